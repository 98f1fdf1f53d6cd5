"""The door to Markdown files: finding them, reading them, showing them, checking them.

`folder.py` is what others call; `check/` holds the rules, a file a family. The Markdown libraries stand in
the files `markdown_*.py` alone, the sanitiser in `html.py`, YAML in `yaml_nodes.py`. Imports `domain` only.
"""
