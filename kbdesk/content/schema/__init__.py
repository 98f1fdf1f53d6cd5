"""What may stand in the files of a content folder, in one place.

`header.py` (front matter) and `tables.py` (the other files) name the keys; from them come the reading and its findings, the page of the
format (`format_page.py`), the JSON Schema for editors' help while typing (`json_schema.py`), and the blank texts
(`blank_texts.py`). The meaning of each key stands in `kbdesk.wording.format_words`, in both languages.
"""
