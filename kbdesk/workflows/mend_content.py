"""Makes the safe edits among findings. First a look at what would change, then the change itself."""

from collections import defaultdict
from collections.abc import Iterable

from kbdesk.content.folder import ContentFolder
from kbdesk.content.mend_file import mended, write_mended
from kbdesk.domain.finding import Edit, Finding
from kbdesk.domain.mended_file import MendedFile


class MendContent:
    """The only part of the check that writes, and only when asked to."""

    def __init__(self, folder: ContentFolder) -> None:
        self._folder = folder

    def look(self, findings: Iterable[Finding]) -> tuple[MendedFile, ...]:
        """The files as they would be, by path; nothing is written."""
        edits: dict[str, list[Edit]] = defaultdict(list)
        for one in findings:
            if one.edit is not None:
                edits[one.place.path].append(one.edit)
        files = (mended(self._folder.root, path, wanted) for path, wanted in sorted(edits.items()))
        return tuple(file for file in files if file is not None)

    def write(self, file: MendedFile) -> None:
        """Puts one of them in its place. Raises ContentUnreadable when another program changed it since it was looked at,
        or it cannot be written.
        """
        write_mended(self._folder.root, file)
