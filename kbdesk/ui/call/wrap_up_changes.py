"""What the agent changed in a wrap-up that was proposed: laid over whatever is proposed by then. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kbdesk.domain.organisation import Organisation
from kbdesk.domain.wrap_up import WrapUp, with_outcome

Changes = Mapping[str, Any]
"""Names of fields of `WrapUp` -> what they were changed to."""
CHANGEABLE = ("outcome", "phase", "product", "article", "resolved", "satisfaction", "call_back")


def with_changes(wrap: WrapUp, changes: Changes, organisation: Organisation) -> WrapUp:
    """Another outcome brings what follows from it, unless that was changed by hand as well."""
    outcome = changes.get("outcome")
    changed = with_outcome(wrap, outcome, organisation) if outcome else wrap
    return replace(changed, **{name: value for name, value in changes.items() if name != "outcome"})
