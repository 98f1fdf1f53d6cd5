"""A number that somebody typed to choose from a list."""

MOST_DIGITS = 9


def is_number(typed: str) -> bool:
    """True for digits that `int` reads: no `²`, and no paste of thousands of digits."""
    return typed.isdecimal() and len(typed) <= MOST_DIGITS
