"""Parts of the frame round the pages: rail, search field, menu of looks, sheet of keys. Imports `ui.kit` only."""
