"""What the window says of photos, of a referral being made, and of one on its way. (English, Dutch)."""

from datetime import date, datetime

from kbdesk.wording.dates import day_seen_from, moment_seen_from
from kbdesk.wording.speak import Table

PHOTO_WORDS: Table = {
    "photo.add": ("Add photo…", "Foto toevoegen…"),
    "photo.add_more": ("Another photo…", "Nog een foto…"),
    "photo.choose": ("Which photos go along?", "Welke foto's gaan mee?"),
    "photo.files": ("Photos", "Foto's"),
    "photo.hint": (
        "Or drop it here, or paste it (Ctrl+V). Made smaller, without place and camera.",
        "Of sleep hem hierheen, of plak hem (Ctrl+V). Wordt verkleind, zonder plaats en camera.",
    ),
    "photo.full": ("{n} photos is the most.", "{n} foto's is het meeste."),
    "photo.busy": ("The photo is being made ready…", "De foto wordt klaargemaakt…"),
    "photo.one": ("Photo {name}, {size}", "Foto {name}, {size}"),
    "photo.remove": ("Remove photo", "Foto weghalen"),
    "photo.not_here": ("In practice no photos are kept.", "Bij het oefenen worden geen foto's bewaard."),
}

REFER_WORDS: Table = {
    "refer.quick": ("Quick", "Snel"),
    "refer.quick_why": (
        "Only what is needed: team, subject, one field and a photo",
        "Alleen wat nodig is: team, onderwerp, één veld en een foto",
    ),
    "refer.photos": ("Photos", "Foto's"),
    "refer.by": ("{queue} answers {within}: by {when}.", "{queue} reageert {within}: uiterlijk {when}."),
    "refer.next": (
        "What happens next: it goes to {queue} as soon as there is a connection; nothing more needs to be done.",
        "Hoe het verder gaat: het gaat naar {queue} zodra er verbinding is; u hoeft niets meer te doen.",
    ),
    "refer.next_by": (
        "What happens next: it goes to {queue} as soon as there is a connection. An answer comes by {when}.",
        "Hoe het verder gaat: het gaat naar {queue} zodra er verbinding is. Antwoord komt uiterlijk {when}.",
    ),
    "refer.photos_follow": (
        "{n} photo goes after it.|{n} photos go after it.",
        "{n} foto gaat erachteraan.|{n} foto's gaan erachteraan.",
    ),
}

