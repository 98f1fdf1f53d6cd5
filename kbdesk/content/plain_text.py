"""Text without its markup, cheaply: for the index, which reads thousands of files and shows none of them.

The full inline parser costs more than everything else in reading a folder; what stands between blocks of an index
text may be found with one expression as well. Titles, headings and lead lines go through the real parser.
"""

import re
from html import unescape

_MARKUP = re.compile(r"[*_`<&\\!\[~{:]")
_PIECES = re.compile(
    r"(?=[`\[!{:<\\~*_])(?:"  # one look at the sign saves a dozen attempts at every letter
    r"(?P<code>(?<!`)(`{1,8})(?!`)(?P<in_code>.{1,2000}?)(?<!`)\2(?!`))"
    r"|\[!(?:INCLUDE|include)\s*\[[^\]]{0,300}\]\s{0,3}\([^)]{0,300}\)\]"  # a fragment of DocFX: its name says nothing to a reader
    r"|\[!(?:UICONTROL|DNL|BADGE)\s+(?P<word>[^\]]{0,300})\]"
    r"|\{\{[<%](?:(?!\{\{).){0,2000}?[%>]\}\}|\{%(?:(?!\{%).){0,2000}?%\}|\{[:#.][^{}\n]{0,300}\}"
    r"|^:::[^\n]*$"
    r"|!?\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\](?:\((?:[^()\s]|\([^()]*\))*(?:\s+[\"'(][^\n]{0,300}?[\"')])?\)|\[[^\]]*\])"
    r"|<(?P<url>(?:https?|mailto|ftp):[^<>\s]+)>"
    r"|<!--(?:(?!<!--).){0,2000}?-->|</?[A-Za-z][^<>]*>"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|~~|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))",
    re.DOTALL | re.MULTILINE,
)
_TAGS = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>", re.DOTALL | re.IGNORECASE)
"""What is not closed goes on to the end, as in a browser; so no piece is looked through twice."""
_SPACE = re.compile(r"[^\S\n]+")
_WIDE_SPACE = re.compile(r"[^\S\n ]|  ")


def inline_text(source: str) -> str:
    """A paragraph's words."""
    if not _MARKUP.search(source):
        return source
    return unescape(_PIECES.sub(_words, source)).replace("\u200b", "")


def _words(match: re.Match[str]) -> str:
    if (label := match["label"]) is not None:
        return inline_text(label)
    return match["in_code"] or match["word"] or match["url"] or match["escaped"] or ""


def html_text(source: str) -> str:
    """The words in a piece of raw HTML; scripts, styles and comments have none."""
    return unescape(_TAGS.sub(" ", source))


def one_line(text: str) -> str:
    """All white space as single blanks."""
    return " ".join(text.split())


def tidy(text: str) -> str:
    """Blanks made single, line ends kept."""
    return (_SPACE.sub(" ", text) if _WIDE_SPACE.search(text) else text).strip()
