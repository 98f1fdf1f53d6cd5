"""Addresses of headings as GitHub makes them."""

import re

_DROPPED = re.compile(r"[^\w\- ]")


def slug_of(heading: str) -> str:
    """Lower case, blanks to `-`, punctuation dropped, letters with accents kept."""
    return _DROPPED.sub("", heading.strip().lower()).replace(" ", "-")


class Slugs:
    """Gives the slugs of one file in order; a heading that stands again gets `-1`, `-2`."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def next(self, heading: str) -> str:
        """The slug of the next heading."""
        base = slug_of(heading)
        slug, count = base, self._used.get(base, 0)
        while slug in self._used:
            count += 1
            slug = f"{base}-{count}"
        self._used[base] = count
        self._used[slug] = 0 if slug != base else count
        return slug
