"""The contact in hand: its strip, the row of contacts, its wrap-up, what is promised. (English, Dutch); `|` parts one
from many.
"""

from kbdesk.wording.speak import Table

STRIP: Table = {
    "strip.talk": ("Talking", "In gesprek"),
    "strip.hold": ("On hold", "In de wacht"),
    "strip.after-work": ("After-work", "Nawerk"),
    "strip.parked": ("Parked", "Geparkeerd"),
    "strip.time_talk": ("talk {time}", "gesprek {time}"),
    "strip.time_hold": ("hold {time}", "wacht {time}"),
    "strip.time_after-work": ("after-work {time}", "nawerk {time}"),
    "strip.to_hold": ("Hold", "In de wacht"),
    "strip.from_hold": ("Go on talking", "Verder praten"),
    "strip.hang_up": ("Hung up", "Opgehangen"),
    "strip.direction": ("Direction", "Richting"),
    "strip.incoming": ("Incoming", "Inkomend"),
    "strip.outgoing": ("Outgoing", "Uitgaand"),
    "strip.phone": ("Phone", "Telefoon"),
    "strip.name": ("Name", "Naam"),
    "strip.marks": ("Marks", "Bijzonderheden"),
    "strip.dissatisfied": ("Dissatisfied", "Ontevreden"),
    "strip.heard_outside": ("Heard outside", "Van buiten"),
    "strip.dissatisfied_why": (
        "The customer is dissatisfied: counted, also where there is no complaint.",
        "De klant is ontevreden: telt mee, ook zonder klacht.",
    ),
    "strip.heard_outside_why": (
        "The customer heard of it elsewhere: the news, a neighbour, social media.",
        "De klant hoorde het ergens anders: het nieuws, de buren, sociale media.",
    ),
    "strip.earlier": ("Earlier contacts", "Eerdere contacten"),
    "strip.earlier_row": ("{moment} · {outcome}", "{moment} · {outcome}"),
    "strip.earlier_spoken": ("Earlier contact of {moment}: {outcome}", "Eerder contact van {moment}: {outcome}"),
    "strip.number": ("Number {reference}", "Nummer {reference}"),
    "strip.referred": ("Referred as {reference}", "Doorverwezen als {reference}"),
    "strip.promised": ("Promised for {moment}: {what}", "Beloofd voor {moment}: {what}"),
    "strip.promise_kept": ("Promised for {moment}, kept: {what}", "Beloofd voor {moment}, nagekomen: {what}"),
    "strip.no_outcome": ("no outcome", "zonder uitkomst"),
    "strip.call_back": ("Call back at", "Terugbellen om"),
    "strip.call_back_hint": ("tomorrow 10:00", "morgen 10 uur"),
    "strip.call_back_what": ("What was promised", "Wat is beloofd"),
    "strip.call_back_what_hint": ("what for", "waarvoor"),
    "strip.call_back_read": ("That is {moment}", "Dat is {moment}"),
    "strip.call_back_wrong": (
        "This is no moment. Type it as tomorrow 10:00, Friday 2 pm or in an hour.",
        "Dit is geen moment. Typ het als morgen 10 uur, vrijdag 14:00 of over een uur.",
    ),
    "strip.call_back_past": ("This moment is over.", "Dit moment is voorbij."),
    "strip.call_back_keep": ("Promise", "Beloof"),
    "strip.call_back_kept": ("Promised: {moment}. You will be reminded.", "Beloofd: {moment}. U wordt herinnerd."),
}

ROW: Table = {
    "contacts.row": ("Contacts in hand", "Contacten in behandeling"),
    "contacts.new": ("New contact", "Nieuw contact"),
    "contacts.unnamed": ("Contact of {time}", "Contact van {time}"),
    "contacts.tab": ("{title}, {state}, {clock}", "{title}, {state}, {clock}"),
    "contacts.which_script": ("What is it about?", "Waar gaat het over?"),
    "contacts.which_script_hint": (
        "Search (Ctrl+K) or begin a script. What you read counts as used.",
        "Zoek (Ctrl+K) of begin een belscript. Wat u leest, telt als gebruikt.",
    ),
    "contacts.discard": ("It was nothing", "Het was niets"),
}

WRAP: Table = {
    "wrap.title": ("Wrap-up", "Afronding"),
    "wrap.hint": (
        "Filled in from what was done. Confirm, or change what does not fit.",
        "Ingevuld uit wat is gedaan. Bevestig, of wijzig wat niet klopt.",
    ),
    "wrap.outcome": ("Outcome", "Uitkomst"),
    "wrap.phase": ("Phase", "Fase"),
    "wrap.product": ("Product", "Product"),
    "wrap.article": ("Answer used", "Gebruikt antwoord"),
    "wrap.resolved": ("Resolved", "Opgelost"),
    "wrap.satisfaction": ("Satisfaction", "Tevredenheid"),
    "wrap.note": ("Note", "Notitie"),
    "wrap.call_back": ("Call back at", "Terugbellen om"),
    "wrap.yes": ("Yes", "Ja"),
    "wrap.no": ("No", "Nee"),
    "wrap.wanted": ("Still needed: {names}", "Nog nodig: {names}"),
    "wrap.confirm": ("Confirm", "Bevestigen"),
    "wrap.back": ("Talk goes on", "Gesprek gaat verder"),
    "wrap.undo": ("Undo", "Ongedaan maken"),
    "wrap.undo_line": (
        "{reference} is recorded. {n} second to undo.|{reference} is recorded. {n} seconds to undo.",
        "{reference} ligt vast. Nog {n} seconde terug te draaien.|{reference} ligt vast. Nog {n} s terug te draaien.",
    ),
    "wrap.undone": ("Taken back: go on where you were.", "Teruggedraaid: ga verder waar u was."),
}

PROMISES: Table = {
    "promise.title": ("Call back", "Terugbellen"),
    "promise.row": ("{who} · {moment}", "{who} · {moment}"),
    "promise.someone": ("Somebody", "Iemand"),
    "promise.done": ("Done", "Gedaan"),
    "promise.due": ("Call back: {who}, {moment}. {what}", "Terugbellen: {who}, {moment}. {what}"),
    "promise.open": (
        "{n} call back promised, next {moment}|{n} call backs promised, next {moment}",
        "{n} keer terugbellen beloofd, {moment}|{n} keer terugbellen beloofd, eerst {moment}",
    ),
    "promise.show": ("Show", "Toon"),
}

HELPED: Table = {
    "log.offer": (
        "Ctrl+Enter records this contact with this answer.",
        "Ctrl+Enter legt dit contact vast met dit antwoord.",
    ),
    "log.now": ("Record contact", "Contact vastleggen"),
}

CONTACT_STRIP: Table = {**STRIP, **ROW, **WRAP, **PROMISES, **HELPED}
