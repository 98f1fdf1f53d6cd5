"""Numbers as people read them: 3,120 in English, 3.120 in Dutch."""


def number(count: int, lang: str) -> str:
    """A whole number with its thousands parted."""
    grouped = f"{count:,}"
    return grouped.replace(",", ".") if lang == "nl" else grouped
