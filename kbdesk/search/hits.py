"""From entries to the hits that faces show: marked, quoted, with the reasons why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kbdesk.domain.hit import Hit, Question, Snippet
from kbdesk.search.analysis import fold, plain
from kbdesk.search.entries import Entry
from kbdesk.search.explanation import explain
from kbdesk.search.meeting import Meeting, Places
from kbdesk.search.scorer import Scored, Scores
from kbdesk.search.shown import ALL_WORDS, Dress, Shown
from kbdesk.search.snippet import Marker, marked, quoted
from kbdesk.search.view import View


@dataclass(frozen=True, slots=True)
class Asked:
    """What all hits of an answer have in common; `whole` is the question as it is compared with titles."""

    question: Question
    scores: Scores
    view: View
    today: date
    whole: str

    def hit(self, one: Scored, meeting: Meeting, *, rank: int) -> Hit:
        """One entry as a hit. Raises IndexDamaged, FileNotFoundError."""
        marker, places = meeting.marker, meeting.places[one.entry]
        shown = self._shown(one, places.words)
        dress = shown.dressed.get(places) if not (marker.codes or one.is_best) else None
        if dress is None:
            dress = self._dressed(one, shown, marker, places)
        title, snippet, why = dress
        entry = shown.entry
        return Hit(
            rank=rank,
            id=entry.id,
            kind=entry.kind,
            lang=entry.lang,
            title=entry.title,
            title_marked=title,
            summary=entry.summary,
            snippet=snippet,
            score=round(one.score, 4),
            why=why,
            path=entry.path,
            line=entry.line,
            step=entry.slug,
            step_title=entry.step_title,
            confidence=entry.confidence,
            reviewed=entry.reviewed,
            overdue=entry.overdue(self.today),
            product=entry.product,
            phase=entry.phase,
            best=one.is_best,
            explanation=explain(one, self.scores, entry=entry, why=why) if self.question.explain else (),
        )

    def _dressed(self, one: Scored, shown: Shown, marker: Marker, places: Places) -> Dress:
        """Kept where it hangs on the numbers of the words that are met, and on nothing else."""
        body = _quoted_body(shown, marker, places)
        is_lost = bool(places.in_body) and not body
        if is_lost:
            # The words do not stand where they should: it takes the whole text to find them.
            shown = self._shown(one, ALL_WORDS)
            body = quoted(shown.entry.body, marker.marks(shown.entry.body))
        entry = shown.entry
        met = {*places.fields, *(("code",) if places.has_code else ()), *(("body",) if body else ())}
        title = _marked_title(shown, marker, places)
        why = _why(entry, self.whole, met=met, marker=marker, is_best=one.is_best)
        in_summary = marker.marks_in(entry.summary, shown.summary) if entry.summary else []
        if entry.summary and (in_summary or len(title) > 1 or not body):
            snippet = quoted(entry.summary, in_summary)
        else:
            snippet = body or quoted(entry.lead or entry.body, marker.marks(entry.lead))
        dress = (title, snippet, why)
        is_by_words = marker.codes or one.is_best or is_lost or entry.slug or entry.summary or "keywords" in met
        return dress if is_by_words or not body else shown.dressed.keep(places, dress)

    def _shown(self, one: Scored, words: int) -> Shown:
        return self.view.shown(self.scores.segments[one.place].sidecar, one.entry, words=words)


def _marked_title(shown: Shown, marker: Marker, places: Places) -> Snippet:
    """A step is shown with the title of its script, which is not among its own words."""
    title, numbers = shown.entry.title, places.in_title
    if shown.entry.slug or marker.codes:
        return marked(title, marker.marks_in(title, shown.title))
    key = ("title", numbers)
    found = shown.marked.get(key)
    if found is None:
        are_there = not numbers or numbers[-1] < len(shown.title)
        marks = marker.marks_among(shown.title[number] for number in numbers) if are_there else []
        if len(marks) < len(numbers):
            marks = marker.marks_in(title, shown.title)
        found = shown.marked.keep(key, marked(title, marks))
    return found


def _quoted_body(shown: Shown, marker: Marker, places: Places) -> Snippet:
    """Nothing when nothing of it is met, or where other words stand at the places of those that are."""
    body, numbers = shown.entry.body, places.in_body
    place = marker.code_place(body) if places.has_code else -1
    if place < 0 and not numbers:
        return ()
    key = (place, places.first, numbers)
    found = shown.marked.get(key)
    if found is None:
        spans = shown.body.among(numbers[0], numbers[-1]) if numbers else []
        are_there = numbers and numbers[-1] - numbers[0] < len(spans)
        marks = marker.marks_at(body, [spans[number - numbers[0]] for number in numbers]) if are_there else []
        if place >= 0:
            found = quoted(body, sorted({*marks, *marker.marks_round(body, place)}))
        else:
            found = quoted(body, marks, first=spans[places.first - numbers[0]][0]) if marks else ()
        shown.marked.keep(key, found)
    return found


def _why(entry: Entry, whole: str, *, met: Collection[str], marker: Marker, is_best: bool) -> tuple[str, ...]:
    """The fields that matched, the weightiest first."""

    def meets(*texts: str) -> bool:
        return bool(marker.meeting(fold("\n".join(texts))))

    found = ["best_for"] if is_best and whole in {plain(line) for line in entry.best_for} else []
    found += [name for name in ("title", "code") if name in met]
    if "keywords" in met:
        found += ["keywords"] if meets(*entry.keywords, *entry.aliases) else []
        found += ["customer_words"] if meets(*entry.customer_words, *entry.best_for) else []
    found += [name for name in ("headings", "summary", "body") if name in met]
    return tuple(found) or ("code",)
