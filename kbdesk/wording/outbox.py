"""The outbox in words: states, reasons why something still waits, errors of the records, and the text of a referral."""

from kbdesk.wording.speak import Table

STATES: Table = {
    "state.queued": ("queued", "in de wachtrij"),
    "state.sending": ("being sent", "wordt verzonden"),
    "state.sent": ("sent", "verzonden"),
    "state.waiting": ("waiting for the next try", "wacht op de volgende poging"),
    "state.unclear": ("may have arrived, is being checked", "misschien aangekomen, wordt nagegaan"),
    "state.needs-attention": ("needs your attention", "vraagt om aandacht"),
    "state.exported": ("exported to a file", "naar een bestand geëxporteerd"),
    "state.withdrawn": ("withdrawn", "ingetrokken"),
}
"""`state.` + `EntryState`."""

REASONS: Table = {
    "reason.channel-unknown": (
        "kbdesk does not know this way to the service desk. Check the channel in kbdesk.yml.",
        "kbdesk kent deze weg naar de servicedesk niet. Controleer het kanaal in kbdesk.yml.",
    ),
    "reason.channel-incomplete": (
        "The channel in kbdesk.yml lacks a setting.",
        "Het kanaal in kbdesk.yml mist een instelling.",
    ),
    "reason.folder-missing": (
        "The folder of the service desk is not there. Is the network drive connected?",
        "De map van de servicedesk is er niet. Is de netwerkschijf verbonden?",
    ),
    "reason.folder-unwritable": (
        "You may not write in the folder of the service desk.",
        "U mag niet schrijven in de map van de servicedesk.",
    ),
    "reason.folder-full": (
        "The disk of the service desk's folder is full.",
        "De schijf met de map van de servicedesk is vol.",
    ),
    "reason.folder-unreachable": (
        "The folder of the service desk does not answer.",
        "De map van de servicedesk antwoordt niet.",
    ),
    "reason.folder-unclear": (
        "The referral was written, but its folder did not confirm it. kbdesk looks again.",
        "De doorverwijzing is geschreven, maar de map heeft dat niet bevestigd. kbdesk kijkt opnieuw.",
    ),
}
"""`reason.` + the code of a `Failure`, as in `OutboxEntry.last_error`."""

ERRORS: Table = {
    "error.outbox-unknown": (
        "The outbox holds nothing under {key}.",
        "Het postvak uit bevat niets onder {key}.",
    ),
    "error.outbox-locked": (
        "Another window or command is sending at this moment.",
        "Een ander venster of commando is op dit moment aan het verzenden.",
    ),
    "error.outbox-being-sent": (
        "{reference} is being sent at this moment and cannot be withdrawn now.",
        "{reference} wordt op dit moment verzonden en kan nu niet worden ingetrokken.",
    ),
    "error.outbox-already-gone": (
        "{reference} has left the outbox already and cannot be withdrawn.",
        "{reference} heeft het postvak uit al verlaten en kan niet worden ingetrokken.",
    ),
    "error.outbox-not-to-be-retried": (
        "{reference} is not waiting for a new try.",
        "{reference} wacht niet op een nieuwe poging.",
    ),
    "error.run-unknown": (
        "This call is no longer there; it was discarded.",
        "Dit gesprek is er niet meer; het is verwijderd.",
    ),
    "error.run-finished": (
        "This call was closed and is kept.",
        "Dit gesprek is afgesloten en blijft bewaard.",
    ),
    "error.records-busy": (
        "The contacts are in use by another window or command. Try again in a moment.",
        "De contacten zijn in gebruik door een ander venster of commando. Probeer het zo weer.",
    ),
    "error.records-full": (
        "Nothing was kept: the disk is full. Make room and try again.",
        "Er is niets bewaard: de schijf is vol. Maak ruimte en probeer het opnieuw.",
    ),
    "error.records-unwritable": (
        "Nothing was kept: {path} cannot be written.",
        "Er is niets bewaard: in {path} kan niet worden geschreven.",
    ),
    "error.records-damaged": (
        "The file with the contacts is damaged: {path}. Keep it, and ask for help.",
        "Het bestand met de contacten is beschadigd: {path}. Bewaar het en vraag om hulp.",
    ),
    "error.records-unreadable": (
        "The file with the contacts does not open: {path} is damaged, or belongs to another key.",
        "Het bestand met de contacten gaat niet open: {path} is beschadigd, of hoort bij een andere sleutel.",
    ),
    "error.records-newer": (
        "The contacts were kept by a newer kbdesk. Use that one, or update this one.",
        "De contacten zijn bewaard door een nieuwere kbdesk. Gebruik die, of werk deze bij.",
    ),
    "error.records-key-gone": (
        "The contacts cannot be opened: their key is no longer where it was kept. Nothing was changed.",
        "De contacten kunnen niet worden geopend: de sleutel is niet meer waar hij lag. Er is niets veranderd.",
    ),
    "error.records-key-unreachable": (
        "The system's key store, which holds the key of the contacts, cannot be reached or is locked.",
        "De sleutelbos van het systeem, met de sleutel van de contacten, is onbereikbaar of op slot.",
    ),
    "error.settings-unwritable": (
        "The settings cannot be kept: {path} cannot be written.",
        "De instellingen kunnen niet worden bewaard: in {path} kan niet worden geschreven.",
    ),
}
"""`error.` + the code of a `DeskError` of the records, the outbox and the settings."""

KEY_PLACES: Table = {
    "key.key-store": (
        "The key of the contacts is in the system's key store.",
        "De sleutel van de contacten zit in de sleutelbos van het systeem.",
    ),
    "key.file": (
        "Without a key store on this system, the key of the contacts is in a file that only you can read.",
        "Zonder sleutelbos op dit systeem staat de sleutel van de contacten in een bestand dat alleen u kunt lezen.",
    ),
}
"""`key.` + `KeyPlace`."""

LETTER: Table = {
    "letter.reference": ("Reference", "Kenmerk"),
    "letter.queue": ("Queue", "Wachtrij"),
    "letter.urgency": ("Urgency", "Urgentie"),
    "letter.respond-within": ("Respond within", "Reageren binnen"),
    "letter.created": ("Made", "Gemaakt"),
    "letter.amends": ("Corrects", "Verbetert"),
    "letter.script": ("Script (revision)", "Belscript (revisie)"),
    "letter.referral-id": ("Key", "Sleutel"),
    "letter.values": ("Details", "Gegevens"),
    "letter.note": ("Note", "Notitie"),
    "letter.path": ("Course of the call (UTC)", "Verloop van het gesprek (UTC)"),
    "urgency.low": ("low", "laag"),
    "urgency.normal": ("normal", "normaal"),
    "urgency.high": ("high", "hoog"),
    "urgency.urgent": ("urgent", "spoed"),
    "within.now": ("at once", "direct"),
}
"""The readable text of a referral, and its codes in words."""
