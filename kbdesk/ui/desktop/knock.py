"""What a second start says to the window that is there, and what it is answered: one short line of JSON each.

    {"kbdesk": 1, "address": "kbdesk://…", "content": "/folder", "token": "…"}
    {"kbdesk": 1, "answer": "taken"}

Names may be added, never changed, so that a window and a start of different versions understand each other. What comes
in is untrusted like the address in it.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

VERSION = 1
LONGEST_LINE = 64_000
"""Bytes of a message; the longest address, all of it encoded, fits."""
_LONGEST_TOKEN = 300


class Answer(StrEnum):
    """What became of it. NOT_READ: the address cannot be read, and the window says so. NOBODY: no window is there.
    SILENT: one is, and does not answer in time. The rest the window says itself.
    """

    TAKEN = "taken"
    OTHER_CONTENT = "other-content"
    NOT_READ = "not-read"
    NOT_UNDERSTOOD = "not-understood"
    NOBODY = "nobody"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Knock:
    """`address` is empty when the window is only to come to the front; `content` is the folder that was asked for by
    name, if any; `token` is the desktop's leave to come to the front.
    """

    address: str = ""
    content: str = ""
    token: str = ""


def written(knock: Knock) -> bytes:
    """The message as it goes over the socket."""
    form = {"kbdesk": VERSION, "address": knock.address, "content": knock.content, "token": knock.token}
    return json.dumps(form).encode("ascii") + b"\n"


def read_knock(line: bytes) -> Knock | None:
    """None for what is no message of ours."""
    form = _form(line)
    texts = {name: form.get(name, "") for name in ("address", "content", "token")}
    if not form or not all(isinstance(text, str) for text in texts.values()):
        return None
    token = texts["token"]
    kept = token if len(token) <= _LONGEST_TOKEN and token.isascii() and token.isprintable() else ""
    return Knock(texts["address"], texts["content"], kept)


def written_answer(answer: Answer) -> bytes:
    """The answer as it goes over the socket."""
    return json.dumps({"kbdesk": VERSION, "answer": answer.value}).encode("ascii") + b"\n"


def read_answer(line: bytes) -> Answer:
    """What cannot be read was not understood there either."""
    said = _form(line).get("answer")
    return Answer(said) if said in (Answer.TAKEN, Answer.OTHER_CONTENT, Answer.NOT_READ) else Answer.NOT_UNDERSTOOD


def _form(line: bytes) -> dict[str, Any]:
    try:
        form = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return form if isinstance(form, dict) and isinstance(form.get("kbdesk"), int) else {}
