"""What the page needs of the workflows that find and open; tests bring a content in memory instead."""

from pathlib import Path
from typing import Protocol

from kbdesk.domain.article import Page
from kbdesk.domain.hit import Answer, Hit, Question
from kbdesk.domain.progress import Progress


class Finds(Protocol):
    """`kbdesk.workflows.find_answers`."""

    def find(self, question: Question, progress: Progress) -> Answer: ...
    def related(self, path: str, progress: Progress) -> tuple[Hit, ...]: ...


class Reads(Protocol):
    """`kbdesk.workflows.read_content`."""

    def page(self, identity: str, lang: str) -> Page: ...
    def linked_page(self, path: str, lang: str) -> Page: ...
    def file(self, path: str) -> Path | None: ...
