"""The terminal. Imports `desk`, `workflows`, `wording` and `domain`; never the window."""
