"""The page of contacts, outgoing lists and customers. Imports its own folder, `kbdesk.ui.kit`, workflows, wording and domain."""
