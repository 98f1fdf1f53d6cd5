"""A report as one page of its own: no script, nothing loaded from anywhere, light and dark, fit to print.

A bar is drawn by the style sheet beside its number, so nothing is told by the bar alone.
"""

from html import escape

from kbdesk.cli.report_shown import Section, Shown

_STYLE = """
:root { color-scheme: light dark; --ink: #1b2430; --dim: #566273; --paper: #ffffff; --line: #d8dee6; --bar: #2f6fb5 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e9f0; --dim: #9aa7b8; --paper: #12171e; --line: #303a47; --bar: #6ea8e6 }
}
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto;
  max-width: 76rem; padding: 0 1rem }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
p { color: var(--dim); margin: .2rem 0; max-width: 46rem }
div { overflow-x: auto }
table { border-collapse: collapse; min-width: 30rem }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .75rem; text-align: right; vertical-align: top;
  font-variant-numeric: tabular-nums }
td { white-space: nowrap }
th { color: var(--dim); font-weight: 600 }
td.text, th.text { text-align: left; max-width: 34rem; white-space: normal }
.share { min-width: 7rem } .share i { display: block; height: .7rem; margin-top: .4rem; background: var(--bar) }
@media print { :root { --ink: #000; --dim: #333; --paper: #fff; --bar: #555 } .share i { print-color-adjust: exact } }
"""


def report_page(shown: Shown, lang: str) -> str:
    """The whole page; every text in it is escaped."""
    notes = "\n".join(f"<p>{escape(note)}</p>" for note in shown.notes)
    sections = "\n".join(_section(section) for section in shown.sections)
    return f"""<!doctype html>
<html lang="{escape(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(shown.title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{escape(shown.title)}</h1>
{notes}
{sections}
</body>
</html>
"""


def _section(section: Section) -> str:
    heads = [_cell("th", head, is_text=place < section.texts) for place, head in enumerate(section.heads)]
    if section.shares:
        heads.insert(section.texts, "<th></th>")
    rows = "\n".join(_row(section, number) for number in range(len(section.rows)))
    return f"""<h2>{escape(section.title)}</h2>
<div><table>
<thead><tr>{"".join(heads)}</tr></thead>
<tbody>
{rows}
</tbody>
</table></div>"""


def _row(section: Section, number: int) -> str:
    cells = [_cell("td", cell, is_text=place < section.texts) for place, cell in enumerate(section.rows[number])]
    if section.shares:
        width = round(100 * min(max(section.shares[number], 0.0), 1.0), 1)
        cells.insert(section.texts, f'<td class="share"><i style="width:{width}%"></i></td>')
    return f"<tr>{''.join(cells)}</tr>"


def _cell(tag: str, text: str, *, is_text: bool) -> str:
    kind = ' class="text"' if is_text else ""
    return f"<{tag}{kind}>{escape(text)}</{tag}>"
