"""Maps of scripts: what there is to draw (`script_map.py`), as Mermaid text, or laid out in layers and drawn as SVG and
PNG.
"""
