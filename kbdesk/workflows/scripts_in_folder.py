"""All scripts of a folder as they stand on disk, for the editor's tools: without an index, without a library."""

from kbdesk.content.folder import ContentFolder
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.progress import Progress
from kbdesk.domain.script import Script


def scripts_in(folder: ContentFolder, organisation: Organisation) -> tuple[Script, ...]:
    """Every half of every script, by path. Raises ContentUnreadable when the folder is not there."""
    found: list[Script] = []
    for path in sorted(folder.scan(Progress())):
        try:
            found.append(folder.script(path, organisation))
        except ContentUnreadable:
            continue  # no script, or one that the check names
    return tuple(found)
