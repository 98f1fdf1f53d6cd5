"""A folder made for MkDocs reads as its authors saw it, and its blocks know their lines."""

import re

import markdown
import pytest

from kbdesk.content.markdown_mkdocs import EXTENSIONS, MkdocsMarkdown
from kbdesk.content.source_lines import with_lines
from tests.content.conftest import Write

SOURCE = """# Titel

Eerste *regel*
en nog een.

!!! warning "Let op"
    Pas **op**.

    - een
    - twee

??? tip
    Verborgen.

| a | b |
|---|---|
| c | d |

- [ ] taak
- [x] klaar

Woord
:   Uitleg

```py
x = 1
```

---

Noot[^1] en ![plaat](img/p.png)

[^1]: De noot zelf.

1. Een
    1. Binnen
2. Twee
"""


def test_it_is_python_markdowns_own_output_with_the_usual_extensions() -> None:
    ours = re.sub(r' data-line="\d+"', "", MkdocsMarkdown().html(SOURCE, first_line=1, seconds=1.0))
    theirs = markdown.markdown(SOURCE, extensions=list(EXTENSIONS))
    boxes = {'<input type="checkbox" disabled/>': "☐", '<input type="checkbox" disabled checked/>': "☑"}
    for written, sign in boxes.items():
        assert written in theirs
        theirs = theirs.replace(written, f'<span class="box">{sign}</span>')
    assert ours == theirs


def test_every_block_has_the_line_it_was_written_on() -> None:
    html = MkdocsMarkdown().html(SOURCE, first_line=11, seconds=1.0)
    found = re.findall(r'<(\w+)[^<>]* data-line="(\d+)"', html)
    source = SOURCE.split("\n")
    at = {line: source[int(line) - 11] for _, line in found}
    assert [
        (tag, at[line]) for tag, line in found if tag in {"h1", "p", "li", "tr", "pre", "dt", "dd", "hr", "summary"}
    ] == [
        ("h1", "# Titel"),
        ("p", "Eerste *regel*"),
        ("p", '!!! warning "Let op"'),
        ("p", "    Pas **op**."),
        ("li", "    - een"),
        ("li", "    - twee"),
        ("summary", "??? tip"),
        ("p", "    Verborgen."),
        ("tr", "| a | b |"),
        ("tr", "| c | d |"),
        ("li", "- [ ] taak"),
        ("li", "- [x] klaar"),
        ("dt", "Woord"),
        ("dd", ":   Uitleg"),
        ("pre", "x = 1"),
        ("hr", "---"),
        ("p", "Noot[^1] en ![plaat](img/p.png)"),
        ("li", "1. Een"),
        ("li", "    1. Binnen"),
        ("li", "2. Twee"),
        ("li", "[^1]: De noot zelf."),
        ("p", "[^1]: De noot zelf."),
    ]


def test_the_same_words_twice_have_each_their_own_line_in_order() -> None:
    assert re.findall(r'data-line="(\d+)"', with_lines("<p>a b</p><h2>c</h2><p>a b</p>", "a b\n\n## c\n\na b\n")) == [
        "1",
        "3",
        "5",
    ]


def test_a_block_whose_words_stand_nowhere_has_no_line_and_stops_no_other() -> None:
    assert with_lines("<p>elders</p><p>hier</p>", "hier\n") == '<p>elders</p><p data-line="1">hier</p>'


@pytest.mark.parametrize("where", ["mkdocs.yml", "../mkdocs.yml"])
def test_the_folder_is_known_by_its_settings_beside_or_above_it(where: str, write: Write) -> None:
    folder = write({"a.md": "# A\n\n!!! note\n    Let op.\n\ntekst\n- geen lijst\n", where: "site_name: x\n"})
    page = folder.page("a.md", folder.organisation()[0])
    assert '<div class="callout note" data-line="3">' in page.html
    assert '<p data-line="6">tekst\n- geen lijst</p>' in page.html


def test_tabs_stand_below_one_another_with_their_names(write: Write) -> None:
    folder = write(
        {"a.md": '=== "Gas"\n\n    Kraan dicht.\n\n=== "Stroom"\n\n    Stop eruit.\n', "mkdocs.yml": "site_name: x\n"}
    )
    html = folder.page("a.md", folder.organisation()[0]).html
    words = re.sub(r"<[^>]*>", " ", html).split()
    assert words == ["Gas", "Kraan", "dicht.", "Stroom", "Stop", "eruit."]
    assert "<strong>Gas</strong>" in html
