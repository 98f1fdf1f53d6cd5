"""What the terminal says. (English, Dutch); `|` parts one from many by `n`."""

from kbdesk.wording.authoring import AUTHORING
from kbdesk.wording.calling_back import CALLING_BACK_TERMINAL
from kbdesk.wording.contact_referrals import REFERRALS_TERMINAL
from kbdesk.wording.contacts_in_hand import CONTACT_COUNTS, CONTACT_TERMINAL
from kbdesk.wording.desktop import DESKTOP_TERMINAL
from kbdesk.wording.keeping import KEEPING, PASSPHRASE
from kbdesk.wording.lists import LIST_COUNTS, LISTS_TERMINAL
from kbdesk.wording.moving_in import MOVING_IN
from kbdesk.wording.outbox_terminal import OUTBOX_TERMINAL
from kbdesk.wording.pausing import PAUSING_TERMINAL
from kbdesk.wording.readers import READERS, READERS_TERMINAL
from kbdesk.wording.reasons import WHY
from kbdesk.wording.reports import REPORT_CODES, REPORTS_TERMINAL
from kbdesk.wording.speak import Table
from kbdesk.wording.support import BUNDLE_PARTS, SUPPORT_TERMINAL

_HELP: Table = {
    "help.usage": ("usage:", "gebruik:"),
    "help.line": ("kbdesk [options] COMMAND …", "kbdesk [opties] OPDRACHT …"),
    "help.kbdesk": (
        "Finds answers, follows call scripts, and sees to it that referrals arrive. Without a command the window opens.",
        "Vindt antwoorden, volgt belscripts en zorgt dat doorverwijzingen aankomen. Zonder opdracht opent het venster.",
    ),
    "help.commands": ("commands", "opdrachten"),
    "help.actions": ("what to do", "wat te doen"),
    "help.arguments": ("arguments", "argumenten"),
    "help.options": ("options", "opties"),
    "help.everywhere": ("with every command", "bij elke opdracht"),
    "help.help": ("show this and stop", "toon dit en stop"),
    "help.version": ("show the version and stop", "toon de versie en stop"),
    "help.content-folder": ("the content folder (or KBDESK_CONTENT)", "de inhoudsmap (of KBDESK_CONTENT)"),
    "help.keys": (
        "where the key of the contacts lies, and moving it",
        "waar de sleutel van de contacten ligt, en hem verplaatsen",
    ),
    "help.keys.show": ("tells where the key lies", "zegt waar de sleutel ligt"),
    "help.keys.passphrase": (
        "puts it under a passphrase, or another one",
        "legt hem achter een wachtzin, of een andere",
    ),
    "help.keys.key-store": ("puts it in the system's key store", "legt hem in de sleutelbos van het systeem"),
    "help.keys.file": (
        "puts it, plain, in a file that only you can read",
        "zet hem, open, in een bestand dat alleen u kunt lezen",
    ),
    "help.data-folder": (
        "the folder for index, contacts and settings (or KBDESK_DATA)",
        "de map voor index, contacten en instellingen (of KBDESK_DATA)",
    ),
    "help.lang": ("language to speak (or KBDESK_LANG)", "taal om te spreken (of KBDESK_LANG)"),
    "help.json": ("one JSON document on stdout", "één JSON-document op stdout"),
    "help.quiet": ("no remarks about the work", "geen opmerkingen over het werk"),
    "help.verbose": ("tell more", "vertel meer"),
    "help.find": ("search articles and scripts", "zoek in artikelen en belscripts"),
    "help.query": ("words, as the customer says them", "woorden, zoals de klant ze zegt"),
    "help.batch": (
        "a question a line (- is stdin), a JSON line each",
        "een vraag per regel (- is stdin), een JSON-regel voor elk",
    ),
    "help.limit": ("at most so many", "hoogstens zoveel"),
    "help.kind": ("only this kind (may be repeated)", "alleen deze soort (mag vaker)"),
    "help.product": ("only about this product (may be repeated)", "alleen over dit product (mag vaker)"),
    "help.phase": ("only this phase (may be repeated)", "alleen deze fase (mag vaker)"),
    "help.audience": ("only for this audience (may be repeated)", "alleen voor deze doelgroep (mag vaker)"),
    "help.source": (
        "where to look: the content, the help on kbdesk, or both",
        "waar te zoeken: in de inhoud, in de hulp over kbdesk, of in beide",
    ),
    "help.as-you-type": ("the last word is only a beginning", "het laatste woord is nog maar een begin"),
    "help.literal": (
        "the words as they are typed, no typing errors mended",
        "de woorden zoals ze zijn getypt, geen typefouten hersteld",
    ),
    "help.explain": ("say why each stands where it stands", "zeg waarom elk staat waar het staat"),
    "help.show": ("read an article or script", "lees een artikel of belscript"),
    "help.id": ("id, old name or path; ID#step shows one step", "id, oude naam of pad; ID#stap toont één stap"),
    "help.as": ("in which form", "in welke vorm"),
    "help.step": ("only this step or heading", "alleen deze stap of dit kopje"),
    "help.output": ("write to this file", "schrijf naar dit bestand"),
    "help.ask": (
        "the main job: search, read, follow and refer in one talk",
        "het hoofdwerk: zoeken, lezen, volgen en doorverwijzen in één gesprek",
    ),
    "help.call": ("follow a script", "volg een belscript"),
    "help.script": (
        "id or path of the script; ID#step begins there",
        "id of pad van het belscript; ID#stap begint daar",
    ),
    "help.answers": (
        "follow the choices and values in this YAML file (- is stdin)",
        "volg de keuzes en waarden in dit YAML-bestand (- is stdin)",
    ),
    "help.preview": (
        "look the script over as it stands; nothing is kept, nothing is sent",
        "bekijk het script zoals het is; niets wordt bewaard, niets wordt verzonden",
    ),
    "help.practice": ("nothing is kept, nothing is sent", "niets wordt bewaard, niets wordt verzonden"),
    "help.refer": ("refer at once, without a script", "verwijs meteen door, zonder belscript"),
    "help.queue": ("the queue that takes it", "de wachtrij die het oppakt"),
    "help.subject": ("what it is about", "waar het over gaat"),
    "help.field": ("a field of the queue (may be repeated)", "een veld van de wachtrij (mag vaker)"),
    "help.note": ("a note that goes along", "een notitie die meegaat"),
    "help.key": (
        "a UUID of your own: the same again makes no second referral",
        "een eigen UUID: nog eens dezelfde maakt geen tweede doorverwijzing",
    ),
    "help.contacts": ("the log of this device", "het logboek van dit apparaat"),
    "help.contacts.list": ("the latest contacts", "de laatste contacten"),
    "help.contacts.show": ("one contact", "één contact"),
    "help.reference": ("reference, as it was read out", "kenmerk, zoals het is voorgelezen"),
    "help.outbox": ("what is still to be delivered", "wat nog bezorgd moet worden"),
    "help.outbox.list": ("all entries", "alle posten"),
    "help.outbox.show": ("one entry and what it holds", "één post en wat erin staat"),
    "help.outbox.send": ("send what waits, now", "verzend nu wat wacht"),
    "help.outbox.retry": ("queue an entry again", "zet een post opnieuw in de rij"),
    "help.outbox.withdraw": ("take an entry back", "trek een post in"),
    "help.only-open": ("only what has not arrived", "alleen wat nog niet is aangekomen"),
    "help.content": ("the editor's hand tools", "handgereedschap voor de redactie"),
    "help.content.check": ("check the content", "controleer de inhoud"),
    "help.content.test": ("play the scenarios of scripts", "speel de scenario's van belscripts"),
    "help.paths": ("only these files and folders", "alleen deze bestanden en mappen"),
    "help.scripts": ("only these scripts", "alleen deze belscripts"),
    "help.format": ("in which form", "in welke vorm"),
    "help.strict": ("warnings count as errors", "waarschuwingen tellen als fouten"),
    "help.index": ("bring the index up to date", "werk de index bij"),
    "help.rebuild": ("read everything again", "lees alles opnieuw"),
    "help.doctor": ("is everything in order here?", "is hier alles in orde?"),
}

