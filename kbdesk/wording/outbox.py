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
