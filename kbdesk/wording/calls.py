"""A call along a script, a direct referral and the outbox's page in words. (English, Dutch); `|` parts one from many."""

import re
from collections.abc import Callable

from kbdesk.wording.speak import Table

CALL: Table = {
    # the head of a call
    "call.page": ("Call", "Gesprek"),
    "call.revision": ("Revision {n}", "Revisie {n}"),
    "call.step": ("Step {n}", "Stap {n}"),
    "call.target": ("of {n} min|of {n} min", "van {n} min|van {n} min"),
    "call.clock": ("Talk time", "Gesprekstijd"),
    "call.park": ("Put away", "Wegleggen"),
    "call.end_otherwise": ("End otherwise", "Anders eindigen"),
    "call.practice": ("Practice", "Oefenen"),
    "call.practice_hint": ("Nothing is kept and nothing is sent.", "Er wordt niets bewaard en niets verzonden."),
    "call.preview": ("Preview", "Voorbeeld"),
    # the step
    "call.sheet": ("Step {n}: {title}", "Stap {n}: {title}"),
    "call.say": ("Say", "Zeg"),
    "call.copy_say": ("Copy what to say", "Kopieer wat u zegt"),
    "call.copied": ("Copied: {text}", "Gekopieerd: {text}"),
    "call.understood": ("Understood", "Begrepen"),
    "call.understood_already": ("Understood", "Begrepen"),
    "call.first_read": (
        "Read the notice first; then the choices open.",
        "Lees eerst de mededeling; daarna kunt u kiezen.",
    ),
    "call.came_by": ("Went on by itself: {why}", "Ging vanzelf verder: {why}"),
    "call.choices": ("Choices", "Keuzes"),
    "call.chosen_before": ("chosen before", "eerder gekozen"),
    "call.back": ("Back", "Terug"),
    "call.go_on": ("Go on", "Ga verder"),
    "call.go_on_hint": (
        "kbdesk chooses the next step by what was filled in.",
        "kbdesk kiest de volgende stap uit wat is ingevuld.",
    ),
    "call.return": ("Back to the script before", "Terug naar het vorige script"),
    "call.dead_end": ("This step leads nowhere.", "Deze stap leidt nergens heen."),
    "call.whole": ("Whole script on one page", "Hele script op één pagina"),
    "call.asks": ("To fill in: {fields}", "In te vullen: {fields}"),
    "call.when": ("if {condition}", "als {condition}"),
    "call.aside": ("Beside the step: {title}", "Naast de stap: {title}"),
    "call.aside_close": ("Back to the step", "Terug naar de stap"),
    "call.aside_find": ("Read on the page for reading", "Lees op de leespagina"),
    "call.news_changed": (
        "This script has changed (now revision {now}). This call goes on along revision {pinned}.",
        "Dit script is veranderd (nu revisie {now}). Dit gesprek gaat verder volgens revisie {pinned}.",
    ),
    "call.news_withdrawn": (
        "This script has been withdrawn. This call goes on along revision {pinned}; do not start a new one with it.",
        "Dit script is ingetrokken. Dit gesprek gaat verder volgens revisie {pinned}; begin er geen nieuw gesprek mee.",
    ),
    # the outcome
    "call.outcome": ("Outcome", "Uitkomst"),
    "call.goes_to": ("Goes to", "Gaat naar"),
    "call.subject": ("Subject", "Onderwerp"),
    "call.goes_along": ("Goes along", "Gaat mee"),
    "call.not_filled_in": ("not filled in", "niet ingevuld"),
    "call.stays_here": (
        "Nothing is sent. The contact is kept on this device.",
        "Er wordt niets verzonden. Het contact wordt op dit apparaat bewaard.",
    ),
    "call.still_wanted": ("Still needed before you can finish", "Nog nodig voordat u kunt afronden"),
    "call.wanted_at": ("{label} — at “{step}”", "{label} — bij “{step}”"),
    "call.wrong_at": ("{label} does not fit — at “{step}”", "{label} klopt niet — bij “{step}”"),
    "call.photo_wanted": ("A photo is welcome: ask for it.", "Een foto is gewenst: vraag erom."),
    "call.finish": ("Finish", "Afronden"),
    "call.finish_refer": ("Finish and refer", "Afronden en doorverwijzen"),
    "within.hours": ("within {n} hour|within {n} hours", "binnen {n} uur|binnen {n} uur"),
    "within.days": ("within {n} working day|within {n} working days", "binnen {n} werkdag|binnen {n} werkdagen"),
    # finished
    "finished.read_out": ("Read this number out", "Noem dit nummer"),
    "finished.recorded": ("The contact is recorded", "Het contact is vastgelegd"),
    "finished.number": ("Reference", "Kenmerk"),
    "finished.copy": ("Copy number", "Kopieer nummer"),
    "finished.copied": ("Copied", "Gekopieerd"),
    "finished.kept": (
        "Already kept on this device. It will be sent as soon as there is a connection.",
        "Staat al vast op dit apparaat. Het wordt verzonden zodra er verbinding is.",
    ),
    "finished.kept_only": ("Kept on this device.", "Bewaard op dit apparaat."),
    "finished.arrived": ("Received by {queue}: ticket {ticket}.", "Ontvangen door {queue}: ticket {ticket}."),
    "finished.state": ("{queue}: {state}", "{queue}: {state}"),
    "finished.practice": (
        "Practice: nothing was kept or sent. With a customer, the number to read out stands here.",
        "Oefening: er is niets bewaard of verzonden. Bij een klant staat hier het nummer om te noemen.",
    ),
    "finished.new_call": ("New call", "Nieuw gesprek"),
    "finished.new_referral": ("New referral", "Nieuwe doorverwijzing"),
    "finished.to_search": ("Back to search", "Terug naar zoeken"),
    # no call
    "start.title": ("No call is going on", "Er loopt geen gesprek"),
    "start.hint": (
        "Search for what the customer says, or begin a script here.",
        "Zoek op wat de klant zegt, of begin hier een belscript.",
    ),
    "start.scripts": ("Scripts", "Belscripts"),
    "start.unfinished": ("Go on where you were?", "Verdergaan waar u was?"),
    "start.left_at": ("{title} · {moment}", "{title} · {moment}"),
    "start.resume": ("Go on", "Ga verder"),
    "start.discard": ("Put away", "Opruimen"),
    "start.practice": ("Practise", "Oefen"),
    # the contact beside the step
    "zone.contact": ("Contact", "Contact"),
    "zone.party": ("Who calls", "Wie belt"),
    "zone.language": ("Language of the customer", "Taal van de klant"),
    "zone.values": ("Noted", "Genoteerd"),
    "zone.no_values": ("Nothing noted yet.", "Nog niets genoteerd."),
    "zone.superseded": ("no longer counts", "telt niet meer"),
    "zone.note": ("Note", "Notitie"),
    "zone.note_hint": ("Note for the contact…", "Notitie bij het contact…"),
    "zone.steps": ("Steps taken", "Gezette stappen"),
    "zone.step_row": ("{step}: {answer}", "{step}: {answer}"),
    "zone.by_itself": ("by itself: {why}", "vanzelf: {why}"),
    "zone.here": ("here now", "nu hier"),
    "party.customer": ("Customer", "Klant"),
    "party.prospect": ("Prospect", "Nog geen klant"),
    "party.unknown": ("Unknown", "Onbekend"),
    "language.nl": ("Dutch", "Nederlands"),
    "language.en": ("English", "Engels"),
}

