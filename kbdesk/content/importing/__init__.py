"""Moving in: a folder of another tool becomes articles of kbdesk.

`source_folder.py` lists what is there and reads the tool's own settings. Each file becomes a `Draft` (`markdown_draft.py`,
`html_draft.py`, `docx_draft.py`): its body as Markdown, what its header said, links still as they were. `placing.py` gives
every draft its id and its place. With all places known, `links.py` and `pictures.py` turn the links, and `article_file.py`
writes the text of the new file. Nothing here writes but `writing.py`. What cannot be converted becomes a remark with its
line, and stays in the article as an editor's comment.
"""
