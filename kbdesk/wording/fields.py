"""Fields in words: what a value that does not fit should have been, and the small words around a field.

`field.` + the code of a `FieldError`; where the error tells what was expected, `field.expected` follows it.
"""

from kbdesk.wording.speak import Table

FIELDS: Table = {
    "field.not-number": ("This is not a number.", "Dit is geen getal."),
    "field.not-date": (
        "This is not a date. Type day, month and year, such as 24-11-2026.",
        "Dit is geen datum. Typ dag, maand en jaar, zoals 24-11-2026.",
    ),
    "field.not-time": ("This is not a time. Type it as 14:30.", "Dit is geen tijd. Typ het als 14:30."),
    "field.not-phone": (
        "This is not a whole telephone number: 10 digits, or + and the country code.",
        "Dit is geen volledig telefoonnummer: 10 cijfers, of + en de landcode.",
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
    "field.date_form": ("dd-mm-yyyy", "dd-mm-jjjj"),
    "field.time_form": ("hh:mm", "uu:mm"),
    "field.choose": ("Choose…", "Kies…"),
}
