"""The words of blank texts: what stands in a new file until an editor writes over it. (English, Dutch)."""

from kbdesk.wording.speak import Table

BLANK_TEXTS: Table = {
    "summary": (
        "The answer in one sentence, at most 160 characters.",
        "Het antwoord in één zin, hoogstens 160 tekens.",
    ),
    "body.article": (
        (
            "# {title}\n\nThe answer first, in one or two sentences.\n\n"
            "## What this holds for\n\nFor whom, for which product, since when.\n\n"
            "## How to check it\n\n> A question that you can read aloud?\n\n"
            "## What to do\n\n1. The first step.\n2. The second step.\n\n"
            "## Why it is so\n\nThe cause, for those who want to know.\n"
        ),
        (
            "# {title}\n\nEerst het antwoord, in een of twee zinnen.\n\n"
            "## Waarvoor dit geldt\n\nVoor wie, voor welk product, sinds wanneer.\n\n"
            "## Hoe u het nagaat\n\n> Een vraag die u kunt voorlezen?\n\n"
            "## Wat te doen\n\n1. De eerste stap.\n2. De tweede stap.\n\n"
            "## Waarom het zo is\n\nDe oorzaak, voor wie het wil weten.\n"
        ),
    ),
    "body.script": (
        (
            "# {title}\n\n## What is the matter\n<!-- id: question -->\n\n> What can I do for you?\n\n"
            "- [It can be answered](#answer)\n- [It is something else](#something-else) — a hint for whoever chooses\n\n"
            "## Answer\n<!-- id: answer -->\n\n> The answer, in words to say.\n\n**Outcome:** `{solved}`\n\n"
            "## Something else\n<!-- id: something-else -->\n\n> Then I look further for you.\n\n**Outcome:** `{closed}`\n"
        ),
        (
            "# {title}\n\n## Wat is er aan de hand\n<!-- id: question -->\n\n> Waar kan ik u mee helpen?\n\n"
            "- [Het is te beantwoorden](#antwoord)\n- [Het is iets anders](#iets-anders) — een hint voor wie kiest\n\n"
            "## Antwoord\n<!-- id: answer -->\n\n> Het antwoord, in woorden om te zeggen.\n\n**Uitkomst:** `{solved}`\n\n"
            "## Iets anders\n<!-- id: something-else -->\n\n> Dan zoek ik voor u verder.\n\n**Uitkomst:** `{closed}`\n"
        ),
    ),
    "body.notice": (
        "# {title}\n\nWhat is going on, since when, and what to tell customers.\n",
        "# {title}\n\nWat er speelt, sinds wanneer, en wat u klanten zegt.\n",
    ),
    "body.phrase": (
        "# {title}\n\n> The sentence to say or to paste.\n",
        "# {title}\n\n> De zin om te zeggen of te plakken.\n",
    ),
}
