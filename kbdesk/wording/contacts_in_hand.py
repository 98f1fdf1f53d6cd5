"""What is said of contacts in hand, of their end, and of promises. (English, Dutch)."""

from kbdesk.wording.speak import Table, speak

CONTACT_COUNTS: Table = {
    "count.promises": ("{n} promise|{n} promises", "{n} belofte|{n} beloften"),
    "count.open_contacts": ("{n} open contact|{n} open contacts", "{n} open contact|{n} open contacten"),
}

CONTACT_TERMINAL: Table = {
    "help.contacts.open": ("only those that are not closed yet", "alleen die nog niet gesloten zijn"),
    "help.contacts.format": ("json (the usual one) or csv, for the log", "json (gewoonlijk) of csv, voor het logboek"),
    "help.contacts.since": ("of the log only from this day on", "van het logboek alleen vanaf deze dag"),
    "help.contacts.promises": ("whom to call back, and when", "wie er teruggebeld moet worden, en wanneer"),
    "help.contacts.keep": ("a promise was kept", "een belofte is nagekomen"),
    "help.contacts.move": ("a promise is for another time", "een belofte geldt voor een ander moment"),
    "help.contacts.at": (
        "the new time, as people say it: tomorrow 14:00, in 2 hours",
        "het nieuwe moment, zoals mensen het zeggen: morgen 14:00, over 2 uur",
    ),
    "help.promise": (
        "the reference of its contact, or the beginning of its id",
        "het kenmerk van het contact, of het begin van het id",
    ),
    "help.person-or-log": (
        "a telephone number, mail address, name or reference; without it the whole log",
        "een telefoonnummer, mailadres, naam of kenmerk; zonder dit het hele logboek",
    ),
    "contacts.exported": (
        "{n} contact written to {path}.|{n} contacts written to {path}.",
        "{n} contact geschreven naar {path}.|{n} contacten geschreven naar {path}.",
    ),
    "contacts.none-open": ("No contact is open.", "Er is geen contact open."),
    "contacts.open.when": ("opened", "geopend"),
    "contacts.open.state": ("state", "stand"),
    "contacts.open.about": ("about", "waarover"),
    "contacts.open.who": ("who", "wie"),
    "contacts.open.talk": ("talk", "gesprek"),
    "contacts.state.open": ("open", "open"),
    "contacts.state.parked": ("parked", "geparkeerd"),
    "contacts.state.wrap-up": ("wrapping up", "afronden"),
    "contacts.state.closed": ("closed", "gesloten"),
    "contacts.time.talk": ("talk", "gesprek"),
    "contacts.time.hold": ("hold", "wacht"),
    "contacts.time.after-work": ("after", "nawerk"),
    "contacts.mark.dissatisfied": ("dissatisfied", "ontevreden"),
    "contacts.mark.heard_outside": ("heard outside", "buiten gehoord"),
    "contacts.satisfaction": ("satisfaction: {said}", "tevredenheid: {said}"),
    "contacts.repeats": ("called again after {reference}", "belt opnieuw na {reference}"),
    "promises.none": ("Nothing was promised that is not kept.", "Er is niets beloofd dat niet is nagekomen."),
    "promises.head.id": ("id", "id"),
    "promises.head.when": ("when", "wanneer"),
    "promises.head.who": ("who", "wie"),
    "promises.head.what": ("what", "wat"),
    "promises.head.reference": ("reference", "kenmerk"),
    "promises.due": ("due", "nu"),
    "promises.was-kept": ("kept", "nagekomen"),
    "promises.kept": ("Kept: {what}", "Nagekomen: {what}"),
    "promises.moved": ("Moved: {what}", "Verplaatst: {what}"),
    "wrap-up.when": (
        "When to call back? (tomorrow 14:00; Enter: not said)",
        "Wanneer terugbellen? (morgen 14:00; Enter: niet gezegd)",
    ),
    "wrap-up.ask": (
        "{name} (wanted before the contact is closed):",
        "{name} (nodig voordat het contact wordt gesloten):",
    ),
    "wrap-up.phase": ("phase", "fase"),
    "wrap-up.product": ("product", "product"),
    "wrap-up.article": ("answer that was used", "gebruikt antwoord"),
    "wrap-up.satisfaction": ("satisfaction", "tevredenheid"),
    "wrap-up.note": ("note", "notitie"),
    "wrap-up.outcome": ("outcome", "uitkomst"),
    "wrap-up.call_back": ("when to call back", "wanneer terugbellen"),
}

