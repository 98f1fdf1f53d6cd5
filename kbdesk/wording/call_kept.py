"""What the page of a call says when a step was shown and could not be kept."""

from kbdesk.wording.speak import Table

CALL_KEPT: Table = {
    "call.taken_back": (
        "You are back on the step before; what you typed still stands.",
        "U bent terug op de stap ervoor; wat u typte, staat er nog.",
    ),
}
