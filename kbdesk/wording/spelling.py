"""The spelling of what people type, in words. (English, Dutch)."""

from kbdesk.wording.speak import Table

SPELLING: Table = {
    "spell.menu": ("Spelling of “{word}”", "Spelling van “{word}”"),
    "spell.looking": ("Looking for suggestions…", "Suggesties worden gezocht…"),
    "spell.nothing": ("No suggestions", "Geen suggesties"),
    "spell.keep": ("Add to my words", "Voeg toe aan mijn woorden"),
    "spell.ignore": ("Ignore in this text", "Negeer in deze tekst"),
    "spell.count": ("{n} unknown word|{n} unknown words", "{n} onbekend woord|{n} onbekende woorden"),
    "spell.none": ("No unknown words in this field.", "Geen onbekende woorden in dit veld."),
    "spell.nowhere": (
        "Put the cursor into a field of several lines first.",
        "Zet de cursor eerst in een veld van meer regels.",
    ),
    "spell.off": (
        "Spelling is not looked at: see the settings.",
        "De spelling wordt niet bekeken: zie de instellingen.",
    ),
    # the settings
    "set.part.writing": ("Writing", "Schrijven"),
    "set.spelling": ("Look at spelling", "Spelling bekijken"),
    "set.spelling.why": (
        "Unknown words get a wavy line, in notes and other fields of several lines. Looked up on this device.",
        "Onbekende woorden krijgen een golflijntje, in notities en andere velden van meer regels. Op dit apparaat opgezocht.",
    ),
    "set.spelling.not_here": (
        "There is no dictionary for this system; everything else works.",
        "Voor dit systeem is er geen woordenboek; al het andere werkt.",
    ),
    "set.words": ("My words", "Mijn woorden"),
    "set.words.why": (
        "Right from the moment you added them. They lie in the settings, readable: no place for names of customers.",
        "Goed sinds u ze toevoegde. Ze staan leesbaar in de instellingen: geen plaats voor namen van klanten.",
    ),
    "set.words.remove": ("Remove", "Verwijder"),
    "set.words.none": ("None yet.", "Nog geen."),
}
