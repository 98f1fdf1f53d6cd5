"""Makes a collection of any size: a folder of Markdown with front matter, or a corpus of one JSON line a document.

    python benchmarks/make_collection.py OUT [--entries N] [--source CORPUS] [--longest N] [--json-lines]

Without --source the texts are made up (`made_up.py`): words as uneven as those of a language, Dutch-like compounds, two
languages, titles, headings and lengths as real articles have them. With --source real texts are multiplied, in each
copy every seventh word another one. The same options give the same files. OUT must not be there yet.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from benchmarks.documents import Document, documents_of, write_documents

SUBJECTS = 40
"""Sub-folders, so that no folder holds thousands of files."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--source", type=Path)
    parser.add_argument("--longest", type=int, default=0, help="cut bodies at so many characters")
    parser.add_argument("--json-lines", action="store_true")
    options = parser.parse_args()
    if options.out.exists():
        parser.error(f"{options.out} is there already")
    documents = documents_of(options.source, options.entries, longest=options.longest)
    size = (write_documents if options.json_lines else write_markdown)(options.out, documents)
    print(f"{options.out}: {size / 1e6:.1f} MB of text")


def write_markdown(folder: Path, documents: Iterable[Document]) -> int:
    """A file for each document; gives how many bytes were written."""
    size = 0
    for number, document in enumerate(documents):
        path = folder / document.lang / f"subject-{number % SUBJECTS:02}" / f"d{number:06}.{document.lang}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(_markdown(document, number).encode())
    return size


def _markdown(document: Document, number: int) -> str:
    body = document.body
    # Bodies of a corpus have lost their headings' marks, or have them still; either way each heading is said once.
    missing = [heading for heading in document.headings if heading not in body]
    lines = ["---", f"id: d{number:06}", f"title: {_quoted(document.title)}", f"lang: {document.lang}", "---", "", body]
    lines += [f"\n## {heading}" for heading in missing]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


if __name__ == "__main__":
    main()
