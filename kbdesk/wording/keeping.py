"""What is said of the passphrase, of keeping times, and of what is kept of one person. (English, Dutch)."""

from kbdesk.wording.speak import Table

PASSPHRASE: Table = {
    "passphrase.ask": ("Passphrase of the contacts:", "Wachtzin van de contacten:"),
    "passphrase.new": ("New passphrase for the contacts:", "Nieuwe wachtzin voor de contacten:"),
    "passphrase.again": ("The same once more:", "Nog een keer dezelfde:"),
    "passphrase.differs": ("These two differ. Type them again.", "Deze twee verschillen. Typ ze opnieuw."),
    "key.told": (
        "The key of the contacts lies in a file without a passphrase. kbdesk keys passphrase (or kbdesk keys key-store) moves it. This is said once.",
        "De sleutel van de contacten staat in een bestand zonder wachtzin. kbdesk keys passphrase (of kbdesk keys key-store) verplaatst hem. Dit wordt één keer gezegd.",
    ),
}

KEEPING: Table = {
    "help.contacts.export": (
        "all that is kept of one person, as JSON",
        "alles wat van één persoon bewaard wordt, als JSON",
    ),
    "help.contacts.erase": (
        "takes away all that is kept of one person; without --yes only says what",
        "haalt alles weg wat van één persoon bewaard wordt; zonder --yes wordt alleen gezegd wat",
    ),
    "help.contacts.log": (
        "what was purged, exported and erased on this device, and when",
        "wat op dit apparaat is opgeruimd, meegegeven en gewist, en wanneer",
    ),
    "help.person": (
        "a telephone number, mail address, name or reference",
        "een telefoonnummer, mailadres, naam of kenmerk",
    ),
    "help.photo": (
        "a photo that goes along (may be repeated); place and camera are taken out",
        "een foto die meegaat (mag vaker); plaats en camera worden eruit gehaald",
    ),
    "help.recovery": (
        "a copy of all that is unsent, which only the organisation can read",
        "een kopie van alles wat nog niet verzonden is, die alleen de organisatie kan lezen",
    ),
    "help.recovery.file": ("where the copy is written", "waar de kopie wordt geschreven"),
    "help.recovery.seal-for": (
        "the organisation's certificate (PEM, RSA)",
        "het certificaat van de organisatie (PEM, RSA)",
    ),
    "recovery.written": (
        "{n} unsent referral, sealed in {path}.|{n} unsent referrals, sealed in {path}.",
        "{n} onverzonden doorverwijzing, verzegeld in {path}.|{n} onverzonden doorverwijzingen, verzegeld in {path}.",
    ),
    "help.yes": ("really erase", "echt wissen"),
    "help.purge": (
        "takes away what was kept long enough; happens by itself once a day",
        "haalt weg wat lang genoeg bewaard is; gebeurt vanzelf één keer per dag",
    ),
    "help.purge.dry-run": ("only says what would go", "zegt alleen wat er weg zou gaan"),
    "person.nothing": ("Nothing is kept of this person.", "Van deze persoon wordt niets bewaard."),
    "person.exported": ("Written to {path}: {what}.", "Geschreven naar {path}: {what}."),
    "person.would-go": ("Would be erased: {what} ({references}).", "Zou gewist worden: {what} ({references})."),
    "person.erased": ("Erased: {what}.", "Gewist: {what}."),
    "person.unsent": (
        "{references} stays: its referral has not reached the service desk. Erase again when it has, or withdraw it.|{references} stay: their referrals have not reached the service desk. Erase again when they have, or withdraw them.",
        "{references} blijft: de doorverwijzing is nog niet bij de servicedesk. Wis opnieuw als ze er is, of trek haar in.|{references} blijven: de doorverwijzingen zijn nog niet bij de servicedesk. Wis opnieuw als ze er zijn, of trek ze in.",
    ),
    "person.how-to-erase": (
        "Look with kbdesk contacts show whether this is the right person, then add --yes.",
        "Kijk met kbdesk contacts show of dit de juiste persoon is, en voeg dan --yes toe.",
    ),
    "purge.done": ("Taken away: {what}.", "Weggehaald: {what}."),
    "purge.would": ("Would be taken away: {what}.", "Zou weggehaald worden: {what}."),
    "privacy.none": (
        "Nothing was purged, exported or erased here yet.",
        "Hier is nog niets opgeruimd, meegegeven of gewist.",
    ),
    "privacy.purged": ("purged", "opgeruimd"),
    "privacy.exported": ("exported", "meegegeven"),
    "privacy.erased": ("erased", "gewist"),
    "privacy.recovered": ("sealed for the organisation", "verzegeld voor de organisatie"),
    "count.none": ("nothing", "niets"),
    "count.contacts": ("{n} contact|{n} contacts", "{n} contact|{n} contacten"),
    "count.values": ("{n} value|{n} values", "{n} waarde|{n} waarden"),
    "count.notes": ("{n} note|{n} notes", "{n} notitie|{n} notities"),
    "count.referrals": ("{n} referral|{n} referrals", "{n} doorverwijzing|{n} doorverwijzingen"),
    "count.photos": ("{n} photo|{n} photos", "{n} foto|{n} foto's"),
    "count.runs": ("{n} unfinished call|{n} unfinished calls", "{n} onaf gesprek|{n} onaffe gesprekken"),
    "count.drafts": ("{n} draft|{n} drafts", "{n} concept|{n} concepten"),
    "count.searches": ("{n} search|{n} searches", "{n} zoekvraag|{n} zoekvragen"),
    "count.flags": ("{n} flag|{n} flags", "{n} opmerking|{n} opmerkingen"),
    "count.copies": ("{n} older copy|{n} older copies", "{n} oudere kopie|{n} oudere kopieën"),
}
"""The terminal's."""
