"""The outbox in words: states, reasons why something still waits, errors of the records, and the text of a referral."""

from typing import TYPE_CHECKING

from kbdesk.wording.speak import Table, speak

if TYPE_CHECKING:
    from kbdesk.domain.desk import Remark

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
    "reason.desk-unreachable": (
        "The service desk cannot be reached. kbdesk tries again by itself.",
        "De servicedesk is niet bereikbaar. kbdesk probeert het vanzelf opnieuw.",
    ),
    "reason.answer-lost": (
        "The connection broke before the service desk answered. kbdesk asks first whether the referral is there.",
        "De verbinding viel weg voor de servicedesk antwoordde. kbdesk vraagt eerst of de doorverwijzing er is.",
    ),
    "reason.no-receipt": (
        "Something answered in place of the service desk (a login page?). That is no receipt; kbdesk looks again.",
        "Iets anders antwoordde in plaats van de servicedesk (een inlogpagina?). Dat is geen bewijs; kbdesk kijkt opnieuw.",
    ),
    "reason.desk-busy": (
        "The service desk asked to come back later.",
        "De servicedesk vroeg om het later nog eens te proberen.",
    ),
    "reason.desk-fails": (
        "The service desk answered with an error of its own. kbdesk tries again by itself.",
        "De servicedesk antwoordde met een eigen fout. kbdesk probeert het vanzelf opnieuw.",
    ),
    "reason.desk-refused": (
        "The service desk refused this referral. Change it and send it again, or ask the administrator.",
        "De servicedesk weigerde deze doorverwijzing. Wijzig haar en verstuur opnieuw, of vraag het de beheerder.",
    ),
    "reason.desk-shut": (
        "The service desk does not let kbdesk in. Ask the administrator to look at the credential and its rights.",
        "De servicedesk laat kbdesk niet binnen. Vraag de beheerder naar het toegangsbewijs en de rechten te kijken.",
    ),
    "reason.desk-queue-missing": (
        "The service desk has no such queue, or kbdesk may not see it. Ask the administrator.",
        "De servicedesk heeft die wachtrij niet, of kbdesk mag haar niet zien. Vraag het de beheerder.",
    ),
    "reason.desk-field-missing": (
        "The service desk lacks the field by which kbdesk knows its referrals. Nothing was sent; ask the administrator.",
        "De servicedesk mist het veld waaraan kbdesk doorverwijzingen herkent. Er is niets verstuurd; vraag het de beheerder.",
    ),
    "reason.desk-dropped-key": (
        "The ticket is there, but the service desk did not keep our key: a second ticket would not be noticed.",
        "Het ticket is er, maar de servicedesk bewaarde onze sleutel niet: een tweede ticket zou niet opvallen.",
    ),
    "reason.desk-dropped-urgency": (
        "The ticket is there, but the service desk did not keep its urgency. It stands in the text.",
        "Het ticket is er, maar de servicedesk bewaarde de urgentie niet. Zij staat in de tekst.",
    ),
    "reason.certificate": (
        "The service desk's certificate is not trusted. Nothing was sent; ask the administrator.",
        "Het certificaat van de servicedesk wordt niet vertrouwd. Er is niets verstuurd; vraag het de beheerder.",
    ),
    "reason.ca-file": (
        "The file with the organisation's certificates cannot be read.",
        "Het bestand met de certificaten van de organisatie kan niet gelezen worden.",
    ),
    "reason.secret-missing": (
        "The credential of this channel is not on this device. Enter it in the settings.",
        "Het toegangsbewijs van dit kanaal staat niet op dit apparaat. Vul het in bij de instellingen.",
    ),
    "reason.secret-unusable": (
        "The credential of this channel is not of the right form. Enter it again in the settings.",
        "Het toegangsbewijs van dit kanaal heeft niet de goede vorm. Vul het opnieuw in bij de instellingen.",
    ),
    "reason.not-encrypted": (
        "This way to the service desk is not encrypted. Nothing was sent; ask the administrator.",
        "Deze weg naar de servicedesk is niet versleuteld. Er is niets verstuurd; vraag het de beheerder.",
    ),
    "reason.desk-tells-nothing": (
        "This way to the service desk goes one way only: the desk cannot be asked where a referral stands.",
        "Deze weg naar de servicedesk gaat maar één kant op: waar een doorverwijzing staat, is niet te vragen.",
    ),
    "reason.desk-ticket-missing": (
        "The service desk does not know this ticket, or kbdesk may not see it.",
        "De servicedesk kent dit ticket niet, of kbdesk mag het niet zien.",
    ),
    "reason.photos-not-taken": (
        "This way to the service desk takes no photos. The referral itself is there; send the photo by mail.",
        "Deze weg naar de servicedesk neemt geen foto's aan. De doorverwijzing zelf is er; mail de foto.",
    ),
    "reason.photo-gone": (
        "The photo is no longer as it was kept on this device. The referral itself is there.",
        "De foto is niet meer zoals hij op dit apparaat bewaard is. De doorverwijzing zelf is er.",
    ),
    "reason.bad-key": (
        "The key of this referral is damaged, so the service desk cannot be asked for it.",
        "De sleutel van deze doorverwijzing is beschadigd; de servicedesk kan er niet naar gevraagd worden.",
    ),
}
"""`reason.` + the code of a `Failure`, as in `OutboxEntry.last_error`."""

