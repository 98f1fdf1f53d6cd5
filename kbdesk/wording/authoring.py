"""What the terminal says about the editor's hand tools. (English, Dutch)."""

from kbdesk.wording.speak import Table

AUTHORING: Table = {
    "help.fix": (
        "make the safe fixes, and show them as a diff",
        "voer de veilige verbeteringen uit, en toon ze als diff",
    ),
    "help.fix-dry-run": ("with --fix: show the diff, write nothing", "bij --fix: toon de diff, schrijf niets"),
    "help.since-folder": (
        "the content as it was published last: say which texts changed without a higher revision",
        "de inhoud zoals die het laatst is uitgegeven: zeg welke teksten veranderden zonder hogere revisie",
    ),
    "help.record": (
        "follow the script, and keep what was done as a scenario",
        "volg het belscript, en bewaar wat er is gedaan als scenario",
    ),
    "help.scenario-name": ("what the recorded scenario is called", "hoe het opgenomen scenario heet"),
    "help.content.new": ("begin a text from a template", "begin een tekst vanuit een sjabloon"),
    "help.new-kind": ("what it is to be", "wat het moet worden"),
    "help.new-title": (
        "an id (gas-smell) or a title (What if I smell gas?)",
        "een id (gaslucht) of een titel (Wat als ik gas ruik?)",
    ),
    "help.pair": ("one for each language of the organisation", "één voor elke taal van de organisatie"),
    "help.content.map": ("draw a script: steps, choices, outcomes", "teken een belscript: stappen, keuzes, uitkomsten"),
    "help.map-script": ("id or path of the script", "id of pad van het belscript"),
    "help.content.schema": (
        "the JSON Schema of the content files, for editors' help while typing",
        "het JSON Schema van de inhoudsbestanden, voor hulp bij het typen",
    ),
    "help.schema-name": ("only of this file; without it of all", "alleen van dit bestand; zonder: van alle"),
    "help.content.explain": ("explain a code of the check", "leg een code van de controle uit"),
    "help.code": ("the code, such as KB201", "de code, zoals KB201"),
    "check.fixed": (
        "{n} fix made in {files} file(s).|{n} fixes made in {files} file(s).",
        "{n} verbetering gedaan in {files} bestand(en).|{n} verbeteringen gedaan in {files} bestand(en).",
    ),
    "check.would-fix": (
        "{n} fix could be made in {files} file(s). Nothing was written.|{n} fixes could be made in {files} file(s). Nothing was written.",
        "{n} verbetering is mogelijk in {files} bestand(en). Er is niets geschreven.|{n} verbeteringen zijn mogelijk in {files} bestand(en). Er is niets geschreven.",
    ),
    "test.coverage": (
        "{script}: {passed} of {steps} steps, {taken} of {choices} choices",
        "{script}: {passed} van {steps} stappen, {taken} van {choices} keuzes",
    ),
    "record.left": (
        "The script was left before an outcome; no scenario was written.",
        "Het belscript is verlaten voor een uitkomst; er is geen scenario geschreven.",
    ),
    "record.kept": ('The scenario "{name}" now stands in {path}.', 'Het scenario "{name}" staat nu in {path}.'),
    "map.written": ("The map stands in {path}.", "De kaart staat in {path}."),
    "explain.fix": (
        "kbdesk content check --fix mends this where it is sure of what was meant.",
        "kbdesk content check --fix verbetert dit waar zeker is wat bedoeld is.",
    ),
}
