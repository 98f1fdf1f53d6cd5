"""Hits as people read them in the terminal."""

from kbdesk.cli.output import Output
from kbdesk.domain.article import Confidence
from kbdesk.domain.hit import Answer, Hit, Source
from kbdesk.domain.referral import fill
from kbdesk.domain.step_view import BLANK
from kbdesk.wording.explanation import why_it_stands_here

_SHOWN_REASONS = 2


def print_answer(answer: Answer, out: Output, *, how_literally: str, explain: bool = False) -> None:
    """All hits, numbered, with what was mended in the question and what else might have been meant.

    `how_literally` is the sentence that says how to search for the words as they were typed.
    """
    if answer.corrected:
        read_as = out.words("find.read-as", line=answer.read_as)
        out.line(f"{read_as} ({out.words(how_literally)})", "dim")
    for hit in answer.hits:
        _print_hit(hit, answer.question.lang, out)
        if explain:
            for line in why_it_stands_here(hit, answer, out.lang):
                out.line(f"      {line}", "dim")
    if not answer.hits:
        out.say("find.nothing", line=answer.question.text)
    elif answer.other_language:
        out.say("find.other-language")
    if answer.did_you_mean:
        out.say("find.did-you-mean", lines=" · ".join(answer.did_you_mean))
    if answer.total > len(answer.hits):
        out.line(out.words("find.more", n=answer.total - len(answer.hits)), "dim")


def _print_hit(hit: Hit, lang: str, out: Output) -> None:
    title = out.pieces(hit.title_marked, "bold") if hit.title_marked else out.marked(hit.title, "bold")
    step = f" › {out.marked(hit.step_title, 'bold')}" if hit.step_title else ""
    out.written(f"{hit.rank:>3}. {title}{step}")
    if hit.summary and not hit.step:
        out.line(f"     {hit.summary}")
    elif hit.snippet:
        pieces = ((fill(text, {}, blank=BLANK), matched) for text, matched in hit.snippet)
        out.written("     " + out.pieces(pieces))
    out.written("     " + _badges(hit, lang, out))


def _badges(hit: Hit, lang: str, out: Output) -> str:
    facts = [out.words(f"kind.{hit.kind}"), hit.id + (f"#{hit.step}" if hit.step else "")]
    if hit.source is Source.HELP:
        facts.insert(0, out.words("source.help"))
    if hit.lang != lang:
        facts.append(hit.lang)
    if hit.reviewed is not None and hit.confidence is Confidence.VALIDATED and not hit.overdue:
        facts.append(out.words("find.checked", on=hit.reviewed.isoformat()))
    if hit.confidence is not Confidence.VALIDATED:
        facts.append(out.words(f"confidence.{hit.confidence}"))
    if hit.best:
        facts.append(out.words("why.best_for"))
    reasons = [out.words(f"why.{why}") for why in hit.why if why != "best_for"][:_SHOWN_REASONS]
    if reasons:
        facts.append(out.words("find.why", fields=", ".join(reasons)))
    badges = out.marked(" · ".join(facts), "dim")
    if hit.overdue:
        badges += " " + out.marked(out.words("find.overdue"), "amber")
    return badges
