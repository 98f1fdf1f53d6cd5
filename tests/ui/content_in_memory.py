"""A small content in memory for tests of the window: hits and pages as the workflows would give them."""

from datetime import UTC, date, datetime
from pathlib import Path

from kbdesk.domain.article import Confidence, Header, Heading, Kind, Page
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.hit import Answer, Hit, Question
from kbdesk.domain.organisation import Label, Organisation, Product
from kbdesk.domain.progress import Progress

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

ORGANISATION = Organisation(
    products=(
        Product("boiler", Label((("nl", "Cv-ketel"), ("en", "Boiler")))),
        Product("fibre", Label((("nl", "Glasvezel"), ("en", "Fibre")))),
        Product("modem", Label((("nl", "Modem"), ("en", "Modem")))),
        Product("meter", Label((("nl", "Slimme meter"), ("en", "Smart meter")))),
    )
)

FIBRE_HTML = """
<h1 id="glasvezel-geen-internet-na-storing" data-line="20">Glasvezel: geen internet na storing</h1>
<p data-line="22">Gebruik dit artikel als de klant <strong>geen internet</strong> heeft en het lampje <em>PON</em> rood
brandt. Zie ook <a href="kb:articles/wifi.nl.md">Wifi traag</a> en <a href="kb:articles/fibre.nl.md#signaal-meten">het
signaal meten</a>.</p>
<blockquote class="say" data-line="24"><p>Kunt u mij vertellen welke kleur het lampje <strong>PON</strong> op het witte
kastje heeft?</p></blockquote>
<div class="callout warning" data-line="26"><p>Kijk <strong>nooit</strong> in een open glasvezelconnector. Plaats altijd
eerst het stofkapje.</p></div>
<h2 id="situatie-vaststellen" data-line="29">Situatie vaststellen</h2>
<ol data-line="31"><li>Vraag welke lampjes branden op de ONT.</li>
<li>Controleer of de storing bekend is in het <em>storingsdashboard</em>.
<ul><li>Zo ja: geef de verwachte hersteltijd door.</li><li>Zo nee: ga verder met het signaal meten.</li></ul></li>
<li>Noteer het serienummer, bijvoorbeeld <code>HWTC1A2B3C4D</code>.</li></ol>
<table data-line="37"><thead><tr><th>Lampje</th><th>Kleur</th><th>Betekenis</th><th>Actie</th></tr></thead>
<tbody><tr><td>Power</td><td>groen</td><td>Voeding in orde</td><td>Geen</td></tr>
<tr><td>PON</td><td>rood</td><td>Geen optisch signaal</td><td>Meet het signaal</td></tr>
<tr><td>LAN</td><td>uit</td><td>Geen verbinding met router</td><td>Vervang de kabel</td></tr></tbody></table>
<p data-line="44"><img src="kb:img/ont.svg" alt="De ONT met zijn lampjes" title="De ONT met zijn drie lampjes"></p>
<h2 id="signaal-meten" data-line="46">Signaal meten</h2>
<p data-line="48">Lees de waarde in de beheerpagina. Tussen −8 en −26 dBm is goed.</p>
<pre data-line="50"><code class="language-sh">ont status --optical
rx_power   -31.2 dBm   low
tx_power     2.1 dBm   ok
</code></pre>
<div class="callout tip" data-line="55"><p>Een waarde onder −30 wijst bijna altijd op een knik in de kabel.</p></div>
<h2 id="doorverwijzen" data-line="58">Doorverwijzen</h2>
<p data-line="60">Blijft het lampje rood, verwijs dan door naar <strong>Monteur glasvezel</strong>.</p>
<div class="callout caution" data-line="62"><p>Laat de klant het kastje niet openmaken.</p></div>
<ul data-line="64"><li class="task"><span class="box">☐</span> Serienummer genoteerd</li>
<li class="task"><span class="box">☑</span> Storingsdashboard bekeken</li></ul>
<div class="callout note" data-line="67"><p>De hersteltijd is meestal binnen twee werkdagen.</p></div>
"""

