"""A hit for a text that was not searched for: opened lately, or offered before anything is typed. Pure."""

from kbdesk.domain.article import Header
from kbdesk.domain.hit import Hit


def hit_of(header: Header, path: str, *, overdue: bool = False) -> Hit:
    """The header as a hit, nothing marked."""
    return Hit(
        rank=1,
        id=header.id,
        kind=header.kind,
        lang=header.lang,
        title=header.title,
        title_marked=((header.title, False),),
        summary=header.summary,
        snippet=((header.summary, False),) if header.summary else (),
        score=0.0,
        why=(),
        path=path,
        line=1,
        confidence=header.confidence,
        reviewed=header.reviewed,
        overdue=overdue,
        product=header.product,
        phase=header.phase,
    )
