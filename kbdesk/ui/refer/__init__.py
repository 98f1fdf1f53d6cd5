"""The page of a direct referral. Imports its own folder, `kbdesk.ui.kit`, workflows, wording and domain."""