_REMARKS: Table = {
    "error": ("kbdesk: {text}", "kbdesk: {text}"),
    "bug": (
        "kbdesk: something went wrong that should not ({kind}). A report without personal data: {report}",
        "kbdesk: er ging iets mis dat niet hoort ({kind}). Een verslag zonder persoonsgegevens: {report}",
    ),
    "bug.no-report": ("could not be written", "kon niet worden geschreven"),
    "no-command": (
        "Type a command behind kbdesk, or kbdesk --help.",
        "Typ een opdracht achter kbdesk, of kbdesk --help.",
    ),
    "no-display": (
        "There is no display for the window here; the terminal takes over.",
        "Er is hier geen scherm voor het venster; de terminal neemt het over.",
    ),
    "no-window": (
        "The window cannot start here ({reason}); the terminal takes over. ./run without words installs what is missing.",
        "Het venster kan hier niet starten ({reason}); de terminal neemt het over. ./run zonder woorden installeert wat ontbreekt.",
    ),
    "from-what-is-known": (
        "{text} The answer comes from what was indexed before.",
        "{text} Het antwoord komt uit wat eerder is geïndexeerd.",
    ),
    "progress.read": ("Reading", "Lezen"),
    "progress.index": ("Indexing", "Indexeren"),
    "progress.send": ("Sending", "Verzenden"),
    "progress.check": ("Checking", "Controleren"),
    "progress.other": ("Working", "Bezig"),
}

