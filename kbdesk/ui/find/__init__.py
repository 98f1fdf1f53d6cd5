"""The page that finds and shows answers: results left, reading right. Imports `ui.kit`, `wording` and `domain`.

`find_page.py` is the page; it asks the two workflows through lanes. `rows.py` puts hits in the order they are shown,
`hit_model.py` and `hit_delegate.py` show them; `reading_pane.py` shows one text.
"""
