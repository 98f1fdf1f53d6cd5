"""Checks the content folder: the files, the scripts as graphs, and the scenarios of the scripts.

Never writes content. What is known of files that did not change since the last check is kept in the cache folder.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kbdesk.content.check.check_folder import check_folder
from kbdesk.content.check.known_files import KnownFiles
from kbdesk.content.check.material import published_in
from kbdesk.content.folder import ContentFolder
from kbdesk.content.rules import finding
from kbdesk.domain.finding import Finding
from kbdesk.domain.place import Place
from kbdesk.domain.progress import Progress
from kbdesk.workflows.cover_scripts import Coverage
from kbdesk.workflows.play_scenarios import PlayScenarios

_MOST_TOLD = 4


class CheckContent:
    """`memory` is the file of the cache; None keeps nothing."""

    def __init__(
        self,
        folder: ContentFolder,
        scenarios: PlayScenarios,
        now: Callable[[], datetime],
        *,
        memory: Path | None = None,
    ) -> None:
        self._folder = folder
        self._scenarios = scenarios
        self._now = now
        self._memory = memory

    def check(self, progress: Progress, *, since: Path | None = None) -> tuple[Finding, ...]:
        """All findings, by file and line. `since` is a folder with the content as it was published last: texts that
        changed since must have a higher revision. Raises ContentUnreadable when either folder is not there.
        """
        published = published_in(ContentFolder(since), progress) if since is not None else None
        found = check_folder(
            self._folder, progress, today=self._now().date(), known=KnownFiles(self._memory), published=published
        )
        played = self._scenarios.play((), progress)
        more = [one.finding for one in played if one.finding is not None]
        more += [_not_passed(one) for one in self._scenarios.coverage(played) if one.gaps]
        once = {(one.place, one.code, tuple(one.facts.items())): one for one in (*found, *more)}
        return tuple(sorted(once.values(), key=lambda one: (one.place, one.code)))


def _not_passed(coverage: Coverage) -> Finding:
    told = [f"{gap.step} › {gap.choice}" if gap.choice else gap.step for gap in coverage.gaps]
    rest = f" … (+{len(told) - _MOST_TOLD})" if len(told) > _MOST_TOLD else ""
    facts = {"id": coverage.script, "ways": "; ".join(told[:_MOST_TOLD]) + rest}
    return finding("KB504", Place(coverage.scenario_file, 1, 1), facts=facts)
