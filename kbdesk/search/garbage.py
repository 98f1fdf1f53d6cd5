"""Python's search for garbage in circles, put off while much is made that is none.

It looks through all objects there are, again and again as their number grows: with a hundred thousand cards in memory
a tenth of a second each time, in which no other thread runs.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_later(*, keep: bool = False) -> Iterator[None]:
    """No search meanwhile; with `keep` what is there at the end is never looked at again (it is freed all the same when
    nobody holds it, unless it stands in a circle).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if keep:
            gc.freeze()
        if was_on:
            gc.enable()
