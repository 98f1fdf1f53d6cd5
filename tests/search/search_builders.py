"""Small articles and scripts to be found, and an index to find them in."""

import hashlib
from datetime import date

from kbdesk.domain.article import Article, Confidence, Header, Heading, Kind, Stamp
from kbdesk.domain.hit import Question
from kbdesk.domain.library import Reading
from kbdesk.domain.script import Ask, Block, BlockKind, Choice, Script, Step, Target
from kbdesk.search.index import SearchIndex

TODAY = date(2026, 3, 1)


def an_article(path, title="", body="", *, headings=(), **header):
    """An article; what is not said of its header is neutral, its id is its name without language and ending."""
    name = path.rsplit("/", 1)[-1].removesuffix(".md")
    identity, _, lang = name.partition(".")
    header = {"id": identity, "lang": lang or "nl"} | header
    return Article(
        Header(title=title, **header),
        path,
        tuple(Heading(2, text, text.lower(), 1) for text in headings),
        body.partition("\n\n")[0],
        body,
    )


def a_step(title, *said, choices=(), asks=(), line=10, code=""):
    slug = title.lower().replace(" ", "-")
    return Step(
        slug,
        code or slug,
        title,
        line,
        blocks=tuple(Block(BlockKind.SAY, text, text, line + 1) for text in said),
        asks=tuple(Ask(label.lower(), label, line + 2) for label in asks),
        choices=tuple(Choice(label, Target("#x", step="x"), line + 3) for label in choices),
    )


def a_script(path, title="", *steps, intro="", **header):
    name = path.rsplit("/", 1)[-1].removesuffix(".md")
    identity, _, lang = name.partition(".")
    header = {"id": identity, "lang": lang or "nl"} | header
    start = steps[0].slug if steps else ""
    return Script(Header(kind=Kind.SCRIPT, title=title, **header), path, "d", intro, steps, start)


def readings(*documents, version=1):
    for document in documents:
        digest = hashlib.sha256(repr(document).encode()).hexdigest()
        yield Reading(document.path, Stamp(len(digest), version), digest, document)


def an_index(folder, *documents, **settings):
    index = SearchIndex(folder, **settings)
    index.update(readings(*documents), total=len(documents))
    return index


def ask(index, text, *, synonyms=(), thesaurus=(), translations=(), today=TODAY, **question):
    said = {"synonyms": synonyms, "thesaurus": thesaurus, "translations": translations}
    return index.answer(Question(text, **question), **said, today=today)


def found(index, text, **question):
    """Where the hits are, best first: `path` or `path#step`."""
    return [f"{hit.path}#{hit.step}" if hit.step else hit.path for hit in ask(index, text, **question).hits]


def on_top(index, text, **question):
    return next(iter(found(index, text, **question)), "")


DOCUMENTS = (
    an_article(
        "nl/koud-water.nl.md",
        "De douche blijft koud",
        "Het water uit de douche wordt niet warm. Vraag naar de geiser of de boiler.\n\nEen geiser ontsteekt pas bij "
        "voldoende waterdruk.",
        id="cold-shower",
        summary="Wat te doen als er geen warm water uit de douche komt.",
        customer_words=("ijskoud douchen",),
        best_for=("mijn douche is koud",),
        product=("boiler",),
        phase=("use",),
    ),
    an_article(
        "en/cold-shower.en.md",
        "The shower stays cold",
        "The water from the shower does not get hot. Ask about the geyser or the boiler.",
        product=("boiler",),
    ),
    an_article(
        "nl/storing-warmwater.nl.md",
        "Warmwaterstoring melden",
        "Een warmwaterstoring in de wijk meldt u bij de storingsdienst. De storingsdienst komt dezelfde dag.",
        headings=("Storingsdienst bellen", "Kosten"),
        keywords=("storing", "warm water"),
    ),
    an_article(
        "nl/foutcodes.nl.md",
        "Foutcodes van de ketel",
        "E-04 betekent geen ontsteking. F.28 betekent dat er geen gas komt. Bij E 11 is de druk te laag.\n\n"
        "EAN 8716 8710 0000 0123 45 staat op de sticker.",
        id="kb-0012",
        product=("cv-ketel",),
        audience=("technician",),
    ),
    an_article(
        "nl/factuur.nl.md",
        "Een factuur begrijpen",
        "Op de factuur staan de problemen met betalingen van klanten. De factuur komt elke maand in januari.",
        phase=("billing",),
        audience=("agent", "customer"),
    ),
    an_article(
        "nl/huizen.nl.md",
        "Verhuizen",
        "Wie naar andere huizen verhuist, geeft de meterstanden door. Een bedrijf doet dat per adres.",
    ),
    an_article(
        "nl/oud.nl.md",
        "Meterstanden oude stijl",
        "Meterstanden doorgeven met het kaartje.",
        confidence=Confidence.ARCHIVED,
    ),
    an_article("nl/nieuw.nl.md", "Meterstand online", "Meterstanden doorgeven met het kaartje kan niet meer."),
    an_article("nl/groet.nl.md", "Begroeting", "Goedemiddag, waarmee kan ik u helpen?", kind=Kind.PHRASE),
    a_script(
        "nl/geen-warm-water.nl.md",
        "Geen warm water",
        a_step("Gaslucht", "Ruikt u gas? Hang niet op, maar verlaat de woning.", choices=("Ja, gaslucht", "Nee")),
        a_step("Ketel ontluchten", "Ontlucht de ketel met het sleuteltje.", asks=("Waterdruk",), line=20),
        a_step("Monteur sturen", "Er komt een monteur.", line=30),
        intro="Voor klanten zonder warm water uit kraan of douche.",
        id="no-hot-water",
    ),
)