REMARKS: Table = {
    "remark.desk-answers": ("The service desk answers: {detail}.", "De servicedesk antwoordt: {detail}."),
    "remark.desk-queue": ("The queue {detail} is there.", "De wachtrij {detail} is er."),
    "remark.desk-may-create": ("kbdesk may make tickets in {detail}.", "kbdesk mag tickets maken in {detail}."),
    "remark.desk-may-create.not": (
        "kbdesk may not make tickets in {detail}. Ask the administrator for that right.",
        "kbdesk mag geen tickets maken in {detail}. Vraag de beheerder om dat recht.",
    ),
    "remark.desk-field": ("The field {detail} is there.", "Het veld {detail} is er."),
    "remark.desk-field.not": (
        "The field {detail} is missing. Ask the administrator to make it.",
        "Het veld {detail} ontbreekt. Vraag de beheerder het te maken.",
    ),
    "remark.desk-queue.not": (
        "The queue {detail} is not there, or kbdesk may not see it. Ask the administrator.",
        "De wachtrij {detail} is er niet, of kbdesk mag haar niet zien. Vraag het de beheerder.",
    ),
    "remark.desk-field-not-tried": (
        "Whether the field {detail} is there shows with the first referral only.",
        "Of het veld {detail} er is, blijkt pas bij de eerste doorverwijzing.",
    ),
    "remark.desk-create-not-tried": (
        "Whether kbdesk may make tickets in {detail} shows with the first referral only.",
        "Of kbdesk in {detail} tickets mag maken, blijkt pas bij de eerste doorverwijzing.",
    ),
    "remark.webhook-secret": ("The signing key has the right form.", "De ondertekensleutel heeft de goede vorm."),
    "remark.webhook-secret.not": (
        "The signing key is missing or not of the form whsec_… with 24 bytes or more.",
        "De ondertekensleutel ontbreekt of heeft niet de vorm whsec_… met 24 bytes of meer.",
    ),
    "remark.webhook-not-tried": (
        "A webhook cannot be tried without sending something: {detail}.",
        "Een webhook kan niet geprobeerd worden zonder iets te versturen: {detail}.",
    ),
    "remark.folder-takes": ("The folder takes files: {detail}.", "De map neemt bestanden aan: {detail}."),
}
"""`remark.` + the code of a `Remark`, with `.not` where it is not in order; a code that is missing is a reason's."""

KEY_PLACES: Table = {
    "key.key-store": (
        "The key of the contacts is in the system's key store.",
        "De sleutel van de contacten zit in de sleutelbos van het systeem.",
    ),
    "key.passphrase": (
        "The key of the contacts lies under your passphrase, which is asked once a session.",
        "De sleutel van de contacten ligt achter uw wachtzin, die één keer per sessie wordt gevraagd.",
    ),
    "key.file": (
        "The key of the contacts is in a file that only you can read, without a passphrase.",
        "De sleutel van de contacten staat in een bestand dat alleen u kunt lezen, zonder wachtzin.",
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
    "letter.double": (
        "kbdesk: this ticket came twice on the way. The first one is {ticket}; this one can be closed.",
        "kbdesk: dit ticket is onderweg dubbel ontstaan. Het eerste is {ticket}; dit kan gesloten worden.",
    ),
    "letter.scan": (
        "The code holds the reference and the key of this referral. Put both into the ticket, so that it is not made twice.",
        "De code bevat kenmerk en sleutel van deze doorverwijzing. Zet beide in het ticket, zodat het niet dubbel ontstaat.",
    ),
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


def remark_sentence(remark: "Remark", lang: str) -> str:
    """A line of a test of the connection; the desk's own words behind it where the sentence has no place for them."""
    key = f"remark.{remark.code}" if remark.is_fine else f"remark.{remark.code}.not"
    if key in REMARKS:
        return speak(REMARKS, key, lang, detail=remark.detail)
    reason = f"reason.{remark.code}"
    sentence = speak(REASONS, reason, lang) if reason in REASONS else remark.code
    return f"{sentence} ({remark.detail})" if remark.detail else sentence
