"""What is said of what readers tell: flags, helped or not, gaps. (English, Dutch); `|` parts one from many by `n`."""

from kbdesk.wording.speak import Table

READERS: Table = {
    "flag.kind.missing": ("Something is missing", "Er ontbreekt iets"),
    "flag.kind.wrong": ("Not right", "Klopt niet"),
    "flag.kind.outdated": ("Outdated", "Verouderd"),
    "flag.kind.unclear": ("Unclear", "Onduidelijk"),
    "flag.kind.broken_link": ("Broken link", "Kapotte link"),
    "flag.kind.safety": ("Unsafe", "Onveilig"),
    "flag.kind.customer_words": ("Customers say it otherwise", "Klanten zeggen het anders"),
    "flag.kind.praise": ("Good as it is", "Goed zo"),
    "flag.state.open": ("open", "open"),
    "flag.state.accepted": ("accepted", "overgenomen"),
    "flag.state.changed": ("changed", "aangepast"),
    "flag.state.declined": ("declined", "niet overgenomen"),
    "flag.kept": ("Noted for the editors. Thank you.", "Genoteerd voor de redactie. Dank u."),
    "flag.hint": (
        "No names, addresses or numbers of customers, please.",
        "Geen namen, adressen of nummers van klanten, alstublieft.",
    ),
}
"""In both faces."""

READERS_WINDOW: Table = {
    "flag.title": ("Tell the editors", "Meld aan de redactie"),
    "flag.what": ("What is the matter?", "Wat is er aan de hand?"),
    "flag.about_revision": ("{title} · revision {revision}", "{title} · revisie {revision}"),
    "flag.about_step": ("{title} › {step}", "{title} › {step}"),
    "flag.searched": ("Searched for “{words}”", "Gezocht naar “{words}”"),
    "flag.nothing_open": ("An answer that is not there", "Een antwoord dat er niet is"),
    "flag.note": ("Note for the editors", "Opmerking voor de redactie"),
    "flag.note_placeholder": (
        "What should be different? A few words will do.",
        "Wat moet er anders? Een paar woorden is genoeg.",
    ),
    "flag.note_placeholder_missing": (
        "What did you want to know? Your search goes along.",
        "Wat wilde u weten? Uw zoekvraag gaat mee.",
    ),
    "flag.propose": ("Propose a text", "Stel een tekst voor"),
    "flag.proposal": ("Your proposal for the text", "Uw voorstel voor de tekst"),
    "flag.send": ("Send", "Melden"),
    "flag.close": ("Close", "Sluiten"),
    "flag.say_something": ("Write in a few words what is missing.", "Schrijf in een paar woorden wat er ontbreekt."),
    "flag.came_back": ("This was not sent yet.", "Dit was nog niet verstuurd."),
    "flag.anew": ("Begin anew", "Begin opnieuw"),
    "find.flag": ("Tell the editors", "Meld aan de redactie"),
    "read.helped_question": ("Did this help?", "Hielp dit?"),
    "read.helped": ("Helped", "Hielp"),
    "read.not_helped": ("Did not help", "Hielp niet"),
    "read.helped_name": ("This text helped", "Deze tekst hielp"),
    "read.not_helped_name": ("This text did not help", "Deze tekst hielp niet"),
    "read.thanks": ("Thank you, that is counted.", "Dank u, dat telt mee."),
    "read.what_was_missing": ("What was missing?", "Wat ontbrak er?"),
    "menu.privacy": ("PRIVACY", "PRIVACY"),
    "menu.keep_missed": (
        "Keep searches without an answer, for the editors",
        "Zoekvragen zonder antwoord bewaren, voor de redactie",
    ),
    "frame.keeps_missed": (
        "Searches without an answer stay on this device for {days} days: so the editors see what is missing.",
        "Zoekvragen zonder antwoord blijven {days} dagen op dit apparaat: zo ziet de redactie wat ontbreekt.",
    ),
    "frame.keeps_no_searches": (
        "No searches are kept any more; what was kept is gone.",
        "Er worden geen zoekvragen meer bewaard; wat bewaard was, is weg.",
    ),
}

