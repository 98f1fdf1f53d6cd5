"""The colours of a map: fill and line for each tone. Text on every fill has a contrast of 7 to 1 or more."""

from kbdesk.content.map.script_map import Tone

RED = "#b3261e"
INK, FAINT = "#1b1b1b", "#5a5f66"
COLOURS = {
    Tone.STEP: ("#ffffff", "#5a5f66"),
    Tone.AUTOMATIC: ("#eef0f3", "#5a5f66"),
    Tone.SOLVED: ("#d7f0dd", "#17602d"),
    Tone.REFER: ("#d9e8fb", "#174e92"),
    Tone.CALL_BACK: ("#fdeec8", "#7a5000"),
    Tone.CLOSED: ("#e4e2e8", "#5b5470"),
    Tone.FILE: ("#f3ecfb", "#6b3fa0"),
    Tone.BROKEN: ("#fde3e1", RED),
}