_FINDING: Table = {
    "source.help": ("help", "hulp"),
    "kind.article": ("article", "artikel"),
    "kind.script": ("script", "belscript"),
    "kind.notice": ("notice", "mededeling"),
    "kind.phrase": ("phrase", "standaardzin"),
    "kind.step": ("step", "stap"),
    "confidence.wip": ("draft", "concept"),
    "confidence.not-validated": ("not validated", "niet gevalideerd"),
    "confidence.validated": ("validated", "gevalideerd"),
    "confidence.archived": ("archived", "gearchiveerd"),
    "find.checked": ("checked {on}", "gecontroleerd {on}"),
    "find.overdue": ("! check overdue", "! controle verlopen"),
    "find.why": ("found in {fields}", "gevonden in {fields}"),
    "find.read-as": ("Read as: {line}", "Gelezen als: {line}"),
    "find.literally": ("--literal searches just what was typed", "--literal zoekt precies wat er staat"),
    "find.nothing": ("Nothing found for: {line}", "Niets gevonden voor: {line}"),
    "find.other-language": (
        "Nothing in English; this was found in another language.",
        "Niets in het Nederlands; dit is in een andere taal gevonden.",
    ),
    "find.did-you-mean": ("Did you mean: {lines}", "Bedoelde u: {lines}"),
    "find.more": ("and {n} more", "en nog {n}"),
    "show.see-also": ("See also: {title} ({id})", "Zie ook: {title} ({id})"),
    "show.revision": ("revision {revision}", "revisie {revision}"),
    "show.replaced": ("No longer in force. Replaced by: {by}", "Geldt niet meer. Vervangen door: {by}"),
    "notice.note": ("note", "let op"),
    "notice.tip": ("tip", "tip"),
    "notice.important": ("important", "belangrijk"),
    "notice.warning": ("warning", "waarschuwing"),
    "notice.caution": ("caution", "gevaar"),
    "index.changes": (
        "{added} added, {changed} changed, {removed} removed in {seconds} s",
        "{added} toegevoegd, {changed} gewijzigd, {removed} verwijderd in {seconds} s",
    ),
    "index.size": (
        "{articles} articles, {scripts} scripts with {steps} steps; the index takes {megabytes} MB",
        "{articles} artikelen, {scripts} belscripts met {steps} stappen; de index beslaat {megabytes} MB",
    ),
    "index.rebuilt.missing": ("There was no index yet; it was made.", "Er was nog geen index; die is gemaakt."),
    "index.rebuilt.damaged": (
        "The index was damaged and was made anew.",
        "De index was beschadigd en is opnieuw gemaakt.",
    ),
    "index.rebuilt.older": (
        "The index was of an older kbdesk and was made anew.",
        "De index was van een oudere kbdesk en is opnieuw gemaakt.",
    ),
    "index.rebuilt.newer": (
        "The index was of a newer kbdesk and was made anew.",
        "De index was van een nieuwere kbdesk en is opnieuw gemaakt.",
    ),
    "left-out.too-large": ("left out, larger than 5 MiB ({detail})", "doet niet mee, groter dan 5 MiB ({detail})"),
    "left-out.too-heavy": (
        "left out, asks for too much work ({detail})",
        "doet niet mee, vraagt te veel werk ({detail})",
    ),
    "left-out.not-utf8": ("left out, not UTF-8 ({detail})", "doet niet mee, geen UTF-8 ({detail})"),
    "left-out.nul-byte": ("left out, holds a NUL byte ({detail})", "doet niet mee, bevat een NUL-byte ({detail})"),
    "left-out.unreadable": ("left out, cannot be opened ({detail})", "doet niet mee, is niet te openen ({detail})"),
    "left-out.outside": ("left out, lies outside the folder", "doet niet mee, ligt buiten de map"),
    "left-out.missing": ("left out, disappeared while it was read", "doet niet mee, verdween tijdens het lezen"),
    "left-out.empty": ("left out, empty", "doet niet mee, leeg"),
    "left-out.front-matter": ("left out, front matter cannot be read", "doet niet mee, front matter is niet te lezen"),
}

