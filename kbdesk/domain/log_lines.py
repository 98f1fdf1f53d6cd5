"""What of a log or a report of a bug may leave the device: which lines of the program were passed, and nothing else.

Only what is known by its form is let through, in parts: a path may name a user, a message may quote somebody.
"""

import re

_HEAD = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ ([A-Z]+) (kbdesk[\w.]*): (.*)")
_OURS = re.compile(r"unexpected(?: for the \d+th time)?")
_FRAME = re.compile(r"  (?:.*[/\\])?([\w.]+\.py):(\d+) in (\w+|<\w+>)")
_KIND = re.compile(
    r"(?:  )?((?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Warning|Use|Locked|Stop\w*))(?: ([a-z0-9-]+))?"
)
_PACKAGE = re.compile(r"[/\\](kbdesk[/\\][\w/\\]+\.py):")


def discreet(text: str) -> str:
    """The lines that may leave; at the end how many were left out."""
    kept, left_out = [], 0
    for line in text.splitlines():
        told = _told(line)
        kept += [told] if told else []
        left_out += not told and bool(line.strip())
    return "".join(f"{line}\n" for line in kept) + (f"({left_out} lines left out)\n" if left_out else "")


def _told(line: str) -> str:
    if head := _HEAD.fullmatch(line):
        message = _OURS.match(head[4])
        return f"{head[1]} {head[2]} {head[3]}: {message[0] if message else '…'}"
    if frame := _FRAME.fullmatch(line):
        ours = _PACKAGE.search(line)
        file = ours[1].replace("\\", "/") if ours else frame[1]
        return f"  {file}:{frame[2]} in {frame[3]}"
    if kind := _KIND.fullmatch(line):
        return f"  {kind[1]}{f' {kind[2]}' if kind[2] else ''}"
    return ""
