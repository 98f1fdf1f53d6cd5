"""What Find says where there is nothing to search in, and in little room. (English, Dutch)

`WINDOW_ERRORS` are errors that the terminal says with an option of the command line in them; a window has buttons.
"""

from kbdesk.domain.errors import DeskError
from kbdesk.wording.errors import error_sentence
from kbdesk.wording.speak import Table, speak

FIND_STATES: Table = {
    "frame.search_short": ("Search…", "Zoek…"),
    "find.choose_folder": ("Choose a folder…", "Kies een map…"),
    "find.use_sample": ("Look at the sample content", "Bekijk de voorbeeldinhoud"),
    "find.folder_kept": (
        "From the next start on kbdesk reads {path}. Close kbdesk and open it again.",
        "Vanaf de volgende start leest kbdesk {path}. Sluit kbdesk af en open het opnieuw.",
    ),
    "find.close_now": ("Close kbdesk", "kbdesk afsluiten"),
}

WINDOW_ERRORS: Table = {
    "content-missing": (
        "The content folder {folder} is not there. As soon as it is, its articles are read. Or choose another folder.",
        "De inhoudsmap {folder} is er niet. Zodra die er is, worden de artikelen gelezen. Of kies een andere map.",
    ),
    "path-outside-content": (
        "{path} is not in the content folder {folder}. Check the path.",
        "{path} ligt niet in de inhoudsmap {folder}. Controleer het pad.",
    ),
}


def sentence_in_window(error: DeskError, lang: str) -> str:
    """As `error_sentence`, for somebody who sees a window and no command line."""
    if error.code in WINDOW_ERRORS:
        return speak(WINDOW_ERRORS, error.code, lang, **error.facts)
    return error_sentence(error, lang)
