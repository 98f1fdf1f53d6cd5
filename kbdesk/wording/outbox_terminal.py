"""What `kbdesk outbox` says in the terminal beyond its lists."""

from kbdesk.wording.outbox import REASONS
from kbdesk.wording.speak import Table, speak

OUTBOX_TERMINAL: Table = {
    "help.outbox.status": (
        "ask the service desk where referrals stand, and what was answered",
        "vraag de servicedesk waar doorverwijzingen staan, en wat er geantwoord is",
    ),
    "help.outbox.change": (
        "change a referral that was refused, and queue it again",
        "wijzig een doorverwijzing die geweigerd is, en zet haar weer in de rij",
    ),
    "help.outbox.export": (
        "write referrals to files; they are not sent any more after that",
        "schrijf doorverwijzingen naar bestanden; daarna worden ze niet meer verzonden",
    ),
    "help.outbox.rescue": (
        "save what has not been sent from a damaged file of contacts, as files for the service desk",
        "red wat niet verzonden is uit een beschadigd contactenbestand, als bestanden voor de servicedesk",
    ),
    "help.outbox.check": (
        "test the connection to the service desk; sends nothing",
        "test de verbinding met de servicedesk; verstuurt niets",
    ),
    "help.outbox.credential": (
        "keep what a channel logs in with; typed without being shown, or from stdin",
        "bewaar waarmee een kanaal inlogt; ongezien getypt, of via stdin",
    ),
    "help.status-of": (
        "one referral; else all that are not closed",
        "één doorverwijzing; anders alle die niet af zijn",
    ),
    "help.urgency": ("low, normal, high or urgent", "low, normal, high of urgent"),
    "help.export-which": ("which; else all that have not been sent", "welke; anders alle die niet verzonden zijn"),
    "help.export-as": (
        "files (JSON and text), a mail to send by hand, or a page to print with a QR code",
        "bestanden (JSON en tekst), een mail om zelf te versturen, of een pagina met QR-code om af te drukken",
    ),
    "help.export-encrypt": (
        "the desk's certificate (PEM): only the desk can read the files",
        "het certificaat van de desk (PEM): alleen de desk kan de bestanden lezen",
    ),
    "help.export-to": ("the folder for the files", "de map voor de bestanden"),
    "help.check-channel": ("its name in kbdesk.yml; else all", "de naam in kbdesk.yml; anders alle"),
    "help.credential-name": ("the name that kbdesk.yml gives it", "de naam die kbdesk.yml eraan geeft"),
    "help.credential-file": (
        "where there is no key store: in a file that only you can read",
        "waar geen sleutelbos is: in een bestand dat alleen u kunt lezen",
    ),
    "help.credential-forget": ("remove it from this device", "verwijder het van dit apparaat"),
    "outbox.no-tickets": (
        "No referral waits for the service desk.",
        "Er staat geen doorverwijzing open bij de servicedesk.",
    ),
    "outbox.desk-state": (
        "at the service desk: {status}{closed} (asked {when})",
        "bij de servicedesk: {status}{closed} (gevraagd {when})",
    ),
    "outbox.desk-closed": (", closed", ", afgesloten"),
    "outbox.doubles": (
        "The service desk made this ticket twice; also there: {tickets}. Ask the desk to close the other.",
        "De servicedesk heeft dit ticket dubbel; ook daar: {tickets}. Vraag de desk het andere te sluiten.",
    ),
    "outbox.pause": (
        "The way {channel} is shut until {when}: {reason} kbdesk outbox send tries again at once.",
        "De weg {channel} is dicht tot {when}: {reason} kbdesk outbox send probeert het meteen weer.",
    ),
    "outbox.doubled": (
        "{reference} has two tickets at the service desk; kbdesk outbox show {reference} names them.",
        "{reference} heeft twee tickets bij de servicedesk; kbdesk outbox show {reference} noemt ze.",
    ),
    "outbox.change": (
        "{reference} is changed and queued again. What was refused is withdrawn.",
        "{reference} is gewijzigd en staat weer in de rij. Wat geweigerd was, is ingetrokken.",
    ),
    "outbox.export": (
        "{reference}: {files}. It is not sent any more, unless you say kbdesk outbox retry {reference}.",
        "{reference}: {files}. Het wordt niet meer verzonden, tenzij u kbdesk outbox retry {reference} zegt.",
    ),
    "outbox.export-maybe-sent": (
        "It may have reached the service desk already. Say so when you hand it over.",
        "Misschien is het al bij de servicedesk. Zeg dat erbij als u het overdraagt.",
    ),
    "outbox.nothing-to-export": (
        "Nothing waits that could be exported.",
        "Er wacht niets dat geëxporteerd kan worden.",
    ),
    "outbox.rescued": (
        "{n} referral is saved in {folder}. Hand it to the service desk.|{n} referrals are saved in {folder}. Hand them to the service desk.",
        "{n} doorverwijzing is gered in {folder}. Geef haar aan de servicedesk.|{n} doorverwijzingen zijn gered in {folder}. Geef ze aan de servicedesk.",
    ),
    "outbox.rescue-lost": (
        "{n} referral could not be read. Keep the file, and ask for help.|{n} referrals could not be read. Keep the file, and ask for help.",
        "{n} doorverwijzing was niet te lezen. Bewaar het bestand en vraag om hulp.|{n} doorverwijzingen waren niet te lezen. Bewaar het bestand en vraag om hulp.",
    ),
    "outbox.credential-ask": ("{name} (not shown):", "{name} (wordt niet getoond):"),
    "outbox.credential-key-store": (
        "{name} is in the system's key store.",
        "{name} zit in de sleutelbos van het systeem.",
    ),
    "outbox.credential-file": (
        "{name} is in a file that only you can read.",
        "{name} staat in een bestand dat alleen u kunt lezen.",
    ),
    "outbox.credential-memory": (
        "There is no key store here, so {name} was not kept. Add --in-file, or enter it in the window's settings.",
        "Hier is geen sleutelbos, dus {name} is niet bewaard. Voeg --in-file toe, of vul het in bij de instellingen van het venster.",
    ),
    "outbox.credential-forgotten": (
        "{name} is not on this device any more.",
        "{name} staat niet meer op dit apparaat.",
    ),
}


def reason_words(code: str, lang: str) -> str:
    """Why something is not there yet; a code without words stands for itself."""
    key = f"reason.{code}"
    return speak(REASONS, key, lang) if key in REASONS else code
