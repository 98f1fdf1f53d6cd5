"""What each key of the content format means: for the page of the format, and for editors' help while typing.

Keyed by shape and key, as in `kbdesk.content.schema`. (English, Dutch).
"""

from kbdesk.wording.speak import Table

_HEADER: Table = {
    "header.id": ("The same in all languages, never used again.", "In alle talen hetzelfde, nooit opnieuw gebruikt."),
    "header.type": ("What the file is.", "Wat het bestand is."),
    "header.lang": ("The language it is written in.", "De taal waarin het geschreven is."),
    "header.title": (
        "What it is called; a question in the customer's words.",
        "Hoe het heet; een vraag in de woorden van de klant.",
    ),
    "header.summary": (
        "The lead line in results, at most 160 characters.",
        "De regel onder de titel in resultaten, hoogstens 160 tekens.",
    ),
    "header.audience": ("Who it is for.", "Voor wie het is."),
    "header.confidence": ("How far it may be trusted (KCS).", "Hoever het te vertrouwen is (KCS)."),
    "header.governance": (
        "Who may change it (KCS): anyone may propose, or the owner only.",
        "Wie het mag wijzigen (KCS): ieder mag voorstellen, of alleen de eigenaar.",
    ),
    "header.owner": ("The team that looks after it.", "Het team dat ervoor zorgt."),
    "header.reviewed": ("The day it was last looked through.", "De dag waarop het het laatst is nagekeken."),
    "header.review_every": ("How often it is to be looked through.", "Hoe vaak het nagekeken moet worden."),
    "header.revision": ("Rises when the text changes.", "Gaat omhoog als de tekst verandert."),
    "header.phase": (
        "The phase of customer service it belongs to.",
        "De fase van de dienstverlening waar het bij hoort.",
    ),
    "header.product": ("Codes of products.yml.", "Codes uit products.yml."),
    "header.applies_to": ("Versions or types it holds for.", "Versies of typen waarvoor het geldt."),
    "header.keywords": ("Search terms.", "Zoekwoorden."),
    "header.customer_words": (
        "What customers call it; grows from readers' flags.",
        "Hoe klanten het noemen; groeit uit meldingen van lezers.",
    ),
    "header.best_for": (
        "Questions for which this is the answer: it stands first for exactly these words.",
        "Vragen waarop dit het antwoord is: bij precies deze woorden staat het bovenaan.",
    ),
    "header.aliases": ("Old ids and titles; they keep working.", "Oude id's en titels; ze blijven werken."),
    "header.valid_from": ("The first day it is in force.", "De eerste dag dat het geldt."),
    "header.valid_until": (
        "The last day it is in force; found and marked afterwards.",
        "De laatste dag dat het geldt; daarna te vinden met een teken erbij.",
    ),
    "header.replaced_by": ("The id of what holds instead.", "Het id van wat in plaats daarvan geldt."),
    "header.safety": (
        "True: the notice comes first and must be acknowledged.",
        "True: de waarschuwing komt eerst en moet bevestigd worden.",
    ),
    "header.based_on": (
        "The revision of the other language that this translation follows.",
        "De revisie van de andere taal die deze vertaling volgt.",
    ),
    "header.target_minutes": ("Minutes planned for it.", "Minuten die ervoor staan."),
    "header.entry": (
        "Values that may come in from outside (a softphone, a link).",
        "Waarden die van buiten mogen komen (een softphone, een koppeling).",
    ),
    "header.direction": (
        "Who seeks the contact. An outgoing script is offered for lists of people to call.",
        "Wie het contact zoekt. Een uitgaand belscript wordt aangeboden voor bellijsten.",
    ),
    "header.start": ("The first step; without it the first ##.", "De eerste stap; zonder deze sleutel de eerste ##."),
    "header.fields": ("The script's own fields.", "De eigen velden van het belscript."),
}
_FIELD: Table = {
    "field.use": ("Starts from a shared field of fields.yml.", "Begint bij een gedeeld veld uit fields.yml."),
    "field.type": ("What it holds; decides how it is checked.", "Wat erin staat; bepaalt hoe het gecontroleerd wordt."),
    "field.label": ("What it is called on the screen.", "Hoe het op het scherm heet."),
    "field.options": (
        "For choice and multi: the codes with their labels.",
        "Bij choice en multi: de codes met hun labels.",
    ),
    "field.pattern": (
        "A regular expression that the whole value fits.",
        "Een reguliere expressie waar de hele waarde op past.",
    ),
    "field.min": ("The least number, or the fewest characters.", "Het kleinste getal, of de minste tekens."),
    "field.max": ("The largest number, or the most characters.", "Het grootste getal, of de meeste tekens."),
    "field.unit": ("Shown behind the value.", "Staat achter de waarde."),
    "field.currency": ("The unit of money.", "De munteenheid."),
    "field.example": ("Shown where nothing was typed yet.", "Staat er zolang niets is getypt."),
    "field.pii": (
        "How private it is; anything but none needs keep.",
        "Hoe privé het is; bij alles behalve none hoort keep.",
    ),
    "field.keep": ("Days it stays on the device.", "Dagen dat het op het apparaat blijft."),
    "field.help": ("A remark for whoever fills it in.", "Een opmerking voor wie het invult."),
    "field.required": ("Wanted before the outcome.", "Nodig voor de uitkomst."),
}
_ORGANISATION: Table = {
    "outcome.label": ("What it is called.", "Hoe het heet."),
    "outcome.effect": ("What it does when a call ends with it.", "Wat het doet als een gesprek ermee eindigt."),
    "outcome.resolved": ("Counts as answered in the reports.", "Telt in de rapporten als beantwoord."),
    "outcome.list_row": (
        "What becomes of a row of an outgoing list whose call ends so; else done, or later after a call-back.",
        "Wat er gebeurt met een regel van een bellijst als het gesprek zo eindigt; anders done, of later na terugbellen.",
    ),
    "outcome.nl": ("The label in Dutch.", "Het label in het Nederlands."),
    "outcome.en": ("The label in English.", "Het label in het Engels."),
    "satisfaction.label": ("What the customer says to be.", "Wat de klant zegt te zijn."),
    "satisfaction.nl": ("The label in Dutch.", "Het label in het Nederlands."),
    "satisfaction.en": ("The label in English.", "Het label in het Engels."),
    "queue.label": ("What the team is called.", "Hoe het team heet."),
    "queue.channel": ("A channel of kbdesk.yml.", "Een kanaal uit kbdesk.yml."),
    "queue.fields": ("Fields that the team needs to begin.", "Velden die het team nodig heeft om te beginnen."),
    "queue.respond_within": ("At once, in hours, or in working days.", "Meteen, in uren of in werkdagen."),
    "queue.urgency": ("The urgency when the script says none.", "De urgentie als het belscript er geen noemt."),
    "queue.products": (
        "Proposed when the contact is about one of these.",
        "Voorgesteld als het contact over een van deze gaat.",
    ),
    "queue.nl": ("The label in Dutch.", "Het label in het Nederlands."),
    "queue.en": ("The label in English.", "Het label in het Engels."),
    "product.label": ("What it is called.", "Hoe het heet."),
    "product.names": ("Other names, which the search knows too.", "Andere namen, die het zoeken ook kent."),
    "product.other_names": ("The same as names.", "Hetzelfde als names."),
    "product.photo": ("A picture of it in the content folder.", "Een afbeelding ervan in de inhoudsmap."),
    "product.nl": ("The label in Dutch.", "Het label in het Nederlands."),
    "product.en": ("The label in English.", "Het label in het Engels."),
    "channel.type": ("How it delivers.", "Hoe het bezorgt."),
    "channel.label": ("What it is called.", "Hoe het heet."),
    "crm_link.label": ("What the link is called.", "Hoe de link heet."),
    "crm_link.address": (
        "https or http; `{{name}}` of a field, `phone`, `name`, `reference`, `lang`, `medium`, `direction` or `outcome`, behind the host.",
        "https of http; `{{naam}}` van een veld, `phone`, `name`, `reference`, `lang`, `medium`, `direction` of `outcome`, achter de host.",
    ),
    "review.review_every": ("For new texts.", "Voor nieuwe teksten."),
    "review.confidence": ("For new texts.", "Voor nieuwe teksten."),
    "review.governance": ("For new texts.", "Voor nieuwe teksten."),
    "review.audience": ("For new texts.", "Voor nieuwe teksten."),
    "review.owner": ("For new texts.", "Voor nieuwe teksten."),
    "policies.count_first_contact": (
        "Does a first contact of someone who is no customer count?",
        "Telt een eerste contact van iemand die geen klant is?",
    ),
    "policies.parties": (
        "Who can be on the line; empty hides the question.",
        "Wie er aan de lijn kan zijn; leeg verbergt de vraag.",
    ),
    "policies.directions": (
        "Incoming, outgoing; empty hides the question.",
        "Inkomend, uitgaand; leeg verbergt de vraag.",
    ),
    "policies.keep": ("Days that values stay, per privacy class.", "Dagen dat waarden blijven, per privacyklasse."),
    "policies.reference_prefix": (
        "Two letters before the customer's reference.",
        "Twee letters voor het kenmerk van de klant.",
    ),
    "policies.age_amber_days": ("From then on the content counts as old.", "Vanaf dan geldt de inhoud als oud."),
    "policies.age_red_days": ("From then on as too old.", "Vanaf dan als te oud."),
    "policies.update": ("How desks follow publications.", "Hoe desks de uitgaven volgen."),
    "policies.channels": (
        "Ways to the service desk, without any secret.",
        "Wegen naar de servicedesk, zonder geheimen.",
    ),
    "policies.wrap_up": (
        "What is recorded at the end of a contact.",
        "Wat er aan het eind van een contact wordt vastgelegd.",
    ),
    "wrap_up.required": (
        "What must be filled in before a contact is closed.",
        "Wat ingevuld moet zijn voordat een contact wordt gesloten.",
    ),
    "policies.telephone_region": (
        "The country of numbers without a country.",
        "Het land van nummers zonder landnummer.",
    ),
    "policies.help": (
        "Is the help on kbdesk found beside the content?",
        "Is de hulp over kbdesk te vinden naast de inhoud?",
    ),
    "policies.thesaurus": (
        "Are the general words that ship with kbdesk looked for as well?",
        "Wordt ook gezocht met de algemene woorden die bij kbdesk horen?",
    ),
    "settings.name": ("What the organisation is called.", "Hoe de organisatie heet."),
    "settings.languages": ("The languages of the content.", "De talen van de inhoud."),
    "settings.fallback": (
        "Shown when the reader's language is missing; without it the first language.",
        "Getoond als de taal van de lezer ontbreekt; zonder deze sleutel de eerste taal.",
    ),
    "settings.dialect": (
        "The Markdown the files were written for.",
        "Het Markdown waarvoor de bestanden geschreven zijn.",
    ),
    "settings.accent": (
        "The organisation's colour, in quotes. The window takes it in a shade that can be read in each theme.",
        "De kleur van de organisatie, tussen aanhalingstekens. Het venster neemt er per thema een leesbare tint van.",
    ),
    "settings.review": ("Defaults for new texts.", "Standaardwaarden voor nieuwe teksten."),
    "settings.policies": ("What the organisation decided.", "Wat de organisatie besloot."),
    "settings.crm": (
        "Links into the organisation's own customer system; see crm.md.",
        "Links naar het eigen klantsysteem; zie crm.md.",
    ),
    "settings.channels": ("The same as under policies.", "Hetzelfde als onder policies."),
    "scenario.name": ("What it tests, in a few words.", "Wat het test, in een paar woorden."),
    "scenario.lang": ("Only for the half in this language.", "Alleen voor de helft in deze taal."),
    "scenario.path": (
        "Choices by label or by the code of the step they lead to; values as a map.",
        "Keuzes met hun label of met de code van de stap waar ze heen leiden; waarden als lijst.",
    ),
    "scenario.expect": (
        "What must come out: outcome, queue, subject, urgency, or the name of a value.",
        "Wat eruit moet komen: outcome, queue, subject, urgency, of de naam van een waarde.",
    ),
}
_PIECES: Table = {
    "piece.step": (
        "A step. Its address is the heading's slug as on GitHub; unique in the file.",
        "Een stap. Het adres is de slug van het kopje zoals op GitHub; uniek in het bestand.",
    ),
    "piece.code": (
        "A stable code under the heading: reports outlive a new title, and the languages are joined.",
        "Een vaste code onder het kopje: rapporten overleven een nieuwe titel, en de talen worden verbonden.",
    ),
    "piece.say": ("Words to say aloud.", "Woorden om te zeggen."),
    "piece.do": ("Something to do or to know: ordinary text.", "Iets om te doen of te weten: gewone tekst."),
    "piece.notice": (
        "A notice; CAUTION must be acknowledged before a choice.",
        "Een melding; CAUTION moet bevestigd worden voor een keuze.",
    ),
    "piece.choice": (
        "A choice: a list item that starts with a link to a step or another file. After the dash a hint.",
        "Een keuze: een onderdeel van een lijst dat begint met een koppeling naar een stap of een ander bestand. Na de streep een hint.",
    ),
    "piece.sets": ("A choice that sets a value.", "Een keuze die een waarde vastlegt."),
    "piece.ask": ("A field; the star makes it required.", "Een veld; de ster maakt het verplicht."),
    "piece.tick": ("A box; the star makes it required.", "Een vakje; de ster maakt het verplicht."),
    "piece.condition": (
        "A condition: behind a choice, or before a paragraph or item. Comparing nothing is false.",
        "Een voorwaarde: achter een keuze, of voor een alinea of onderdeel. Vergelijken met niets is onwaar.",
    ),
    "piece.automatic": (
        "All choices have a condition and the last is else: the step goes on by itself.",
        "Alle keuzes hebben een voorwaarde en de laatste is anders: de stap gaat vanzelf verder.",
    ),
    "piece.value": (
        "A value in the text; a blank where there is none.",
        "Een waarde in de tekst; niets waar er geen is.",
    ),
    "piece.outcome": ("An outcome; a code of outcomes.yml.", "Een uitkomst; een code uit outcomes.yml."),
    "piece.referral": (
        "The referral under an outcome; only what Include names leaves.",
        "De doorverwijzing onder een uitkomst; alleen wat bij Meesturen staat gaat weg.",
    ),
    "piece.call": (
        "Goes over to another script, and comes back.",
        "Gaat over naar een ander belscript, en komt terug.",
    ),
    "piece.remark": (
        "A remark among editors; readers never see it.",
        "Een opmerking onder redacteuren; lezers zien haar nooit.",
    ),
}
_FILES: Table = {
    "file.header": (
        "Front matter of articles, scripts, notices and phrases",
        "Kop van artikelen, belscripts, mededelingen en standaardzinnen",
    ),
    "file.kbdesk": ("The organisation", "De organisatie"),
    "file.fields": ("Shared fields", "Gedeelde velden"),
    "file.outcomes": ("Outcomes", "Uitkomsten"),
    "file.satisfaction": ("Satisfaction", "Tevredenheid"),
    "file.queues": ("Queues", "Wachtrijen"),
    "file.products": ("Products", "Producten"),
    "file.synonyms": ("Synonyms", "Synoniemen"),
    "file.scenarios": ("Scenarios of a script", "Scenario's van een belscript"),
}
_PAGE: Table = {
    "page.title": ("The content format", "Het formaat van de inhoud"),
    "page.intro": (
        "Every key that kbdesk reads, in which file it stands and what it means. This page is written from the schema in the code (`kbdesk/content/schema/`), as are the JSON Schemas in `docs/editors/schemas/` and the templates of `kbdesk content new`. Keys that do not stand here do nothing; the check says so. YAML is read as text, so `lang: no` is the language *no*.",
        "Elke sleutel die kbdesk leest, in welk bestand hij staat en wat hij betekent. Deze pagina is geschreven uit het schema in de code (`kbdesk/content/schema/`), net als de JSON Schema's in `docs/editors/schemas/` en de sjablonen van `kbdesk content new`. Sleutels die hier niet staan doen niets; de controle zegt dat. YAML wordt als tekst gelezen, dus `lang: no` is de taal *no*.",
    ),
    "page.head": (
        "| Key | Value | Must be there in | Default | Meaning |",
        "| Sleutel | Waarde | Verplicht in | Standaard | Betekenis |",
    ),
    "page.only": ("scripts only", "alleen belscripts"),
    "page.always": ("every entry", "elke regel"),
    "page.body": ("The body of a script", "De tekst van een belscript"),
    "page.body-head": ("| Written as | Is |", "| Geschreven als | Is |"),
    "page.entries": ("Each entry (`code: {…}`) holds:", "Elke regel (`code: {…}`) bevat:"),
    "page.rows": ("Rows of the referral table:", "Rijen van de tabel Doorverwijzing:"),
    "page.synonyms": (
        "Groups of words that mean the same: `word: [other, another]`, or a list of groups. A word stands in one group only.",
        "Groepen woorden die hetzelfde betekenen: `woord: [ander, nog een]`, of een lijst van groepen. Een woord staat in één groep.",
    ),
}

FORMAT_WORDS: Table = {**_HEADER, **_FIELD, **_ORGANISATION, **_PIECES, **_FILES, **_PAGE}
