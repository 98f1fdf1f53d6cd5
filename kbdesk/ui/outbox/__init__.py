"""The page of the outbox. Imports its own folder, `kbdesk.ui.kit`, workflows, wording and domain."""
