"""How often is a right word marked as wrong, how often is a wrong one missed, and is the right one suggested?

    PYTHONPATH=. python benchmarks/spelling.py [FOLDER…] [--lang nl] [--known N] [--texts N] [--errors N] [--show N]

`--known` texts of the folders are the organisation's content, `--texts` others are looked at, word by word, as a field
would. Without folders: the content and the help that ship, of which every word stands in the content. Typing errors are
made of the right words of the texts looked at: a letter left out, doubled, swapped with the next, or another one.
"""

import argparse
import random
import re
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.timing import share_of, table
from kbdesk.desk import open_desk
from kbdesk.domain.progress import Progress
from kbdesk.domain.spelling import words_to_check
from kbdesk.workflows.check_spelling import CheckSpelling

SHIPPED = (Path("content"), Path("help"))
_CUT = (
    re.compile(r"\A---.*?^---", re.DOTALL | re.MULTILINE),
    re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE),
    re.compile(r"`[^`]*`|\{[^}]*\}|<[^>]*>|\]\([^)]*\)|&\w+;|:::.*|\[!.*"),
)
_SIGNS = re.compile(r"[*_#|>`\[\]]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--lang", choices=("nl", "en"), default="nl")
    parser.add_argument("--known", type=int, default=500)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--errors", type=int, default=100)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        content, texts = _divided(options, chance, Path(folder) / "content")
        desk = open_desk(content=content, data=Path(folder) / "data")
        desk.library.refresh(Progress())
        words = Counter(word for text in texts for word in words_of(text))
        _tell_marked(desk.spelling, words, options.show)
        _tell_errors(desk.spelling, words, options, chance)
        desk.spelling.end()
        desk.spelling.rest()
        desk.close()


def _divided(options: argparse.Namespace, chance: random.Random, content: Path) -> tuple[Path, list[Path]]:
    """The content folder, and the texts to look at."""
    if not options.folders:
        return SHIPPED[0], [text for folder in SHIPPED for text in sorted(folder.rglob(f"*.{options.lang}.md"))]
    found = [text for folder in options.folders for text in sorted(folder.rglob("*.md"))]
    chance.shuffle(found)
    content.mkdir()
    for number, text in enumerate(found[: options.known]):
        shutil.copyfile(text, content / f"{number}.md")
    return content, found[options.known :][: options.texts]


def words_of(file: Path) -> list[str]:
    """What a field would look at, were the text typed into it; front matter, code and links are left out."""
    text = file.read_text(encoding="utf-8", errors="ignore")
    for cut in _CUT:
        text = cut.sub(" ", text)
    return [word.text for line in text.splitlines() for word in words_to_check(_SIGNS.sub(" ", line))]


def _tell_marked(spelling: CheckSpelling, words: Counter[str], show: int) -> None:
    began = time.perf_counter()
    marked = spelling.wrong(words)
    seconds = time.perf_counter() - began
    total, count = words.total(), sum(words[word] for word in marked)
    row = ("marked", total, len(words), count, f"{count / total:.2%}", f"{len(words) / seconds:.0f}")
    print(table(("words", "all", "different", "marked", "share", "looked up a second"), [row]))
    for word in sorted(marked, key=lambda one: -words[one])[:show]:
        print(f"  {words[word]:4} {word}")


def _tell_errors(
    spelling: CheckSpelling, words: Counter[str], options: argparse.Namespace, chance: random.Random
) -> None:
    wrong = spelling.wrong(words)
    right = [word for word in words if len(word) >= 5 and word.isalpha() and word.islower() and word not in wrong]
    made = [(word, mistyped(word, chance)) for word in chance.choices(right, k=10 * options.errors)]
    made = [(word, typed) for word, typed in made if typed != word]
    seen = spelling.wrong({typed for _, typed in made})
    tried = [(word, typed) for word, typed in made if typed in seen][: options.errors]
    times, first, among = [], 0, 0
    for word, typed in tried:
        began = time.perf_counter()
        found = spelling.suggestions(typed, first=options.lang)
        times.append(1000 * (time.perf_counter() - began))
        first, among = first + (found[:1] == (word,)), among + (word in found)
    missed = sum(typed not in seen for _, typed in made) / len(made)
    row = ("made", len(made), f"{missed:.1%}", f"{first / len(tried):.0%}", f"{among / len(tried):.0%}")
    ms = tuple(f"{share_of(times, share):.0f}" for share in (0.5, 0.95, 1))
    print(table(("errors", "n", "missed", "first", "among five", "ms p50", "p95", "max"), [(*row, *ms)]))


def mistyped(word: str, chance: random.Random) -> str:
    """With one slip behind the first letter."""
    place = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    slips = (after, letter * 2 + after, after[0] + letter + after[1:], chance.choice(_LETTERS) + after)
    return before + chance.choice(slips)


if __name__ == "__main__":
    main()
