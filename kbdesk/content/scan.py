"""Which Markdown files a folder holds: one walk with `os.scandir`, no file opened."""

import os
from pathlib import Path

from kbdesk.domain.article import Stamp
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.progress import Progress

SUFFIXES = (".md", ".mdx", ".markdown")
NO_TEXT = "\ufffd"
"""Stands for bytes of a file's name that are no text."""
_PASSED_OVER = {"node_modules"}


def scan_folder(root: Path, progress: Progress, unlisted: list[str]) -> dict[str, Stamp]:
    """Relative POSIX paths and stamps of all Markdown files; raises ContentUnreadable when `root` cannot be listed.

    `unlisted` gets the sub-folders (`sub/folder/`) that could not be listed: what is in them is not known, not gone.
    """
    if not root.is_dir():
        raise ContentUnreadable("content-missing", folder=str(root))
    real_root = root.resolve()
    found: dict[str, Stamp] = {}
    followed: set[Path] = set()
    waiting = [(str(root), "")]
    while waiting:
        folder, prefix = waiting.pop()
        progress.step(len(found), 0, "scan")
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            if prefix:
                unlisted.append(prefix)  # a sub-folder of somebody else does not keep the rest from being read
                continue
            raise ContentUnreadable("content-unreadable", folder=folder, reason=error.strerror or "") from error
        for entry in entries:
            if entry.name.startswith(".") or (entry.is_symlink() and not _stays(entry, real_root, followed)):
                continue
            if entry.is_dir():
                if entry.name not in _PASSED_OVER:
                    waiting.append((entry.path, f"{prefix}{entry.name}/"))
            elif entry.name.lower().endswith(SUFFIXES) and entry.is_file() and (stamp := _stamp(entry)):
                found[prefix + entry.name] = stamp
    return {path if path.isascii() else _as_text(path): stamp for path, stamp in found.items()}


def _as_text(path: str) -> str:
    """A name whose bytes are no text, with a sign in their place: it can be told, though the file cannot be opened."""
    return "".join(NO_TEXT if "\ud800" <= char <= "\udfff" else char for char in path)


def _stays(entry: "os.DirEntry[str]", real_root: Path, followed: set[Path]) -> bool:
    """True for a link to a file inside the folder, or to a folder inside it that no link led to before."""
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):  # dangling, or a link that leads to itself
        return False
    if not target.is_relative_to(real_root):
        return False
    if target.is_dir():
        if target in followed or Path(entry.path).parent.resolve().is_relative_to(target):
            return False
        followed.add(target)
    return True


def _stamp(entry: "os.DirEntry[str]") -> Stamp | None:
    try:
        status = entry.stat()
    except OSError:  # gone between listing and asking
        return None
    return Stamp(status.st_size, status.st_mtime_ns)
