"""Fields in words: what a value that does not fit should have been, and the small words around a field.

`field.` + the code of a `FieldError`; where the error tells what was expected, `field.expected` follows it.
"""

from kbdesk.wording.speak import Table

FIELDS: Table = {
    "field.not-number": ("This is not a number.", "Dit is geen getal."),
    "field.not-date": (
        "This is not a date. Type it as 24-11-2026, 3 May, yesterday or last Friday.",
        "Dit is geen datum. Typ 24-11-2026, 3 mei, gisteren of vorige vrijdag.",
    ),
    "field.which-day": (
        "Which one: the last or the next? Type the word before it, such as last Monday.",
        "Welke: de vorige of de volgende? Typ het woord ervoor, zoals vorige maandag.",
    ),
    "field.cut-off": (
        "This was too long to keep whole: the first {expected} characters are kept.",
        "Dit was te lang om heel te bewaren: de eerste {expected} tekens zijn bewaard.",
    ),
    "field.read_as": ("Read as {words}", "Gelezen als {words}"),
    "field.not-time": (
        "This is not a time. Type it as 14:30 or 2 pm.",
        "Dit is geen tijd. Typ het als 14:30 of 14 uur.",
    ),
    "field.not-phone": (
        "There is no such telephone number. Perhaps a digit is missing; from abroad it begins with + and the country.",
        "Dit telefoonnummer bestaat niet. Misschien ontbreekt er een cijfer; uit het buitenland begint het met + en het land.",
    ),
    "field.not-email": ("This is not an e-mail address.", "Dit is geen e-mailadres."),
    "field.not-postcode_nl": (
        "This is not a postcode: 4 digits and 2 letters, then perhaps the house number.",
        "Dit is geen postcode: 4 cijfers en 2 letters, daarna eventueel het huisnummer.",
    ),
    "field.not-ean": (
        "This is not an EAN code: 18 digits. Perhaps a digit was swapped or left out.",
        "Dit is geen EAN-code: 18 cijfers. Misschien is er een cijfer verwisseld of vergeten.",
    ),
    "field.not-serial": (
        "This is not a meter or serial number: letters and digits only.",
        "Dit is geen meter- of serienummer: alleen letters en cijfers.",
    ),
    "field.not-option": ("This is not one of the options.", "Dit is geen van de mogelijkheden."),
    "field.pattern": ("This does not have the form that was expected.", "Dit heeft niet de vorm die verwacht werd."),
    "field.out-of-bounds": ("This cannot be right.", "Dit kan niet kloppen."),
    "field.too-long": (
        "This is too long: at most {expected} characters.",
        "Dit is te lang: hooguit {expected} tekens.",
    ),
    "field.expected": ("Expected: {expected}.", "Verwacht: {expected}."),
    "field.required": ("required", "verplicht"),
    "field.special": ("kept briefly", "kort bewaard"),
    "field.special_why": (
        "About health or the like. It is kept as short as the rules say and never the reason itself.",
        "Over gezondheid of iets dergelijks. Het wordt zo kort bewaard als de regels zeggen, en nooit de reden zelf.",
    ),
    "field.example": ("e.g. {example}", "bijv. {example}"),
    "field.date_form": ("dd-mm-yyyy, or yesterday, 3 May", "dd-mm-jjjj, of gisteren, 3 mei"),
    "field.time_form": ("hh:mm", "uu:mm"),
    "field.choose": ("Choose…", "Kies…"),
}