_CALL: Table = {
    "mode.practice": ("PRACTICE, nothing is kept", "OEFENING, er wordt niets bewaard"),
    "mode.preview": ("PREVIEW, nothing is kept", "VOORBEELD, er wordt niets bewaard"),
    "step.by-itself": ("by itself", "vanzelf"),
    "step.came-by": ("Came here by itself: {why}", "Ging vanzelf hierheen: {why}"),
    "step.taken-before": ("chosen before", "eerder gekozen"),
    "news.changed": (
        "! This script has changed (now revision {now}). This call goes on along revision {pinned}.",
        "! Dit script is veranderd (nu revisie {now}). Dit gesprek gaat verder volgens revisie {pinned}.",
    ),
    "news.withdrawn": (
        "! This script has been withdrawn. This call goes on along revision {pinned}.",
        "! Dit script is ingetrokken. Dit gesprek gaat verder volgens revisie {pinned}.",
    ),
    "page.when": ("(if {condition})", "(als {condition})"),
    "page.asks": ("To fill in: {fields}", "In te vullen: {fields}"),
    "ask.open": ("o and a number reads that text.", "o met een nummer leest die tekst."),
    "ask.no-links": ("This step links to no text.", "Deze stap verwijst naar geen tekst."),
    "value.superseded": ("no longer counts", "telt niet meer"),
    "field.how": (
        "Enter leaves a field as it is, - empties it, / goes to the choices, /b goes back",
        "Enter laat een veld zoals het is, - maakt het leeg, / gaat naar de keuzes, /b gaat terug",
    ),
    "field.kept": ("It is kept as you typed it.", "Het is bewaard zoals u het typte."),
    "note.kept": ("Noted.", "Genoteerd."),
    "note.none": ("No note yet. Type n and the text.", "Nog geen notitie. Typ n en de tekst."),
    "outcome": ("Outcome: {label}", "Uitkomst: {label}"),
    "outcome.refers": ("Goes to {queue}: {subject}", "Gaat naar {queue}: {subject}"),
    "outcome.missing": ("Still needed: {label} (step {step})", "Nog nodig: {label} (stap {step})"),
    "outcome.wrong": ("Does not fit yet: {label} (step {step})", "Klopt nog niet: {label} (stap {step})"),
    "outcome.ticks": (
        "Boxes are still to be ticked: j shows the steps, j and a number goes there.",
        "Er moeten nog vakjes worden aangekruist: j toont de stappen, j met een nummer gaat erheen.",
    ),
    "outcome.kept": ("Kept on this device.", "Bewaard op dit apparaat."),
    "outcome.kept-and-queued": (
        "The number for the customer. Kept on this device; kbdesk outbox send delivers it.",
        "Het nummer voor de klant. Bewaard op dit apparaat; kbdesk outbox send bezorgt het.",
    ),
    "outcome.practice": (
        "Practice: nothing was kept and nothing will be sent.",
        "Oefening: er is niets bewaard en niets gaat weg.",
    ),
    "call.left": (
        "The call is kept; kbdesk ask goes on with it.",
        "Het gesprek is bewaard; kbdesk ask gaat ermee verder.",
    ),
    "call.left-practice": ("The practice is over; nothing was kept.", "De oefening is voorbij; er is niets bewaard."),
    "refer.queue": ("Queue, Enter for {queue}:", "Wachtrij, Enter voor {queue}:"),
    "refer.subject": ("Subject", "Onderwerp"),
    "refer.note": ("Note:", "Notitie:"),
    "refer.left": ("Nothing was referred.", "Er is niets doorverwezen."),
}