SHORT_HTML = """
<h1 id="router-herstarten">Geen internet: router herstarten</h1>
<p>Haal de stekker uit het stopcontact, wacht dertig seconden en steek hem er weer in.</p>
<p>Na drie minuten branden alle lampjes. Is dat niet zo, bel dan de
<a href="https://example.org/help">helpdesk</a>.</p>
"""

SCRIPT_HTML = """
<h1 id="klant-meldt-geen-internet">Klant meldt geen internet</h1>
<p>Van de eerste vraag tot monteur of opgelost.</p>
<h2 id="lampje-bekijken">Lampje bekijken</h2>
<blockquote class="say"><p>Welke kleur heeft het lampje PON?</p></blockquote>
<ul><li><a href="kb:scripts/no-internet.nl.md#groen">Groen</a></li>
<li><a href="kb:scripts/no-internet.nl.md#rood">Rood of uit</a></li></ul>
<h2 id="rood">Rood of uit</h2>
<p>Verwijs door naar de monteur.</p>
"""


def a_header(identity, title, **more):
    values = {
        "lang": "nl",
        "confidence": Confidence.VALIDATED,
        "reviewed": date(2026, 11, 21),
        "review_months": 6,
        "phase": ("use",),
        "product": ("fibre",),
    }
    return Header(identity, title=title, **{**values, **more})


def a_page(identity, title, html, *, folder="articles", **more):
    header = a_header(identity, title, **more)
    headings = tuple(
        Heading(2, text, slug, 1) for slug, text in _headings_of(html) if slug != html.split('id="')[1].split('"')[0]
    )
    return Page(header, f"{folder}/{identity}.{header.lang}.md", html, headings, "0" * 64)


def _headings_of(html):
    for piece in html.split("<h2 ")[1:]:
        yield piece.split('id="')[1].split('"')[0], piece.split(">")[1].split("<")[0]


def marked(text, *words):
    """The text in pieces, `words` marked."""
    pieces, rest = [], text
    while rest:
        places = [(rest.casefold().find(word.casefold()), word) for word in words]
        found = min(((at, word) for at, word in places if at >= 0), default=None)
        if found is None:
            pieces.append((rest, False))
            break
        at, word = found
        if at:
            pieces.append((rest[:at], False))
        pieces.append((rest[at : at + len(word)], True))
        rest = rest[at + len(word) :]
    return tuple(pieces)


def a_hit(page, *, words=(), snippet="", **more):
    header = page.header
    values = {
        "rank": 1,
        "id": header.id,
        "kind": header.kind,
        "lang": header.lang,
        "title": header.title,
        "title_marked": marked(header.title, *words),
        "summary": header.summary,
        "snippet": marked(snippet or header.summary, *words),
        "score": 1.0,
        "why": ("title",),
        "path": page.path,
        "line": 1,
        "confidence": header.confidence,
        "reviewed": header.reviewed,
        "overdue": header.overdue(NOW.date()),
        "product": header.product,
        "phase": header.phase,
    }
    return Hit(**{**values, **more})


FIBRE = a_page("fibre", "Glasvezel: geen internet na storing", FIBRE_HTML)
ROUTER = a_page(
    "router", "Geen internet: router herstarten", SHORT_HTML, reviewed=date(2026, 5, 12), product=("modem",)
)
WIFI = a_page("wifi", "Internet traag in de avond", SHORT_HTML, reviewed=date(2025, 4, 2), product=("modem",))
PON = a_page("pon", "PON-lamp knippert", SHORT_HTML, reviewed=date(2026, 7, 8))
VISIT = a_page(
    "visit",
    "Moving an engineer's appointment",
    SHORT_HTML,
    lang="en",
    phase=("transaction",),
    reviewed=date(2026, 9, 30),
)
OLD = a_page(
    "old", "Kabelinternet opzeggen", SHORT_HTML, valid_until=date(2026, 1, 1), replaced_by="router", phase=("end",)
)
SCRIPT = a_page(
    "no-internet",
    "Klant meldt geen internet",
    SCRIPT_HTML,
    folder="scripts",
    kind=Kind.SCRIPT,
    reviewed=date(2026, 11, 23),
)
PAGES = (FIBRE, ROUTER, WIFI, PON, VISIT, OLD, SCRIPT)


