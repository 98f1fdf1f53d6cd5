"""The bundle for whoever helps: what goes in, and how it is written. (English, Dutch)."""

from kbdesk.wording.speak import Table

BUNDLE_PARTS: Table = {
    "bundle.versions": (
        "versions of kbdesk, the system and the libraries",
        "versies van kbdesk, het systeem en de bibliotheken",
    ),
    "bundle.sizes": (
        "how much there is: files, texts, contacts, referrals by state; numbers only",
        "hoeveel er is: bestanden, teksten, contacten, doorverwijzingen per stand; alleen getallen",
    ),
    "bundle.settings": (
        "settings that are a choice among few; no names, folders or credentials",
        "instellingen die een keuze uit een paar zijn; geen namen, mappen of toegangsbewijzen",
    ),
    "bundle.health": ("what was found by looking, as codes", "wat er bij het kijken gevonden is, als codes"),
    "bundle.log": (
        "which lines of the program were passed when something went wrong; no messages, no paths",
        "langs welke regels van het programma iets misging; geen meldingen, geen paden",
    ),
}

SUPPORT_TERMINAL: Table = {
    "help.doctor.bundle": (
        "show what a bundle for support would hold, and with --yes write it (zip)",
        "toon wat er in een bundel voor ondersteuning zit, en schrijf hem met --yes (zip)",
    ),
    "help.doctor.yes": ("really write it", "echt schrijven"),
    "bundle.head": ("In the bundle, and nothing else:", "In de bundel, en verder niets:"),
    "bundle.how": (
        "Nothing was written. Add --yes to write {path}.",
        "Er is niets geschreven. Met --yes wordt {path} geschreven.",
    ),
    "bundle.written": (
        "Written to {path}. Send it yourself; kbdesk sends nothing.",
        "Geschreven naar {path}. Stuur hem zelf; kbdesk verstuurt niets.",
    ),
}

SUPPORT_WINDOW: Table = {
    "set.bundle": ("Bundle for support", "Bundel voor ondersteuning"),
    "set.bundle.why": (
        "A file to send yourself to whoever helps: no contact, no name, no number is in it.",
        "Een bestand om zelf te sturen aan wie helpt: er staat geen contact, naam of nummer in.",
    ),
    "set.bundle.show": ("Show what goes in", "Toon wat erin gaat"),
    "set.bundle.save": ("Save…", "Opslaan…"),
    "set.bundle.saved": ("Written to {path}.", "Geschreven naar {path}."),
}