REFER: Table = {
    "refer.title": ("Refer", "Doorverwijzen"),
    "refer.hint": (
        "For whoever cannot answer this now. The customer gets a number at once.",
        "Voor wie dit nu niet kan beantwoorden. De klant krijgt meteen een nummer.",
    ),
    "refer.queue": ("To which team", "Naar welk team"),
    "refer.proposed": ("Proposed, because it is about {product}.", "Voorgesteld, want het gaat over {product}."),
    "refer.subject": ("Subject", "Onderwerp"),
    "refer.subject_missing": ("Say in a few words what it is about.", "Zeg in een paar woorden waar het over gaat."),
    "refer.urgency": ("Urgency", "Urgentie"),
    "refer.note": ("Note for the team", "Notitie voor het team"),
    "refer.within": ("{queue} answers {within}.", "{queue} reageert {within}."),
    "refer.finish": ("Finish and refer", "Afronden en doorverwijzen"),
    "refer.no_queues": (
        "There are no teams to refer to: the content has no queues.yml.",
        "Er zijn geen teams om naar door te verwijzen: de inhoud heeft geen queues.yml.",
    ),
    "refer.came_back": (
        "This is what you were typing when kbdesk closed.",
        "Dit was u aan het typen toen kbdesk sloot.",
    ),
    "refer.anew": ("Begin anew", "Opnieuw beginnen"),
    "refer.look_again": ("Look at the fields in red first.", "Kijk eerst naar de rode velden."),
}

