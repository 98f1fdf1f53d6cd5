"""The page of settings: parts with rows, each of which holds at once. Imports `ui.kit` only."""