def hits(words=()):
    """All hits, in order, with `words` marked."""
    return (
        a_hit(
            FIBRE,
            words=words,
            snippet="Gebruik dit artikel als de klant geen internet heeft en het ONT-lampje PON rood brandt. Meet eerst het "
            "optische signaal en kijk daarna op het storingsdashboard of er werk is.",
        ),
        a_hit(
            SCRIPT,
            words=words,
            snippet="Openingszin, vijf controlevragen en de beslisboom voor geen internet. Einde: monteur of opgelost.",
        ),
        a_hit(
            SCRIPT,
            words=words,
            kind=Kind.STEP,
            step="lampje-bekijken",
            step_title="Lampje bekijken",
            snippet="Welke kleur heeft het lampje PON? Bij geen internet is het meestal rood.",
            why=("body",),
        ),
        a_hit(
            ROUTER,
            words=words,
            snippet="Stap voor stap de router herstarten wanneer er geen internet is op wifi én kabel. Duurt circa drie "
            "minuten, daarna komen alle lampjes terug.",
        ),
        a_hit(
            WIFI,
            words=words,
            snippet="Controleer kanaalgebruik; bij geen internet op 5 GHz schakel band steering uit.",
        ),
        a_hit(
            PON,
            words=words,
            snippet="Knipperend lampje betekent registratie; wacht tien minuten voordat u geen internet meldt bij het NOC.",
            why=("body", "keywords"),
        ),
        a_hit(
            VISIT,
            words=words,
            snippet="Appointments can be moved until 16:00 the day before. Without internet in a hurry: call dispatch.",
            why=("customer_words",),
        ),
        a_hit(
            OLD, words=words, snippet="Opzeggen kan per brief of telefoon, met een maand opzegtermijn.", why=("body",)
        ),
    )


class StandInFind:
    """Finds every hit that holds all words of the question in its title or snippet."""

    def __init__(self):
        self.asked = []

    def find(self, question: Question, progress: Progress) -> Answer:
        progress.check()
        self.asked.append(question)
        words = tuple(question.text.split())
        found = tuple(
            hit
            for hit in hits(words)
            if all(
                word.casefold() in (hit.title + "".join(piece for piece, _ in hit.snippet)).casefold() for word in words
            )
            and (not question.kinds or hit.kind in question.kinds)
            and (not question.products or set(question.products) & set(hit.product))
        )
        if question.text == "glasvezl" and not question.literal:
            return Answer(question, hits(("glasvezel",))[:1], 1, 2.1, read_as="glasvezel", corrected=True)
        mean = ("geen internet", "internet traag") if not found else ()
        return Answer(question, found, len(found), 2.4, read_as=question.text, did_you_mean=mean)

    def related(self, path: str, progress: Progress) -> tuple[Hit, ...]:
        progress.check()
        return tuple(a_hit(page) for page in (ROUTER, SCRIPT)) if path == FIBRE.path else ()


class StandInRead:
    """Opens the pages above; pictures come from a folder."""

    def __init__(self, folder: Path):
        self._folder = folder

    def page(self, identity: str, lang: str) -> Page:
        for page in PAGES:
            if identity in {page.path, page.header.id}:
                return page
        raise WrongUse("not-in-library", id=identity)

    def linked_page(self, path: str, lang: str) -> Page:
        return self.page(path, lang)

    def file(self, path: str) -> Path | None:
        file = self._folder / path
        return file if file.is_file() else None
