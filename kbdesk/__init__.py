"""kbdesk finds answers, leads a call along a script, and sees to it that a referral reaches the service desk.

Nouns, doors, verbs, faces: `domain` holds the nouns; `content`, `search`, `records`, `delivery` and `config` are the
doors; `workflows` the verbs; `ui` and `cli` the faces. `ARCHITECTURE.md` tells the rest.
"""

__version__ = "0.1.0"
