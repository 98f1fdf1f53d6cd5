"""The check of a whole folder: everything is read once, then each family of rules looks at it."""

from datetime import date

from kbdesk.content.check.headers import check_headers
from kbdesk.content.check.known_files import KnownFiles
from kbdesk.content.check.links import check_links
from kbdesk.content.check.material import Published, gather
from kbdesk.content.check.organisation import check_organisation
from kbdesk.content.check.scenario_files import check_scenario_files
from kbdesk.content.check.steps import check_steps
from kbdesk.content.check.values import check_values
from kbdesk.content.check.way_rules import check_ways
from kbdesk.content.folder import ContentFolder
from kbdesk.domain.finding import Finding
from kbdesk.domain.progress import Progress

_FAMILIES = (
    check_headers,
    check_links,
    check_steps,
    check_ways,
    check_values,
    check_organisation,
    check_scenario_files,
)


def check_folder(
    folder: ContentFolder,
    progress: Progress,
    *,
    today: date,
    known: KnownFiles | None = None,
    published: Published | None = None,
) -> tuple[Finding, ...]:
    """All findings by file and line, each once. `known` keeps the facts of files between two checks; `published` are
    the texts as they were published last. Raises ContentUnreadable when the folder itself cannot be read.
    """
    material, found = gather(folder, progress, today=today, known=known, published=published)
    findings = list(found)
    for family in _FAMILIES:
        progress.check()
        findings += family(material)
    once = {(finding.place, finding.code, tuple(finding.facts.items())): finding for finding in findings}
    return tuple(sorted(once.values(), key=lambda finding: (finding.place, finding.code)))
