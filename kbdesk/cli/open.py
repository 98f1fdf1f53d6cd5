"""`kbdesk open URL`: does what a `kbdesk://` address asks for, in the window.

The front door hands the address to the window that is open, or opens one with it. What comes here cannot be opened,
and is told why.
"""

from argparse import Namespace
from typing import TYPE_CHECKING

from kbdesk.domain.asked_address import read_address, with_value
from kbdesk.domain.errors import WrongUse

if TYPE_CHECKING:
    from kbdesk.cli.output import Output
    from kbdesk.desk import Desk


def run(_desk: "Desk", options: Namespace, _out: "Output") -> int:
    """Says why the address cannot be opened: it cannot be read, or there is no screen."""
    if options.address:
        read_address(with_value(options.address, options.value) if options.value else options.address)
    raise WrongUse("open-without-window")
