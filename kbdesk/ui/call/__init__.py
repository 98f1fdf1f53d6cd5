"""The page of a call along a script. Imports its own folder, `kbdesk.ui.kit`, workflows, wording and domain."""
