"""A referral on paper: the text, and a QR code of reference and key, so that whoever types it in at the desk can scan both.

The page is HTML that stands alone: no script, nothing fetched, code and photos as drawings in it.
"""

import base64
import html
import io
from collections.abc import Sequence

import segno

from kbdesk.delivery.referral_text import referral_text
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import Referral
from kbdesk.wording.outbox import LETTER
from kbdesk.wording.speak import speak

_PAGE = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
@page {{ margin: 18mm; }}
body {{ font: 11pt/1.4 sans-serif; color: #000; max-width: 42em; margin: 2em auto; }}
header {{ display: flex; justify-content: space-between; gap: 2em; align-items: flex-start; }}
h1 {{ font-size: 20pt; margin: 0 0 .3em; }}
.number {{ font: bold 22pt monospace; }}
pre {{ font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; border-top: 1px solid #000; padding-top: 1em; }}
figure {{ margin: 1em 0; break-inside: avoid; }}
img {{ max-width: 100%; max-height: 200mm; }}
</style>
</head>
<body>
<header><div><h1>{title}</h1><p class="number">{reference}</p><p>{hint}</p></div>
{code}</header>
<pre>{text}</pre>
{photos}</body>
</html>
"""


def code_text(referral: Referral) -> str:
    """What the QR code says: the reference, a blank, the key."""
    return f"{referral.reference} {referral.id}"


def printed_page(referral: Referral, photos: Sequence[Photo] = ()) -> str:
    """The page, in the referral's own language; photos are drawn in it."""
    drawing = io.BytesIO()
    code = segno.make(code_text(referral), error="m", micro=False)
    code.save(drawing, kind="svg", scale=4, border=4, xmldecl=False, svgns=True, nl=False)
    return _PAGE.format(
        lang=html.escape(referral.lang),
        title=html.escape(referral.subject),
        reference=html.escape(referral.reference),
        hint=html.escape(speak(LETTER, "letter.scan", referral.lang)),
        code=drawing.getvalue().decode(),
        text=html.escape(referral_text(referral)),
        photos="".join(_figure(photo) for photo in photos),
    )


def _figure(photo: Photo) -> str:
    name, data = html.escape(photo.name), base64.b64encode(photo.data).decode("ascii")
    return f'<figure><img src="data:{photo.media_type};base64,{data}" alt="{name}"><figcaption>{name}</figcaption></figure>\n'