OUTBOX_PAGE: Table = {
    "outbox.title": ("Outbox", "Postvak uit"),
    "outbox.waiting": (
        "{n} referral has not been received yet|{n} referrals have not been received yet",
        "{n} doorverwijzing is nog niet ontvangen|{n} doorverwijzingen zijn nog niet ontvangen",
    ),
    "outbox.all_received": ("Everything was received.", "Alles is ontvangen."),
    "outbox.empty": ("The outbox is empty", "Het postvak uit is leeg"),
    "outbox.empty_hint": (
        "Referrals come here and are sent as soon as there is a connection.",
        "Doorverwijzingen komen hier en worden verzonden zodra er verbinding is.",
    ),
    "outbox.send": ("Send now", "Nu verzenden"),
    "outbox.withdraw": ("Withdraw", "Intrekken"),
    "outbox.retry": ("Try again", "Opnieuw proberen"),
    "outbox.open": ("Open", "Openen"),
    "outbox.close": ("Close", "Sluiten"),
    "outbox.sending": ("Sending {done} of {total}…", "Verzenden: {done} van {total}…"),
    "outbox.sent": ("{n} sent|{n} sent", "{n} verzonden|{n} verzonden"),
    "outbox.waits": ("{n} waits|{n} wait", "{n} wacht|{n} wachten"),
    "outbox.attention": ("{n} needs attention|{n} need attention", "{n} vraagt aandacht|{n} vragen aandacht"),
    "outbox.unclear": ("{n} is being checked|{n} are being checked", "{n} wordt nagegaan|{n} worden nagegaan"),
    "outbox.nothing_due": ("There was nothing to send.", "Er was niets te verzenden."),
    "outbox.withdrawn": ("{reference} was withdrawn.", "{reference} is ingetrokken."),
    "outbox.attempts": ("{n} attempt|{n} attempts", "{n} poging|{n} pogingen"),
    "outbox.next": ("next try {moment}", "volgende poging {moment}"),
    "outbox.made": ("made {moment}", "gemaakt {moment}"),
    "outbox.ticket": ("ticket {ticket}", "ticket {ticket}"),
    "outbox.row": (
        "{reference}, {queue}: {subject}. {state}. {more}",
        "{reference}, {queue}: {subject}. {state}. {more}",
    ),
    "outbox.was_sent": ("This was sent", "Dit is verzonden"),
    "outbox.will_be_sent": ("This will be sent", "Dit wordt verzonden"),
    "outbox.detail": ("In detail: {text}", "Toelichting: {text}"),
}

CALLS: Table = {**CALL, **REFER, **OUTBOX_PAGE}


def within(code: str, say: Callable[..., str]) -> str:
    """How soon a team answers: `24h` is "within 24 hours", `2d` "within 2 working days", `now` "at once"; what is no
    code stands as it was written.
    """
    if code == "now":
        return say("within.now")
    match = re.fullmatch(r"(\d+)([hd])", code)
    if match is None:
        return code
    return say("within.hours" if match[2] == "h" else "within.days", n=int(match[1]))
