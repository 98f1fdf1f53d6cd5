"""The command line of the pictures: what is made, what is compared, what is kept."""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from picture_set.plan import FOR_DOCS, QUICK, Picture, all_pictures
from picture_set.still_world import hold

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "tests" / "pictures" / "kept"
MADE = ROOT / "build" / "pictures"
DOCS = ROOT / "docs" / "pictures"


def main(given: Sequence[str]) -> int:
    """Exit code 0: as kept, or taken; 1: something differs; 2: a picture could not be made."""
    words = _read(given)
    pictures = [one for one in all_pictures() if _is_wanted(one, words.only)]
    if words.list:
        print("\n".join(one.name for one in pictures))
        return 0
    hold()
    from picture_set.taking import take

    if words.take:
        names = set(words.names)
        failed = take([one for one in all_pictures() if one.name in names], words.take)
        for name, why in failed.items():
            print(f"{name}: could not be made: {why}")
        return 2 if failed else 0
    if words.docs:
        return _make_docs()
    if words.quick:
        pictures = [one for one in pictures if one.name in QUICK]
    full, small = words.into / "full", words.into / "kept-form"
    failed = _make(pictures, full, small)
    if words.accept:
        return _accept(small, failed, all_of_them=not words.only)
    return _compare(pictures, small, failed, words)


def _read(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tools/pictures", description="Pictures of the window: make, compare, accept."
    )
    parser.add_argument("--compare", action="store_true", help="exit code 1 where something differs from the kept set")
    parser.add_argument("--accept", action="store_true", help="take the new pictures as the kept set")
    parser.add_argument("--only", default="", help="beginnings of names, comma between")
    parser.add_argument("--quick", action="store_true", help="only the handful that the test looks at")
    parser.add_argument("--list", action="store_true", help="say the names and make nothing")
    parser.add_argument("--docs", action="store_true", help="make docs/pictures and the tables of docs/design.md")
    parser.add_argument("--into", type=Path, default=MADE, help="where to make them (build/pictures)")
    parser.add_argument("--take", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*", help=argparse.SUPPRESS)
    return parser.parse_args(given)


def _is_wanted(picture: Picture, only: str) -> bool:
    return not only or any(picture.name.startswith(part.strip()) for part in only.split(","))


def _make(pictures: Sequence[Picture], full: Path, small: Path) -> dict[str, str]:
    """Both forms; gives what could not be made."""
    from PIL import Image

    from picture_set.taking import kept_form, take

    for folder in (full, small):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    failed = take(pictures, full)
    for file in full.glob("*.png"):
        kept_form(Image.open(file)).save(small / file.name, optimize=True)
    return failed


def _accept(small: Path, failed: dict[str, str], *, all_of_them: bool) -> int:
    KEPT.mkdir(parents=True, exist_ok=True)
    if all_of_them:
        for old in KEPT.glob("*.png"):
            if not (small / old.name).exists():
                old.unlink()
    for new in small.glob("*.png"):
        shutil.copy(new, KEPT / new.name)
    for name, why in failed.items():
        print(f"{name}: could not be made: {why}")
    size = sum(file.stat().st_size for file in KEPT.glob("*.png"))
    print(f"{len(list(KEPT.glob('*.png')))} pictures kept, {size / 1e6:.1f} MB")
    return 0


def _compare(pictures: Sequence[Picture], small: Path, failed: dict[str, str], words: argparse.Namespace) -> int:
    from picture_set.comparing import difference, side_by_side

    beside = words.into / "differences"
    shutil.rmtree(beside, ignore_errors=True)
    found = []
    for one in pictures:
        kept, new = KEPT / f"{one.name}.png", small / f"{one.name}.png"
        if one.name in failed and not kept.exists():
            continue
        seen = difference(kept, new)
        if seen.is_one:
            found.append(seen)
            side_by_side(kept, new, beside / f"{one.name}.png")
    for seen in found:
        print(f"{seen.name}: {seen.what or f'{seen.share:.2%} of it differs'}")
    if found:
        print(f"\nLook at them in {beside}. If they are as meant: tools/pictures --accept")
    else:
        print(f"{len(pictures)} pictures as kept")
    return 1 if found and words.compare else 0


def _make_docs() -> int:
    from PIL import Image

    from picture_set.design_page import write_page
    from picture_set.taking import kept_form, take

    write_page(ROOT / "docs" / "design.md")
    wanted = [one for one in all_pictures() if one.name in FOR_DOCS]
    full = MADE / "docs"
    shutil.rmtree(full, ignore_errors=True)
    full.mkdir(parents=True)
    failed = take(wanted, full)
    DOCS.mkdir(exist_ok=True)
    for file in full.glob("*.png"):
        kept_form(Image.open(file)).save(DOCS / file.name, optimize=True)
    return 2 if failed else 0
