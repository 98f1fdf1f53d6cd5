"""The pane in which a reader tells the editors. Imports its own folder, `kbdesk.ui.kit`, workflows, wording and domain."""
