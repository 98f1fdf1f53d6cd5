"""A promise that is due: call now, later, done. (English, Dutch)."""

from kbdesk.wording.speak import Table

CALLING_BACK: Table = {
    "promise.call": ("Call now", "Nu bellen"),
    "promise.else": ("Later", "Later"),
    "promise.later.ten": ("In ten minutes", "Over tien minuten"),
    "promise.later.hour": ("In an hour", "Over een uur"),
    "promise.later.tomorrow": ("Tomorrow 9:00", "Morgen 9:00"),
    "promise.later.typed": ("Another time…", "Een ander moment…"),
    "promise.typed": ("When to call back", "Wanneer terugbellen"),
    "promise.number": ("{who}: {number}", "{who}: {number}"),
    "promise.dial": ("Dial", "Bellen"),
    "promise.copy": ("Copy number", "Nummer kopiëren"),
}

CALLING_BACK_TERMINAL: Table = {
    "help.contacts.call": (
        "call back as promised: opens the contact, follows the script if one was promised",
        "terugbellen zoals beloofd: opent het contact, volgt het belscript als dat beloofd is",
    ),
    "promises.call": ("Call {who}: {number}", "Bel {who}: {number}"),
    "promises.call-no-number": ("Call {who}. No number is known.", "Bel {who}. Er is geen nummer bekend."),
    "promises.opened": (
        "The contact is in hand ({id}). Once it is closed the promise is kept.",
        "Het contact is in behandeling ({id}). Als het gesloten is, is de belofte nagekomen.",
    ),
}
