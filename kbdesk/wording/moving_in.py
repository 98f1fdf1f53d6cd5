"""What is said about a folder of another tool that is brought in. (English, Dutch)."""

from kbdesk.domain.moved_in import Remark
from kbdesk.wording.speak import Table, speak

MOVING_IN: Table = {
    "help.content.import": (
        "bring in a folder of another tool (Hugo, Jekyll, Docusaurus, MkDocs, GitHub Docs, Word, HTML)",
        "haal een map van een ander programma binnen (Hugo, Jekyll, Docusaurus, MkDocs, GitHub Docs, Word, HTML)",
    ),
    "help.import-source": (
        "the folder to bring in; nothing in it changes",
        "de map om binnen te halen; daarin verandert niets",
    ),
    "help.import-target": ("the content folder it goes to", "de inhoudsmap waar het naartoe gaat"),
    "help.import-from": (
        "the tool it was made for, when it is taken for another",
        "het programma waarvoor de map is gemaakt, als die voor een andere wordt aangezien",
    ),
    "help.import-site": (
        "where it stood on the web; links that lead nowhere here then lead there",
        "waar het op het web stond; links die hier nergens heen leiden, leiden dan daarheen",
    ),
    "help.import-dry-run": ("say what would be done, write nothing", "zeg wat er zou gebeuren, schrijf niets"),
    "help.import-overwrite": (
        "write over texts and pictures that are in the target already",
        "schrijf over teksten en afbeeldingen heen die al in de doelmap staan",
    ),
    "import.file": ("{source} -> {target}", "{source} -> {target}"),
    "import.articles": (
        "{n} text brought in from a folder of the kind {origin}.|{n} texts brought in from a folder of the kind {origin}.",
        "{n} tekst binnengehaald uit een map van de soort {origin}.|{n} teksten binnengehaald uit een map van de soort {origin}.",
    ),
    "import.would": (
        "{n} text would be brought in from a folder of the kind {origin}. Nothing was written.|{n} texts would be brought in from a folder of the kind {origin}. Nothing was written.",
        "{n} tekst zou worden binnengehaald uit een map van de soort {origin}. Er is niets geschreven.|{n} teksten zouden worden binnengehaald uit een map van de soort {origin}. Er is niets geschreven.",
    ),
    "import.same": (
        "{n} was there already, the same.|{n} were there already, the same.",
        "{n} stond er al, gelijk.|{n} stonden er al, gelijk.",
    ),
    "import.kept": (
        "{n} was left as it is in the target (--overwrite writes over it).|{n} were left as they are in the target (--overwrite writes over them).",
        "{n} is gelaten zoals die in de doelmap staat (--overwrite schrijft eroverheen).|{n} zijn gelaten zoals ze in de doelmap staan (--overwrite schrijft eroverheen).",
    ),
    "import.pictures": (
        "{n} picture or leaflet with them.|{n} pictures and leaflets with them.",
        "{n} afbeelding of folder erbij.|{n} afbeeldingen en folders erbij.",
    ),
    "import.langs": ("Languages: {langs}.", "Talen: {langs}."),
    "import.summaries": (
        "{n} summary was made from the first paragraph.|{n} summaries were made from the first paragraph.",
        "{n} samenvatting is uit de eerste alinea gemaakt.|{n} samenvattingen zijn uit de eerste alinea gemaakt.",
    ),
    "import.days": (
        "{n} text had no date; it counts as reviewed today.|{n} texts had no date; they count as reviewed today.",
        "{n} tekst had geen datum; die telt als vandaag nagekeken.|{n} teksten hadden geen datum; ze tellen als vandaag nagekeken.",
    ),
    "import.dropped": (
        "Keys without a meaning here, left out: {keys}.",
        "Sleutels zonder betekenis hier, weggelaten: {keys}.",
    ),
    "import.hand": (
        "{n} thing needs a hand:|{n} things need a hand:",
        "{n} ding vraagt handwerk:|{n} dingen vragen handwerk:",
    ),
    "import.hand-none": ("Nothing needs a hand.", "Niets vraagt handwerk."),
    "import.nothing": ("Nothing in {folder} could be brought in.", "Niets in {folder} kon worden binnengehaald."),
    "import.stopped": (
        "Stopped. What is there is whole; the same command goes on where it stopped.",
        "Gestopt. Wat er staat is heel; dezelfde opdracht gaat verder waar die stopte.",
    ),
    "import.next": ("Next: kbdesk content check {target}", "Nu: kbdesk content check {target}"),
    "import.next-hand": (
        "Then look for <!-- import: … --> in the texts: what could not be converted stands there.",
        "Zoek dan in de teksten naar <!-- import: … -->: daar staat wat niet kon worden omgezet.",
    ),
    "import.next-open": ("And read it: kbdesk --content {target}", "En lees het: kbdesk --content {target}"),
    "progress.import": ("bringing in", "binnenhalen"),
}

