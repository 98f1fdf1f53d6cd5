"""The window (PySide6 lives here and nowhere else). Imports `workflows`, `wording` and `domain`, and its own rooms."""
