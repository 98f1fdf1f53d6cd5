"""Does an article read here as it does on GitHub? Each one held against `cmark-gfm`, GitHub's own parser.

    python benchmarks/fidelity.py FOLDER… [--mkdocs] [--show N] [--json]

Debian has the program as the package `cmark-gfm`. Articles with raw HTML are counted and left out, since what may stay
of that is another question. Both sides are brought into one form first (`tests/content/spec/normal_form.py`), and
each difference is put with its reason; one without a reason is a mistake of ours, and `--show` shows where it begins.
A folder made for MkDocs is held against Python-Markdown instead.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import markdown

from kbdesk.content.file_bytes import Source, read_source
from kbdesk.content.folder import ContentFolder
from kbdesk.content.front_matter import cut
from kbdesk.content.markdown_mkdocs import EXTENSIONS
from kbdesk.content.markdown_tree import MarkdownTrees
from kbdesk.content.tree_html import written_inside
from kbdesk.domain.progress import Progress
from tests.content.spec.normal_form import normal

EXTRAS = ("table", "strikethrough", "autolink", "tasklist", "footnotes")
GITHUB = ["cmark-gfm", *(word for name in EXTRAS for word in ("-e", name))]
CODE_LINES = re.compile(r"^(?:import|export)\s.*$", re.MULTILINE)
HARD_BLANK = re.compile(r"[\u00a0\u2000-\u200a]+(?=</?(?:h\d|td|th)\b)|(?<=>)[\u00a0\u2000-\u200a]+(?=<)")
REASONS = {
    "blank": "a hard blank at the end of a heading or a cell, which nobody sees, is dropped",
    "definitions": "a definition list, which GitHub does not know",
    "tabs": "a page here has no tabs: the name of each stands in bold above its text",
    "address": "an address that leads nowhere safe (file:, javascript:) stays text",
}


@dataclass
class Account:
    """What was found of one folder."""

    equal: int = 0
    raw_html: int = 0
    unreadable: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    unexplained: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def compared(self) -> int:
        return self.equal + sum(self.reasons.values()) + len(self.unexplained)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--mkdocs", action="store_true", help="take the folders as made for MkDocs")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N differences without a reason")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    accounts = {folder.name: account_of(folder, as_mkdocs=options.mkdocs) for folder in options.folders}
    report(accounts, show=options.show, as_json=options.json)


def account_of(root: Path, *, as_mkdocs: bool) -> Account:
    folder, trees, account = ContentFolder(root), MarkdownTrees(), Account()
    is_mkdocs = as_mkdocs or folder.organisation()[0].dialect == "python-markdown"
    for path in sorted(folder.scan(Progress())):
        source = read_source(root, path)
        if not isinstance(source, Source):
            account.unreadable += 1
            continue
        body = cut(source.text).body
        body = CODE_LINES.sub("", body) if path.endswith(".mdx") else body
        if is_mkdocs:
            pair = without_lines(trees.mkdocs_html(body)), markdown.markdown(body, extensions=list(EXTENSIONS))
        else:
            theirs = by_github(body)
            if "<!-- raw HTML omitted -->" in theirs:
                account.raw_html += 1
                continue
            pair = written_inside(trees.tree(body, says=False)), theirs
        put(account, path, normal(pair[0]), normal(pair[1]))
    return account


def by_github(body: str) -> str:
    return subprocess.run(GITHUB, input=body.encode(), capture_output=True, check=True).stdout.decode()


def without_lines(html: str) -> str:
    return re.sub(r' data-line="\d+"', "", html)


def put(account: Account, path: str, ours: str, theirs: str) -> None:
    """Counts one article."""
    reason = reason_of(ours, theirs)
    if ours == theirs:
        account.equal += 1
    elif reason:
        account.reasons[reason] += 1
    else:
        account.unexplained.append((path, ours, theirs))


def reason_of(ours: str, theirs: str) -> str:
    if HARD_BLANK.sub("", ours) == HARD_BLANK.sub("", theirs):
        return "blank"
    if "<label" in theirs:
        return "tabs"
    if "<dl>" in ours and "<dl>" not in theirs:
        return "definitions"
    return "address" if 'href=""' in theirs or 'src=""' in theirs else ""


def report(accounts: dict[str, Account], *, show: int, as_json: bool) -> None:
    if as_json:
        rows = {
            name: {"compared": one.compared, "equal": one.equal, "raw_html": one.raw_html, "reasons": one.reasons}
            for name, one in accounts.items()
        }
        json.dump(rows, sys.stdout, indent=1)
        return
    print(f"{'folder':28} {'compared':>8} {'equal':>6} {'%':>7} {'explained':>9} {'not':>4} {'with raw HTML':>13}")
    for name, one in accounts.items():
        print(row(name, one))
    if len(accounts) > 1:
        print(row("all", whole(accounts)))
    for reason, count in whole(accounts).reasons.items():
        print(f"{count:5} {REASONS[reason]}")
    for path, ours, theirs in whole(accounts).unexplained[:show]:
        start = next((at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), 0)
        print(
            f"{path}\n   here   {ours[max(0, start - 40) : start + 80]!r}\n   there  {theirs[max(0, start - 40) : start + 80]!r}"
        )


def row(name: str, one: Account) -> str:
    share = 100 * one.equal / one.compared if one.compared else 0.0
    explained = sum(one.reasons.values())
    return f"{name:28} {one.compared:8} {one.equal:6} {share:7.2f} {explained:9} {len(one.unexplained):4} {one.raw_html:13}"


def whole(accounts: dict[str, Account]) -> Account:
    total = Account()
    for one in accounts.values():
        total.equal += one.equal
        total.raw_html += one.raw_html
        total.reasons.update(one.reasons)
        total.unexplained += one.unexplained
    return total


if __name__ == "__main__":
    main()