READERS_TERMINAL: Table = {
    "help.flag": (
        "tell the editors about a text, or of an answer that is missing",
        "meld de redactie iets over een tekst, of welk antwoord ontbreekt",
    ),
    "help.flag-id": (
        "id, old name or path of the text; ID#step names a step; none for an answer that is not there",
        "id, oude naam of pad van de tekst; ID#stap noemt een stap; geen bij een antwoord dat er niet is",
    ),
    "help.flag-kind": ("what is the matter", "wat er aan de hand is"),
    "help.flag-text": (
        "a few words to the editors, without names or numbers of customers",
        "een paar woorden aan de redactie, zonder namen of nummers van klanten",
    ),
    "help.flag-words": ("the words that were searched for", "de woorden waarnaar is gezocht"),
    "help.flag-proposal": ("a file with a better text (- is stdin)", "een bestand met een betere tekst (- is stdin)"),
    "help.flag-key": (
        "a UUID of your own: the same again makes no second one",
        "een eigen UUID: nog eens dezelfde maakt geen tweede",
    ),
    "help.flags": ("what readers told the editors", "wat lezers de redactie meldden"),
    "help.flags.list": ("all of them, newest first", "alle, nieuwste eerst"),
    "help.flags.show": ("one of them, whole", "één ervan, helemaal"),
    "help.flags.answer": ("answer one, or call it done", "beantwoord er een, of zet hem op afgedaan"),
    "help.flags.export": (
        "write them to a file for another device",
        "schrijf ze naar een bestand voor een ander apparaat",
    ),
    "help.flags.import": ("take in such a file", "lees zo'n bestand in"),
    "help.flags-open": ("only those without an answer", "alleen die zonder antwoord"),
    "help.flags-id": ("its id, or the first letters of it", "het id, of de eerste letters ervan"),
    "help.flags-as": (
        "what was done: accepted, changed, declined; open takes an answer back",
        "wat er is gedaan: accepted (overgenomen), changed (aangepast), declined (niet overgenomen); open neemt een antwoord terug",
    ),
    "help.flags-text": ("a few words to who told it", "een paar woorden aan wie het meldde"),
    "help.flags-file": ("a file that flags export wrote (- is stdin)", "een bestand van flags export (- is stdin)"),
    "help.report": (
        "numbers from this device: contacts, scripts, and what the content lacks",
        "getallen van dit apparaat: contacten, belscripts, en wat de inhoud mist",
    ),
    "help.report.gaps": (
        "searches that found nothing or were given up, grouped by their words",
        "zoekvragen die niets vonden of werden opgegeven, per woorden bijeen",
    ),
    "help.since": ("from this day on (2026-11-24)", "vanaf deze dag (2026-11-24)"),
    "help.report-format": ("in which form", "in welke vorm"),
    "flags.none": ("Nobody told the editors anything here yet.", "Hier is de redactie nog niets gemeld."),
    "flags.head.id": ("id", "id"),
    "flags.head.when": ("when", "wanneer"),
    "flags.head.kind": ("what", "wat"),
    "flags.head.about": ("about", "waarover"),
    "flags.head.text": ("in their words", "in hun woorden"),
    "flags.head.state": ("state", "stand"),
    "flags.searched": ("searched for: {words}", "gezocht naar: {words}"),
    "flags.by": ("told on {device}", "gemeld op {device}"),
    "flags.proposal": ("Proposed text:", "Voorgestelde tekst:"),
    "flags.answer": ("Answer: {text}", "Antwoord: {text}"),
    "flags.answered": ("{id}: {state}", "{id}: {state}"),
    "flags.exported": (
        "{n} flag written to {file}|{n} flags written to {file}",
        "{n} opmerking geschreven naar {file}|{n} opmerkingen geschreven naar {file}",
    ),
    "flags.imported": (
        "{n} new, {answered} with a later answer",
        "{n} nieuw, {answered} met een later antwoord",
    ),
    "flag.number": ("Its number here: {id}", "Het nummer hier: {id}"),
    "gaps.none": ("No search was missed since {since}.", "Sinds {since} is geen zoekvraag misgelopen."),
    "gaps.off": (
        "Searches are not kept on this device (search_log in the settings).",
        "Op dit apparaat worden zoekvragen niet bewaard (search_log in de instellingen).",
    ),
    "gaps.no-words": (
        "Only numbers are kept on this device, no words (search_log in the settings).",
        "Op dit apparaat worden alleen aantallen bewaard, geen woorden (search_log in de instellingen).",
    ),
    "gaps.summary": (
        "{missed} of {n} search led nowhere since {since}|{missed} of {n} searches led nowhere since {since}",
        "{missed} van {n} zoekvraag liep op niets uit sinds {since}|{missed} van {n} zoekvragen liepen op niets uit sinds {since}",
    ),
    "gaps.head.words": ("words", "woorden"),
    "gaps.head.times": ("times", "keren"),
    "gaps.head.nothing": ("nothing found", "niets gevonden"),
    "gaps.head.handed": ("handed on", "doorgegeven"),
    "gaps.head.last": ("last", "laatst"),
    "ask.told": ("About: {title}", "Over: {title}"),
    "ask.told-words": ("Searched for: {words}", "Gezocht naar: {words}"),
    "ask.told-kind": (
        "What is the matter? Number, Enter for “{kind}”:",
        "Wat is er aan de hand? Nummer, Enter voor “{kind}”:",
    ),
    "ask.told-text": ("In a few words ({hint}):", "In een paar woorden ({hint}):"),
    "ask.told-left": ("Nothing was told.", "Er is niets gemeld."),
    "ask.judge": (
        "+ helped · - did not help · ! tells the editors",
        "+ hielp · - hielp niet · ! meldt het aan de redactie",
    ),
    "ask.judged": ("Thank you, that is counted.", "Dank u, dat telt mee."),
    "ask.judge-what": (
        "First read a text; then + or - says whether it helped.",
        "Lees eerst een tekst; dan zegt + of - of die hielp.",
    ),
}
