"""`kbdesk content check`: what is wrong in the content, and with `--fix` the safe fixes."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from kbdesk.cli.findings import print_findings
from kbdesk.cli.output import Output
from kbdesk.desk import Desk, open_desk
from kbdesk.domain.errors import ContentUnreadable, WrongUse
from kbdesk.domain.finding import Finding, Level
from kbdesk.domain.mended_file import MendedFile
from kbdesk.wording.errors import error_sentence

if TYPE_CHECKING:
    from kbdesk.workflows.mend_content import MendContent

FINDINGS = 1


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Without `--fix` nothing is written. With it the diff is shown, and then what is left."""
    if options.dry_run and not options.fix:
        raise WrongUse("dry-run-without-fix")
    root = Path(desk.library.content_path)
    form = options.form or ("json" if out.as_json else "text")
    elsewhere = _other_folder(root, options.paths)
    if elsewhere is not None:
        desk, root, wanted = open_desk(content=elsewhere, data=options.data), elsewhere, frozenset({"."})
    else:
        wanted = frozenset(_inside(root, path) for path in options.paths)
    shown = _findings(desk, wanted, options, out)
    diff = ""
    if options.fix:
        files = desk.mend.look(shown)
        diff = "\n".join(file.diff() for file in files)
        if not options.dry_run and _write(desk.mend, files, out):
            shown = _findings(desk, wanted, options, out)
        _show_diff(diff, form, out)
        key = "check.would-fix" if options.dry_run else "check.fixed"
        out.aside(key, n=sum(len(file.made) for file in files), files=len(files))
    print_findings(shown, root, form=form, out=out, diff=diff if options.fix else None)
    return FINDINGS if any(options.strict or one.level is Level.ERROR for one in shown) else 0


def _findings(desk: Desk, wanted: frozenset[str], options: Namespace, out: Output) -> tuple[Finding, ...]:
    with out.progress() as progress:
        found = desk.check.check(progress, since=options.since)
    return tuple(one for one in found if _is_wanted(one, wanted))


def _write(mend: "MendContent", files: tuple[MendedFile, ...], out: Output) -> bool:
    """Writes file by file; one that cannot be written does not keep the others from it."""
    written = False
    for file in files:
        try:
            mend.write(file)
            written = True
        except ContentUnreadable as error:
            out.complain(error_sentence(error, out.lang))
    return written


def _show_diff(diff: str, form: str, out: Output) -> None:
    """On stdout where people read; on stderr where stdout carries annotations; in the document with JSON."""
    if not diff:
        return
    if form == "text":
        for line in diff.split("\n"):
            out.line(line, {"+": "green", "-": "red", "@": "blue"}.get(line[:1], ""))
    elif form != "json":
        out.complain(diff)


def _other_folder(root: Path, paths: list[str]) -> Path | None:
    """A single folder that lies elsewhere is a content folder itself."""
    if len(paths) != 1:
        return None
    named = Path(paths[0])
    inside = named.resolve().is_relative_to(root.resolve()) or (not named.is_absolute() and (root / named).exists())
    return named.absolute() if named.is_dir() and not inside else None


def _inside(root: Path, named: str) -> str:
    """A path relative to the content folder; named from here, or from there. Raises WrongUse outside of it."""
    base = root.resolve()
    for candidate in (Path(named), root / named):
        if candidate.exists() and candidate.resolve().is_relative_to(base):
            return candidate.resolve().relative_to(base).as_posix()
    raise WrongUse("path-outside-content", path=named, folder=str(root))


def _is_wanted(finding: Finding, wanted: frozenset[str]) -> bool:
    path = finding.place.path
    return not wanted or any(one in {".", path} or path.startswith(f"{one}/") for one in wanted)