_ASK: Table = {
    "ask.hello": (
        (
            "kbdesk · {n} text. Type the customer's words; ? is help, . stops.|"
            "kbdesk · {n} texts. Type the customer's words; ? is help, . stops."
        ),
        (
            "kbdesk · {n} tekst. Typ de woorden van de klant; ? is hulp, . stopt.|"
            "kbdesk · {n} teksten. Typ de woorden van de klant; ? is hulp, . stopt."
        ),
    ),
    "ask.prompt": ("?>", "?>"),
    "ask.help": (
        (
            "words   search\n=       in front of words: just these, no typing errors mended\n1 2 3   open what was found\nm       more of it\nr       refer, with the words typed last\n!       tell the editors: of the text read last, with the words\n+ -     the text read last helped, or did not\nc       log a contact about the text read last, and close it\n"
            "g 1     go on with a call that was left\no       what is in the outbox; o send delivers it\n.       stop"
        ),
        (
            "woorden zoeken\n=       voor de woorden: precies die, geen typefouten hersteld\n1 2 3   openen wat gevonden is\nm       meer daarvan\nr       doorverwijzen, met de laatste woorden\n!       meld aan de redactie: over de laatst gelezen tekst, met de woorden\n+ -     de laatst gelezen tekst hielp, of niet\nc       een contact over de laatst gelezen tekst vastleggen, en sluiten\n"
            "g 1     verder met een gesprek dat bleef liggen\no       wat er in het postvak uit zit; o send bezorgt het\n"
            ".       stoppen"
        ),
    ),
    "ask.literally": ("= searches just what was typed", "= zoekt precies wat er staat"),
    "ask.pick": ("A number opens it, r refers, ? is help.", "Een nummer opent het, r verwijst door, ? is hulp."),
    "ask.nothing": (
        "Try fewer or other words. ! tells the editors, r refers: your words go along.",
        "Probeer minder of andere woorden. ! meldt het aan de redactie, r verwijst door: uw woorden gaan mee.",
    ),
    "ask.no-such-number": ("There is no number {number} here.", "Er is hier geen nummer {number}."),
    "ask.unfinished": ("Go on where you were?", "Verdergaan waar u was?"),
    "ask.nothing-unfinished": (
        "There is no such call to go on with.",
        "Er is geen zo'n gesprek om mee verder te gaan.",
    ),
    "ask.more": ("— Enter for more, q stops —", "— Enter voor meer, q stopt —"),
    "ask.link": ("Number opens a link, Enter goes back:", "Nummer opent een koppeling, Enter gaat terug:"),
    "ask.aside": (
        "Number reads, words search, Enter goes back to the step:",
        "Nummer leest, woorden zoeken, Enter gaat terug naar de stap:",
    ),
    "ask.acknowledge": ("Enter: read and understood", "Enter: gelezen en begrepen"),
    "ask.first-acknowledge": (
        "Read the notice first, then press Enter.",
        "Lees eerst de waarschuwing en druk dan op Enter.",
    ),
    "ask.unknown": ("{typed} is no command here; ? is help.", "{typed} is hier geen opdracht; ? is hulp."),
    "ask.choice": ("Your choice (? is help):", "Uw keuze (? is hulp):"),
    "ask.go-on": ("Enter: go on (? is help)", "Enter: verder (? is hulp)"),
    "ask.finish": ("Enter: finish and record (? is help)", "Enter: afronden en vastleggen (? is hulp)"),
    "ask.outcome": ("Number of the outcome, Enter goes back:", "Nummer van de uitkomst, Enter gaat terug:"),
    "ask.jump": ("j and a number goes to that step.", "j met een nummer gaat naar die stap."),
    "ask.script-help": (
        (
            "1 2 3    choose\nb        one step back\nj        steps taken; j 2 goes to the second\nf        fill in the fields\n"
            "t1       tick a box; t ticks all\nw        the whole script on one page\no        texts that the step links to; o 1 reads the first\nl        the script in the other language\ns words  search, the step stays\nn text   note\nr        refer at once\n!        tell the editors about this step\n"
            "e        end with another outcome\nq        leave, kept for later\n.        leave and stop"
        ),
        (
            "1 2 3    kiezen\nb        één stap terug\nj        gezette stappen; j 2 gaat naar de tweede\nf        velden invullen\n"
            "t1       vakje aankruisen; t kruist alles aan\nw        het hele script op één pagina\no        teksten waar de stap naar verwijst; o 1 leest de eerste\nl        het script in de andere taal\ns woorden zoeken, de stap blijft staan\nn tekst  notitie\n"
            "r        meteen doorverwijzen\n!        meld deze stap aan de redactie\ne        eindigen met een andere uitkomst\nq        weggaan, bewaard voor later\n"
            ".        weggaan en stoppen"
        ),
    ),
}