OUTBOX_WORDS: Table = {
    "outbox.show.open": ("On their way", "Onderweg"),
    "outbox.show.all": ("All", "Alle"),
    "outbox.show.news": ("News", "Nieuws"),
    "outbox.which": ("Which referrals are shown", "Welke doorverwijzingen u ziet"),
    "outbox.search": ("Number or subject", "Kenmerk of onderwerp"),
    "outbox.none_such": ("No referral fits that.", "Geen doorverwijzing past daarbij."),
    "outbox.none_open": (
        "Nothing is on its way: everything was received, exported or withdrawn.",
        "Er is niets onderweg: alles is ontvangen, geëxporteerd of ingetrokken.",
    ),
    "outbox.no_news": ("The service desk told nothing new.", "De servicedesk meldde niets nieuws."),
    "outbox.show_all": ("Show all", "Toon alle"),
    "outbox.change": ("Change and resend", "Wijzigen en opnieuw sturen"),
    "outbox.export": ("Export…", "Exporteren…"),
    "outbox.ask": ("Look again", "Opnieuw kijken"),
    "outbox.retry_this": ("Send this one now", "Deze nu verzenden"),
    "outbox.undo": ("Undo", "Ongedaan maken"),
    "outbox.put_back": ("{reference} is in the queue again.", "{reference} staat weer in de rij."),
    "outbox.withdrawn_maybe": (
        "{reference} was withdrawn, but it may have reached the service desk already: tell them.",
        "{reference} is ingetrokken, maar kan al bij de servicedesk zijn: laat het weten.",
    ),
    "outbox.since": ("Since {moment}:", "Sinds {moment}:"),
    "outbox.state_paused": ("way shut", "weg dicht"),
    "outbox.with_news": ("news of {n}|news of {n}", "nieuws van {n}|nieuws van {n}"),
    "outbox.they_say": ("The service desk says: {words}", "De servicedesk zegt: {words}"),
    "outbox.now_at_desk": ("there: {status}", "daar: {status}"),
    "outbox.closed_at_desk": ("there: {status} (closed)", "daar: {status} (afgesloten)"),
    "outbox.doubled": (
        "The service desk has this twice: also {tickets}. Ask to close the other.",
        "De servicedesk heeft dit dubbel: ook {tickets}. Vraag het andere te sluiten.",
    ),
    "outbox.photos_sent": ("{n} photo there|{n} photos there", "{n} foto daar|{n} foto's daar"),
    "outbox.photos_wait": (
        "{n} photo still to go|{n} photos still to go",
        "{n} foto moet nog|{n} foto's moeten nog",
    ),
    "outbox.photos_refused": (
        "{n} photo not taken|{n} photos not taken",
        "{n} foto niet aangenomen|{n} foto's niet aangenomen",
    ),
    "outbox.pause": (
        "The way {channel} is shut since {since}: {reason} Next try: {until}.",
        "De weg {channel} is dicht sinds {since}: {reason} Volgende poging: {until}.",
    ),
    "outbox.try_now": ("Try now", "Nu proberen"),
    "outbox.desk_head": ("At the service desk", "Bij de servicedesk"),
    "outbox.sent_head": ("What was sent", "Wat verzonden is"),
    "outbox.desk_status": ("State", "Stand"),
    "outbox.desk_ticket": ("Ticket", "Ticket"),
    "outbox.desk_asked": ("Asked", "Gevraagd"),
    "outbox.desk_answer": ("Answer of {moment}", "Antwoord van {moment}"),
    "outbox.desk_silent": ("It has not answered yet.", "Er is nog geen antwoord."),
    "outbox.photos_head": ("Photos", "Foto's"),
    "outbox.photo_in_file": ("went along in the file", "meegegaan in het bestand"),
    "outbox.photo_retry": ("Send photos again", "Foto's opnieuw sturen"),
    "outbox.asked_news": ("{reference}: {status}.", "{reference}: {status}."),
    "outbox.corrects": ("corrects an earlier one", "verbetert een eerdere"),
    "change.title": ("Change and resend {reference}", "{reference} wijzigen en opnieuw sturen"),
    "change.why": ("Refused: {reason}", "Geweigerd: {reason}"),
    "change.this_one": ("The service desk: {words}", "De servicedesk: {words}"),
    "change.hint": (
        "What was refused is withdrawn; this goes in its place, under the same number.",
        "Wat geweigerd is, wordt ingetrokken; dit gaat in de plaats ervan, onder hetzelfde kenmerk.",
    ),
    "change.send": ("Resend", "Opnieuw sturen"),
    "change.cancel": ("Leave as it is", "Laat zo"),
    "change.done": ("{reference} is changed and on its way again.", "{reference} is gewijzigd en weer onderweg."),
    "export.title": ("Export {reference}", "{reference} exporteren"),
    "export.title_all": ("Export what is on its way ({n})", "Exporteer wat onderweg is ({n})"),
    "export.which": ("Which", "Welke"),
    "export.this": ("This one", "Deze"),
    "export.every": ("All that are on their way", "Alles wat onderweg is"),
    "export.as": ("As", "Als"),
    "export.files": ("Files for a stick or share", "Bestanden voor een stick of netwerkmap"),
    "export.mail": ("A mail to send yourself", "Een mail om zelf te versturen"),
    "export.page": ("A page to print, with QR code", "Een pagina om af te drukken, met QR-code"),
    "export.seal": ("Encrypt for the service desk…", "Versleutel voor de servicedesk…"),
    "export.unseal": ("Do not encrypt", "Niet versleutelen"),
    "export.cancel": ("Do not export", "Niet exporteren"),
    "export.seal_with": ("Encrypted with {name}", "Versleuteld met {name}"),
    "export.seal_choose": ("The service desk's certificate (PEM)", "Het certificaat van de servicedesk (PEM)"),
    "export.go": ("Choose folder and export…", "Kies map en exporteer…"),
    "export.folder": ("Where do the files go?", "Waar gaan de bestanden heen?"),
    "export.hint": (
        "An exported referral is not sent any more, unless you say so. Photos go along.",
        "Een geëxporteerde doorverwijzing wordt niet meer verzonden, tenzij u dat zegt. Foto's gaan mee.",
    ),
    "export.done": (
        "{n} referral is in {folder}.|{n} referrals are in {folder}.",
        "{n} doorverwijzing staat in {folder}.|{n} doorverwijzingen staan in {folder}.",
    ),
    "export.maybe": (
        "Of {references} it is not sure that the service desk has not got it: say so there.",
        "Van {references} is niet zeker of de servicedesk het al heeft: zeg dat erbij.",
    ),
    "export.show": ("Show folder", "Toon map"),
    "rescue.offer": (
        "The file of contacts is damaged. What was not sent yet may still be saved.",
        "Het bestand met contacten is beschadigd. Wat nog niet verzonden is, is misschien te redden.",
    ),
    "rescue.act": ("Save in files…", "Red in bestanden…"),
    "rescue.done": (
        "{n} referral saved in {folder}. Hand it to the service desk.|{n} referrals saved in {folder}. Hand them to the service desk.",
        "{n} doorverwijzing gered in {folder}. Geef haar aan de servicedesk.|{n} doorverwijzingen gered in {folder}. Geef ze aan de servicedesk.",
    ),
    "rescue.lost": (
        "{n} could not be read.|{n} could not be read.",
        "{n} was niet te lezen.|{n} waren niet te lezen.",
    ),
}


def due_words(due: datetime | date, now: datetime, lang: str) -> str:
    """`tomorrow 14:30`, `26 November 2026`."""
    if isinstance(due, datetime):
        return moment_seen_from(due, now, lang)
    return day_seen_from(due, now.date(), lang)