REMARKS: Table = {
    # files that did not come over
    "empty": ("has no words; left out", "heeft geen woorden; weggelaten"),
    "unreadable": ("cannot be read ({what}); left out", "is niet te lezen ({what}); weggelaten"),
    "outside": ("lies outside the folder; left out", "ligt buiten de map; weggelaten"),
    "missing": ("is gone; left out", "is weg; weggelaten"),
    "too-large": ("is too large ({what}); left out", "is te groot ({what}); weggelaten"),
    "too-deep": ("is nested too deeply ({what}); left out", "is te diep genest ({what}); weggelaten"),
    "nul-byte": ("is no text ({what}); left out", "is geen tekst ({what}); weggelaten"),
    "not-utf8": ("is no UTF-8 ({what}); save it as UTF-8", "is geen UTF-8 ({what}); sla het op als UTF-8"),
    "docx-broken": (
        "is no Word document that can be read ({what}); left out",
        "is geen leesbaar Word-document ({what}); weggelaten",
    ),
    "docx-entities": (
        "declares entities in {what}, as Word never does; left out",
        "declareert entiteiten in {what}, wat Word nooit doet; weggelaten",
    ),
    "exists": ("{what} is there already and was left as it is", "{what} staat er al en is gelaten zoals het is"),
    # the header
    "header": ("front matter cannot be read ({what})", "front matter is niet te lezen ({what})"),
    "double-id": (
        "the id {what} stands in another text too; this one got another",
        "het id {what} staat ook in een andere tekst; deze kreeg een ander",
    ),
    "lang-unknown": (
        "the language could not be told; taken for {what}",
        "de taal is niet te bepalen; genomen als {what}",
    ),
    "lang-doubt": (
        "looks like {what}, not like the language that was asked for",
        "lijkt op {what}, niet op de gevraagde taal",
    ),
    # the text
    "shortcode": ("shortcode without a meaning here: {what}", "shortcode zonder betekenis hier: {what}"),
    "liquid": ("Liquid that could not be converted: {what}", "Liquid die niet kon worden omgezet: {what}"),
    "branch": ("only the first branch was kept: {what}", "alleen de eerste tak is gehouden: {what}"),
    "value": ("nobody here knows this value: {what}", "deze waarde is hier niet bekend: {what}"),
    "component": ("component without a meaning here: {what}", "component zonder betekenis hier: {what}"),
    "expression": ("code in the text: {what}", "code in de tekst: {what}"),
    "container": (
        "box of an unknown kind, its words kept: {what}",
        "kader van onbekende soort, de woorden zijn gehouden: {what}",
    ),
    "include-missing": ("a text to be put in is not there: {what}", "een in te voegen tekst is er niet: {what}"),
    "table": (
        "table that Markdown cannot hold, left as HTML: {what}",
        "tabel die niet in Markdown past, gelaten als HTML: {what}",
    ),
    "embed": ("film or page shown inside, now a link: {what}", "film of pagina in de tekst, nu een link: {what}"),
    "active": ("form or script left out: {what}", "formulier of script weggelaten: {what}"),
    "quote": (
        "{what} quote(s): here they read as words to say aloud",
        "{what} citaat/citaten: die lezen hier als woorden om te zeggen",
    ),
    # links and pictures
    "link-lost": ("leads nowhere in this folder: {what}", "leidt nergens heen in deze map: {what}"),
    "link-on-web": (
        "not in this folder, now a link to the old site: {what}",
        "niet in deze map, nu een link naar de oude site: {what}",
    ),
    "anchor-lost": ("heading is not there: {what}", "kop is er niet: {what}"),
    "attachment-left": ("attachment did not come along: {what}", "bijlage is niet meegekomen: {what}"),
    "picture-missing": ("picture is not there: {what}", "afbeelding is er niet: {what}"),
    "picture-kind": (
        "picture of a kind that is not shown here: {what}",
        "afbeelding van een soort die hier niet wordt getoond: {what}",
    ),
    "picture-large": ("picture is too large: {what}", "afbeelding is te groot: {what}"),
    "picture-unsafe": ("drawing holds more than a drawing: {what}", "tekening bevat meer dan een tekening: {what}"),
    "picture-remote": ("picture on the web, now a link: {what}", "afbeelding op het web, nu een link: {what}"),
}


def remark_sentence(remark: Remark, lang: str) -> str:
    """What needs a hand, in words."""
    return speak(REMARKS, remark.code, lang, what=remark.what)