_LISTS: Table = {
    "outbox.empty": ("The outbox is empty.", "Het postvak uit is leeg."),
    "outbox.head.reference": ("reference", "kenmerk"),
    "outbox.head.state": ("state", "stand"),
    "outbox.head.queue": ("queue", "wachtrij"),
    "outbox.head.subject": ("subject", "onderwerp"),
    "outbox.head.made": ("made", "gemaakt"),
    "outbox.sent": (
        "{sent} sent, {waiting} waiting, {needs_attention} need attention, {unknown} unclear",
        "{sent} verzonden, {waiting} wachtend, {needs_attention} vragen aandacht, {unknown} onduidelijk",
    ),
    "outbox.retry": ("{reference} is queued again.", "{reference} staat weer in de rij."),
    "outbox.withdraw": ("{reference} is withdrawn.", "{reference} is ingetrokken."),
    "outbox.maybe-sent": (
        "An earlier try may have reached the service desk all the same. Call them.",
        "Een eerdere poging kan de servicedesk toch hebben bereikt. Bel hen.",
    ),
    "outbox.made": ("made {when}", "gemaakt {when}"),
    "outbox.attempts": ("{n} try|{n} tries", "{n} poging|{n} pogingen"),
    "outbox.next": ("next try {when}", "volgende poging {when}"),
    "outbox.their-words": ("the service desk says: {words}", "de servicedesk zegt: {words}"),
    "contacts.none": ("No contact was logged on this device yet.", "Op dit apparaat is nog geen contact vastgelegd."),
    "contacts.head.reference": ("reference", "kenmerk"),
    "contacts.head.when": ("when", "wanneer"),
    "contacts.head.about": ("about", "waarover"),
    "contacts.head.outcome": ("outcome", "uitkomst"),
    "level.error": ("error", "fout"),
    "level.warning": ("warning", "waarschuwing"),
    "check.fix": ("Instead: {text}", "In plaats daarvan: {text}"),
    "check.errors": ("{n} error|{n} errors", "{n} fout|{n} fouten"),
    "check.warnings": ("{n} warning|{n} warnings", "{n} waarschuwing|{n} waarschuwingen"),
    "test.summary": (
        "{n} scenario, {failed} failed|{n} scenarios, {failed} failed",
        "{n} scenario, {failed} mislukt|{n} scenario's, {failed} mislukt",
    ),
    "doctor.ok": ("ok     ", "goed   "),
    "doctor.warning": ("look   ", "let op "),
    "doctor.error": ("wrong  ", "fout   "),
}

TERMINAL: Table = {
    **WHY,
    **PASSPHRASE,
    **KEEPING,
    **_HELP,
    **_REMARKS,
    **_FINDING,
    **_CALL,
    **_ASK,
    **_LISTS,
    **AUTHORING,
    **MOVING_IN,
    **READERS,
    **READERS_TERMINAL,
    **OUTBOX_TERMINAL,
    **PAUSING_TERMINAL,
    **CONTACT_COUNTS,
    **CONTACT_TERMINAL,
    **REFERRALS_TERMINAL,
    **BUNDLE_PARTS,
    **SUPPORT_TERMINAL,
    **CALLING_BACK_TERMINAL,
    **LIST_COUNTS,
    **LISTS_TERMINAL,
    **DESKTOP_TERMINAL,
    **REPORT_CODES,
    **REPORTS_TERMINAL,
}
