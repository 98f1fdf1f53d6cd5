"""Why a hit was found: the names of the fields that matched (`Hit.why`), the same in both faces."""

from kbdesk.wording.speak import Table

WHY: Table = {
    "why.title": ("title", "titel"),
    "why.keywords": ("keywords", "trefwoorden"),
    "why.customer_words": ("customers' words", "woorden van klanten"),
    "why.headings": ("headings", "kopjes"),
    "why.summary": ("summary", "samenvatting"),
    "why.body": ("text", "tekst"),
    "why.best_for": ("marked as the answer", "aangewezen antwoord"),
    "why.code": ("code", "code"),
}
