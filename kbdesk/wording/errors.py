"""A sentence for every expected failure: what is the matter, where, and what to do.

A key is the code of a `DeskError`, its facts stand in braces; `{where}` is the place in the content or what was asked
for by name. A test holds this table against every code in the program.
"""

from kbdesk.domain.errors import DeskError
from kbdesk.wording.contacts_in_hand import CONTACT_ERRORS, wrap_up_names
from kbdesk.wording.desktop import DESKTOP_ERRORS
from kbdesk.wording.lists import LIST_ERRORS
from kbdesk.wording.speak import Table, speak

ERRORS: Table = {
    **CONTACT_ERRORS,
    **DESKTOP_ERRORS,
    # the words on the command line
    "words-not-understood": (
        "{command} does not understand these words ({reason}). See: {command} --help",
        "{command} begrijpt deze woorden niet ({reason}). Zie: {command} --help",
    ),
    "query-missing": (
        "There is nothing to search for. Type some words behind find, or give a file with --batch.",
        "Er is niets om naar te zoeken. Typ woorden achter find, of geef een bestand op met --batch.",
    ),
    "query-and-batch": (
        "Words and --batch do not go together. Leave one of them out.",
        "Woorden en --batch gaan niet samen. Laat een van beide weg.",
    ),
    "limit-out-of-bounds": (
        "A limit of {limit} cannot be. Choose a number from 1 to {largest}.",
        "Een maximum van {limit} kan niet. Kies een getal van 1 tot {largest}.",
    ),
    "input-unreadable": (
        "The file {path} cannot be read ({reason}). Check its name and whether you may read it.",
        "Het bestand {path} is niet te lezen ({reason}). Controleer de naam en of u het mag lezen.",
    ),
    "output-unwritable": (
        "The file {path} cannot be written ({reason}). Choose another place, or make room.",
        "Het bestand {path} is niet te schrijven ({reason}). Kies een andere plaats, of maak ruimte.",
    ),
    "field-without-value": (
        "{typed} is not a field with a value. Write --field name=value.",
        "{typed} is geen veld met een waarde. Schrijf --field naam=waarde.",
    ),
    "key-no-uuid": (
        "{key} is not a UUID. Give one, or leave --key out.",
        "{key} is geen UUID. Geef er een op, of laat --key weg.",
    ),
    "path-outside-content": (
        "{path} is not in the content folder {folder}. Check the path, or name the folder with --content.",
        "{path} ligt niet in de inhoudsmap {folder}. Controleer het pad, of noem de map met --content.",
    ),
    # the language of a call
    "half-unknown": (
        "There is no text of “{script}” in this language ({lang}). The call goes on as it is.",
        "Van “{script}” is er geen tekst in deze taal ({lang}). Het gesprek gaat verder zoals het is.",
    ),
    "halves-differ": (
        "The texts of this script are not the same in both languages (at “{step}”), so the call goes on in this one. Tell the editors.",
        "De teksten van dit script zijn in beide talen niet gelijk (bij “{step}”), dus het gesprek gaat in deze taal verder. Meld het de redactie.",
    ),
    # what readers tell the editors
    "flag-empty": (
        "There is nothing to tell yet. Name a text, give the words that were searched for, or write what is missing.",
        "Er is nog niets te melden. Noem een tekst, geef de woorden van de zoekvraag, of schrijf op wat er ontbreekt.",
    ),
    "flag-of-no-text": (
        "{kind} can only be said of a text. Name the article or script, or use --kind missing.",
        "{kind} kan alleen over een tekst worden gezegd. Noem het artikel of belscript, of gebruik --kind missing.",
    ),
    "flag-unknown": (
        "There is no flag {id}. See kbdesk flags list.",
        "Er is geen opmerking {id}. Zie kbdesk flags list.",
    ),
    "flag-not-one": (
        "Several flags begin with {id}. Give more of its letters.",
        "Meer opmerkingen beginnen met {id}. Geef meer letters.",
    ),
    "flags-unreadable": (
        "That is no file of flags ({reason}). Make one with kbdesk flags export.",
        "Dat is geen bestand met opmerkingen ({reason}). Maak er een met kbdesk flags export.",
    ),
    "since-no-date": (
        "{typed} is not a date. Write it as 2026-11-24.",
        "{typed} is geen datum. Schrijf hem als 2026-11-24.",
    ),
    "dry-run-without-fix": (
        "--dry-run goes with --fix: it shows what would be mended. Add --fix, or leave it out.",
        "--dry-run hoort bij --fix: het toont wat verbeterd zou worden. Voeg --fix toe, of laat het weg.",
    ),
    "import-source-missing": (
        "There is no folder {folder} to bring in. Check the path.",
        "Er is geen map {folder} om binnen te halen. Controleer het pad.",
    ),
    "import-source-too-large": (
        "There is too much in {folder} to bring in at once (more than {most} files). Bring in its folders one by one.",
        "Er staat te veel in {folder} om in één keer binnen te halen (meer dan {most} bestanden). Haal de mappen een voor een binnen.",
    ),
    "import-into-itself": (
        "{source} and {target} lie in one another. Choose a target beside the source.",
        "{source} en {target} liggen in elkaar. Kies een doelmap naast de bron.",
    ),
    "import-target-no-folder": (
        "{target} is no folder. Name a folder to bring the texts to; it is made when it is not there.",
        "{target} is geen map. Noem een map om de teksten heen te brengen; die wordt gemaakt als hij er niet is.",
    ),
    "answers-without-record": (
        "--answers and --name belong to --record. Add --record and the name of one script.",
        "--answers en --name horen bij --record. Voeg --record en de naam van één belscript toe.",
    ),
    "record-one-script": (
        "One script is recorded at a time. Name it behind --record.",
        "Er wordt één belscript tegelijk opgenomen. Noem het achter --record.",
    ),
    "png-on-terminal": (
        "A PNG cannot be shown here. Give a file with --output, or send it on with > or |.",
        "Een PNG kan hier niet getoond worden. Geef een bestand op met --output, of stuur het door met > of |.",
    ),
    "rule-unknown": (
        "The check knows no code {rule}. All codes stand in docs/check.md.",
        "De controle kent geen code {rule}. Alle codes staan in docs/check.md.",
    ),
    # the content
    "file-exists": (
        "{path} is there already and stays as it is. Choose another id.",
        "{path} is er al en blijft zoals het is. Kies een ander id.",
    ),
    "file-changed": (
        "{where} was changed by another program meanwhile and stays as it is. Run the command again.",
        "{where} is intussen door een ander programma gewijzigd en blijft zoals het is. Voer de opdracht opnieuw uit.",
    ),
    "file-unwritable": (
        "{where} cannot be written ({reason}). Look whether you may write there and whether another program holds it.",
        "{where} is niet te schrijven ({reason}). Kijk of u daar mag schrijven en of een ander programma het vasthoudt.",
    ),
    "id-unusable": (
        "No id can be made of {id}. Use letters or digits.",
        "Van {id} is geen id te maken. Gebruik letters of cijfers.",
    ),
    "content-missing": (
        "The content folder {folder} is not there. Check its name, or name another one with --content.",
        "De inhoudsmap {folder} is er niet. Controleer de naam, of noem een andere met --content.",
    ),
    "content-unreadable": (
        "The content folder {folder} cannot be read ({reason}). Check whether you may open it and whether the drive is connected.",
        "De inhoudsmap {folder} is niet te lezen ({reason}). Controleer of u hem mag openen en of de schijf verbonden is.",
    ),
    "file-missing": (
        "{where} is not there any more. Run kbdesk index, and search again.",
        "{where} is er niet meer. Voer kbdesk index uit en zoek opnieuw.",
    ),
    "file-unreadable": (
        "{where} cannot be read ({reason} {detail}). Run kbdesk content check: it says what is wrong with the file.",
        "{where} is niet te lezen ({reason} {detail}). Voer kbdesk content check uit: dat zegt wat er mis is met het bestand.",
    ),
    "not-in-library": (
        "There is no article or script {id}. Search for it with kbdesk find.",
        "Er is geen artikel of belscript {id}. Zoek het op met kbdesk find.",
    ),
    "not-a-script": (
        "{where} is not a script. Read it with kbdesk show, or choose a script.",
        "{where} is geen belscript. Lees het met kbdesk show, of kies een belscript.",
    ),
    "heading-unknown": (
        "{id} has no step or heading {step}. It has: {known}.",
        "{id} heeft geen stap of kopje {step}. Wel: {known}.",
    ),
    "no-scenarios": (
        "The script {script} has no scenarios. Write them in {script}.scenarios.yml beside it.",
        "Het belscript {script} heeft geen scenario's. Schrijf ze in {script}.scenarios.yml ernaast.",
    ),
    "answers-unreadable": (
        "The file of answers cannot be read: {problem}, line {line}, column {column}. Write a list of choices and values.",
        "Het bestand met antwoorden is niet te lezen: {problem}, regel {line}, kolom {column}. Schrijf een lijst van keuzes en waarden.",
    ),
    # a script being followed
    "script-unknown": (
        "This call never entered the script {script}. Begin it anew.",
        "Dit gesprek kwam nooit in het belscript {script}. Begin opnieuw.",
    ),
    "step-unknown": (
        "The script {script} points to a step that is not there: {step}. Go back, and tell the editors.",
        "Het belscript {script} verwijst naar een stap die er niet is: {step}. Ga terug en meld het aan de redactie.",
    ),
    "choice-not-offered": (
        "Choice {number} is not open on the step {step}. Take one of those shown.",
        "Keuze {number} is niet mogelijk bij de stap {step}. Neem een van de getoonde.",
    ),
    "nothing-goes-on": (
        "The step {step} does not go on by itself. Take a choice.",
        "De stap {step} gaat niet vanzelf verder. Maak een keuze.",
    ),
    "place-not-on-path": (
        "There is no such step on the way so far. Type j for the list.",
        "Die stap staat niet op de weg tot nu toe. Typ j voor de lijst.",
    ),
    "script-goes-round": (
        "The script {script} goes round in circles at the step {step}. Go back, and tell the editors.",
        "Het belscript {script} loopt in een kring bij de stap {step}. Ga terug en meld het aan de redactie.",
    ),
    "automatic-step-without-else": (
        "The step {step} of script {script} finds no way to go on. Go back, and tell the editors.",
        "De stap {step} van belscript {script} vindt geen weg verder. Ga terug en meld het aan de redactie.",
    ),
    "run-ended": (
        "This call was closed already, as {outcome}. Begin a new one.",
        "Dit gesprek is al afgesloten, als {outcome}. Begin een nieuw gesprek.",
    ),
    "notice-unread": (
        "First read the notice, and say so: {notice}",
        "Lees eerst de waarschuwing en bevestig dat: {notice}",
    ),
    "no-outcome": (
        "The step {step} has no outcome. Follow the script on, or end it with an outcome of your own.",
        "De stap {step} heeft geen uitkomst. Volg het belscript verder, of sluit af met een eigen uitkomst.",
    ),
    "outcome-unknown": (
        "The outcome {outcome} is not in outcomes.yml. Choose another, and tell the editors.",
        "De uitkomst {outcome} staat niet in outcomes.yml. Kies een andere en meld het aan de redactie.",
    ),
    "outcome-refers": (
        "A call cannot be ended with {outcome} here: that needs a referral. Refer first, or choose another outcome.",
        "Een gesprek kan hier niet eindigen met {outcome}: dat vraagt een doorverwijzing. Verwijs eerst door of kies anders.",
    ),
    "missing-values": (
        "Still needed: {names}. Fill these in, then finish.",
        "Nog nodig: {names}. Vul dit in en rond dan af.",
    ),
    "field-unknown": (
        "There is no field {name}. Check the name in fields.yml or in the script.",
        "Er is geen veld {name}. Controleer de naam in fields.yml of in het belscript.",
    ),
    "path-stuck": (
        "The answers do not fit the step {step}: wanted {expected}, there is {found}. Correct the file of answers.",
        "De antwoorden passen niet bij de stap {step}: gevraagd {expected}, er is {found}. Verbeter het bestand met antwoorden.",
    ),
    "answers-end-early": (
        "The answers end at the step {step}, which has no outcome. Add what comes after it.",
        "De antwoorden houden op bij de stap {step}, die geen uitkomst heeft. Vul aan wat daarna komt.",
    ),
    # a referral
    "queue-unknown": (
        "There is no queue {queue}. Choose from: {known}.",
        "Er is geen wachtrij {queue}. Kies uit: {known}.",
    ),
    "no-queues": (
        "There is no queue to refer to. Add queues.yml to the content.",
        "Er is geen wachtrij om naar door te verwijzen. Voeg queues.yml aan de inhoud toe.",
    ),
    "subject-missing": (
        "The referral has no subject. Say in a few words what it is about.",
        "De doorverwijzing heeft geen onderwerp. Zeg in een paar woorden waar het over gaat.",
    ),
    "value-wrong": (
        "“{value}” does not fit the field {name}. Expected: {expected}.",
        "“{value}” past niet in het veld {name}. Verwacht: {expected}.",
    ),
    "contact-unknown": (
        "There is no contact {reference} on this device. Check the reference; kbdesk contacts list shows them all.",
        "Er is geen contact {reference} op dit apparaat. Controleer het kenmerk; kbdesk contacts list toont ze allemaal.",
    ),
    # the outbox
    "outbox-unknown": (
        "The outbox holds nothing under {key}. kbdesk outbox list shows what it holds.",
        "Het postvak uit bevat niets onder {key}. kbdesk outbox list toont wat erin zit.",
    ),
    "outbox-locked": (
        "Another window or command is sending at this moment. Try again when it is done.",
        "Een ander venster of commando is op dit moment aan het verzenden. Probeer het opnieuw als dat klaar is.",
    ),
    "outbox-being-sent": (
        "{reference} is being sent at this moment and cannot be withdrawn now. Look again in a minute.",
        "{reference} wordt op dit moment verzonden en kan nu niet worden ingetrokken. Kijk over een minuut opnieuw.",
    ),
    "outbox-already-gone": (
        "{reference} has left the outbox already and cannot be withdrawn. Call the service desk.",
        "{reference} heeft het postvak uit al verlaten en kan niet worden ingetrokken. Bel de servicedesk.",
    ),
    "outbox-not-to-be-changed": (
        "{reference} cannot be changed any more: it may be at the service desk. Call the desk, or refer again.",
        "{reference} is niet meer te wijzigen: misschien is het al bij de servicedesk. Bel de desk, of verwijs opnieuw door.",
    ),
    "outbox-no-ticket": (
        "{reference} has no ticket at the service desk yet. kbdesk outbox show {reference} says how it stands.",
        "{reference} heeft nog geen ticket bij de servicedesk. kbdesk outbox show {reference} zegt hoe het ervoor staat.",
    ),
    "channel-not-there": (
        "kbdesk.yml has no channel {name}. It has: {known}.",
        "kbdesk.yml heeft geen kanaal {name}. Wel: {known}.",
    ),
    "credential-not-named": (
        "No channel in kbdesk.yml uses a credential {name}. They use: {known}.",
        "Geen kanaal in kbdesk.yml gebruikt een toegangsbewijs {name}. Wel: {known}.",
    ),
    "credential-empty": (
        "The credential {name} is empty. Type it, or hand it over on stdin.",
        "Het toegangsbewijs {name} is leeg. Typ het, of geef het op stdin.",
    ),
    "credential-unwritable": (
        "The file with the credential {name} cannot be written ({reason}). Make room, or use a key store.",
        "Het bestand met het toegangsbewijs {name} is niet te schrijven ({reason}). Maak ruimte, of gebruik een sleutelbos.",
    ),
    "seal-no-certificate": (
        "{path} is no certificate with an RSA key. Ask the service desk for one in PEM.",
        "{path} is geen certificaat met een RSA-sleutel. Vraag de servicedesk om een in PEM.",
    ),
    "outbox-not-to-be-retried": (
        "{reference} is not waiting for a new try. kbdesk outbox show {reference} says how it stands.",
        "{reference} wacht niet op een nieuwe poging. kbdesk outbox show {reference} zegt hoe het ervoor staat.",
    ),
    "run-unknown": (
        "This call is no longer there; it was discarded. Begin a new one.",
        "Dit gesprek is er niet meer; het is verwijderd. Begin een nieuw gesprek.",
    ),
    "home-unknown": (
        "There is no home folder for {folder} on this system. Write the whole path.",
        "Voor {folder} is er op dit systeem geen thuismap. Schrijf het hele pad op.",
    ),
    "run-went-on": (
        "This call was gone on with in another window. Take it up again there, or from the list.",
        "Dit gesprek is in een ander venster voortgezet. Ga daar verder, of pak het weer op uit de lijst.",
    ),
    "run-finished": (
        "This call was closed and is kept; it cannot be discarded.",
        "Dit gesprek is afgesloten en blijft bewaard; het kan niet worden verwijderd.",
    ),
    # this device
    "index-locked": (
        "Another kbdesk is indexing at this moment ({folder}). Try again when it is done.",
        "Een andere kbdesk is op dit moment aan het indexeren ({folder}). Probeer het opnieuw als die klaar is.",
    ),
    "index-unwritable": (
        "The index {folder} cannot be written ({reason}). Make room or ask for the right to write there, or name another place with --data.",
        "De index {folder} is niet te schrijven ({reason}). Maak ruimte of vraag schrijfrecht, of noem een andere plaats met --data.",
    ),
    "records-busy": (
        "The contacts in {path} are in use by another window or command. Try again in a moment.",
        "De contacten in {path} zijn in gebruik door een ander venster of commando. Probeer het zo weer.",
    ),
    "records-full": (
        "Nothing was kept: the disk of {path} is full. Make room and try again.",
        "Er is niets bewaard: de schijf van {path} is vol. Maak ruimte en probeer het opnieuw.",
    ),
    "records-unwritable": (
        "Nothing was kept: {path} cannot be written ({reason}). Ask for the right to write there, or name another place with --data.",
        "Er is niets bewaard: {path} is niet te schrijven ({reason}). Vraag schrijfrecht, of noem een andere plaats met --data.",
    ),
    "records-damaged": (
        "The file with the contacts is damaged: {path}. Keep it; kbdesk outbox rescue saves what has not been sent.",
        "Het bestand met de contacten is beschadigd: {path}. Bewaar het; kbdesk outbox rescue redt wat niet verzonden is.",
    ),
    "records-unreadable": (
        "The file with the contacts does not open: {path} is damaged, or belongs to another key. Keep it, and ask for help.",
        "Het bestand met de contacten gaat niet open: {path} is beschadigd, of hoort bij een andere sleutel. Bewaar het en vraag om hulp.",
    ),
    "records-newer": (
        "The contacts in {path} were kept by a newer kbdesk. Use that one, or update this one.",
        "De contacten in {path} zijn bewaard door een nieuwere kbdesk. Gebruik die, of werk deze bij.",
    ),
    "records-key-gone": (
        "The contacts cannot be opened: their key is no longer where it was kept ({path}). Nothing was changed; ask for help.",
        "De contacten kunnen niet worden geopend: de sleutel is niet meer waar hij lag ({path}). Er is niets veranderd; vraag om hulp.",
    ),
    "records-passphrase-new": (
        "There is no key store on this system, so the contacts need a passphrase of at least 8 characters. Without it nobody can open them, you neither. Where nobody can be asked: set KBDESK_PASSPHRASE, or choose a plain key file with KBDESK_KEY=file.",
        "Dit systeem heeft geen sleutelbos; daarom hebben de contacten een wachtzin van minstens 8 tekens nodig. Zonder die wachtzin kan niemand erbij, ook u niet. Waar niemand te vragen is: zet KBDESK_PASSPHRASE, of kies een open sleutelbestand met KBDESK_KEY=file.",
    ),
    "records-passphrase-missing": (
        "The contacts are under a passphrase, and it was not given. Run the command where it can be asked, or set KBDESK_PASSPHRASE.",
        "De contacten liggen achter een wachtzin, en die is niet gegeven. Voer de opdracht uit waar die gevraagd kan worden, of zet KBDESK_PASSPHRASE.",
    ),
    "records-passphrase-wrong": (
        "That is not the passphrase of these contacts. Type it again.",
        "Dat is niet de wachtzin van deze contacten. Typ hem opnieuw.",
    ),
    "person-unclear": (
        "{typed} is no telephone number, mail address, name or reference. Give one of these.",
        "{typed} is geen telefoonnummer, mailadres, naam of kenmerk. Geef een van deze op.",
    ),
    "photo-empty": ("The photo {path} is empty. Take it again.", "De foto {path} is leeg. Maak hem opnieuw."),
    "photo-too-large": (
        "The photo {path} is too large ({megabytes} MB, {most} at most). Make it smaller first.",
        "De foto {path} is te groot ({megabytes} MB, hoogstens {most}). Maak hem eerst kleiner.",
    ),
    "photo-too-many-pixels": (
        "The photo {path} has too many pixels to be made smaller here. Make it smaller first.",
        "De foto {path} heeft te veel beeldpunten om hier te verkleinen. Maak hem eerst kleiner.",
    ),
    "photo-heic": (
        "The photo {path} is a HEIC file, which kbdesk cannot read. Save it as JPEG, or set the phone's camera to 'most compatible'.",
        "De foto {path} is een HEIC-bestand, dat kbdesk niet kan lezen. Bewaar hem als JPEG, of zet de camera van de telefoon op 'meest compatibel'.",
    ),
    "photo-no-picture": (
        "{path} is no picture. Choose a JPEG, PNG, WebP, GIF, BMP or TIFF file.",
        "{path} is geen afbeelding. Kies een JPEG-, PNG-, WebP-, GIF-, BMP- of TIFF-bestand.",
    ),
    "photo-damaged": (
        "The photo {path} is damaged or cut off. Take it again, or copy it again.",
        "De foto {path} is beschadigd of afgebroken. Maak of kopieer hem opnieuw.",
    ),
    "photo-unreadable": (
        "The photo {path} cannot be read ({reason}). Check its name and whether you may read it.",
        "De foto {path} is niet te lezen ({reason}). Controleer de naam en of u hem mag lezen.",
    ),
    "photos-too-many": (
        "{n} photos are too many: {most} at most go with a referral. Leave some out.",
        "{n} foto's zijn te veel: er gaan er hoogstens {most} met een doorverwijzing mee. Laat er een paar weg.",
    ),
    "photo-gone": (
        "A photo is no longer as it was kept: {path}. The referral itself is whole; take the photo again.",
        "Een foto is niet meer zoals hij bewaard is: {path}. De doorverwijzing zelf is heel; maak de foto opnieuw.",
    ),
    "passphrase-short": (
        "A passphrase has at least {fewest} characters. Choose a longer one: four words are good.",
        "Een wachtzin heeft minstens {fewest} tekens. Kies een langere: vier woorden is goed.",
    ),
    "passphrase-not-given": (
        "There is no new passphrase. Type one, or set KBDESK_NEW_PASSPHRASE where nobody can be asked.",
        "Er is geen nieuwe wachtzin. Typ er een, of zet KBDESK_NEW_PASSPHRASE waar niemand te vragen is.",
    ),
    "records-gone": (
        "The file with the contacts is gone: {path}. Its key is still there, so put the file back from a copy. To begin anew and lose what was in it, remove {marker}.",
        "Het bestand met de contacten is weg: {path}. De sleutel is er nog, dus zet het bestand terug uit een kopie. Verwijder {marker} om opnieuw te beginnen en kwijt te raken wat erin stond.",
    ),
    "records-key-unreachable": (
        "The system's key store, which holds the key of the contacts, does not answer or is locked. Unlock it and try again.",
        "De sleutelbos van het systeem, met de sleutel van de contacten, antwoordt niet of is op slot. Ontgrendel hem en probeer het opnieuw.",
    ),
    "settings-unwritable": (
        "The settings cannot be kept: {path} cannot be written ({reason}). Check whether you may write there.",
        "De instellingen kunnen niet worden bewaard: {path} is niet te schrijven ({reason}). Controleer of u daar mag schrijven.",
    ),
    **LIST_ERRORS,
}


class _Facts(dict[str, object]):
    """A fact that one place gives and another does not leaves nothing behind."""

    def __missing__(self, _name: str) -> str:
        return ""


def error_sentence(error: DeskError, lang: str) -> str:
    """The failure in words; a code without a sentence stands for itself, so that nobody is left with nothing."""
    if error.code not in ERRORS:
        return str(error)
    where = str(error.place) if error.place is not None else str(error.facts.get("id", ""))
    facts = _Facts({name: "" if value is None else value for name, value in error.facts.items()}, where=where)
    if error.code == "wrap-up-missing":
        facts["names"] = wrap_up_names(str(error.facts.get("names", "")), lang)
    return speak(ERRORS, error.code, lang).format_map(facts).replace(" )", ")").replace(" ()", "")