CONTACT_ERRORS: Table = {
    "contact-closed": (
        "This contact is closed already, with number {reference}. Open a new one.",
        "Dit contact is al gesloten, met nummer {reference}. Open een nieuw contact.",
    ),
    "contact-gone": (
        "This contact is no longer there: it was discarded, perhaps in another window.",
        "Dit contact is er niet meer: het is weggegooid, misschien in een ander venster.",
    ),
    "contact-referred": (
        "This contact was referred as {reference}, so it cannot be discarded. Close it, or withdraw its referral in the outbox and close it.",
        "Dit contact is doorverwezen als {reference} en kan niet worden weggegooid. Sluit het, of trek de doorverwijzing in het postvak uit in en sluit het.",
    ),
    "contact-unclear": (
        "Contacts in hand that go by “{typed}”: {n}; it must be one. See: kbdesk contacts list --open",
        "Contacten in behandeling die “{typed}” heten: {n}; het moet er één zijn. Zie: kbdesk contacts list --open",
    ),
    "contact-went-on": (
        "This contact went on in another window. Look at it as it is now, and do this again if it is still right.",
        "Dit contact is in een ander venster verdergegaan. Bekijk het zoals het nu is, en doe dit opnieuw als het nog klopt.",
    ),
    "contact-not-so": (
        "That does not go with this contact as it is now. Take it up first, or open another one.",
        "Dat gaat niet met dit contact zoals het nu is. Neem het eerst weer op, of open een ander.",
    ),
    "contact-fact-unknown": (
        "{name} is nothing that is kept of a contact. It can be: {known}.",
        "{name} wordt niet van een contact bewaard. Het kan zijn: {known}.",
    ),
    "contact-fact-wrong": (
        "{value} does not go for {name}. It can be: {allowed}.",
        "{value} past niet bij {name}. Het kan zijn: {allowed}.",
    ),
    "contact-has-script": (
        "This contact is led by a script that is not at its end: {script}. End the script, and the contact is closed with it.",
        "Dit contact volgt een script dat niet af is: {script}. Sluit het script af, dan wordt het contact mee gesloten.",
    ),
    "wrap-up-missing": (
        "The organisation wants this filled in before a contact is closed: {names}.",
        "De organisatie wil dit ingevuld zien voordat een contact wordt gesloten: {names}.",
    ),
    "undo-too-late": (
        "It is too late to take that back: {reference} is closed, or its referral is on its way. Withdraw the referral in the outbox, or correct it.",
        "Dat is niet meer terug te draaien: {reference} is gesloten, of de doorverwijzing is onderweg. Trek die in het postvak uit in, of verbeter hem.",
    ),
    "promise-unclear": (
        "Promises still to be kept that go by “{typed}”: {n}; it must be one. See: kbdesk contacts promises",
        "Nog na te komen beloften die “{typed}” heten: {n}; het moet er één zijn. Zie: kbdesk contacts promises",
    ),
    "moment-unclear": (
        "{typed} is not understood as a day and a time. Write for example: tomorrow 14:00, 3 May 9:30, in 2 hours.",
        "{typed} is niet te begrijpen als dag en tijd. Schrijf bijvoorbeeld: morgen 14:00, 3 mei 9:30, over 2 uur.",
    ),
    "promise-unknown": (
        "There is no such promise any more.",
        "Die belofte is er niet meer.",
    ),
    "promise-kept": (
        "That promise was kept already.",
        "Die belofte is al nagekomen.",
    ),
}


def wrap_up_names(codes: str, lang: str) -> str:
    """`phase, satisfaction` in words of the language; what is no part of a wrap-up stays as it is."""
    parts = [part.strip() for part in codes.split(",")]
    known = (
        speak(CONTACT_TERMINAL, key, lang) if (key := f"wrap-up.{one}") in CONTACT_TERMINAL else one for one in parts
    )
    return ", ".join(known)
