"""The check of a whole folder: everything is read once, then each family of rules looks at it."""

from datetime import date

from kbdesk.content.check.headers import check_headers
from kbdesk.content.check.links import check_links
from kbdesk.content.check.material import gather
from kbdesk.content.check.organisation import check_organisation
from kbdesk.content.check.scenario_files import check_scenario_files
from kbdesk.content.check.steps import check_steps
from kbdesk.content.check.values import check_values
from kbdesk.content.folder import ContentFolder
from kbdesk.domain.finding import Finding
from kbdesk.domain.progress import Progress

_FAMILIES = (check_headers, check_links, check_steps, check_values, check_organisation, check_scenario_files)


def check_folder(folder: ContentFolder, progress: Progress, *, today: date) -> tuple[Finding, ...]:
    """All findings by file and line, each once. Raises ContentUnreadable when the folder itself cannot be read."""
    material, found = gather(folder, progress, today=today)
    findings = list(found)
    for family in _FAMILIES:
        progress.check()
        findings += family(material)
    once = {(finding.place, finding.code, tuple(finding.facts.items())): finding for finding in findings}
    return tuple(sorted(once.values(), key=lambda finding: (finding.place, finding.code)))
