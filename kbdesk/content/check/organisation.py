"""Rules about the organisation files: codes that name something which is not there."""

from collections.abc import Iterator

from kbdesk.content.check.material import Material
from kbdesk.content.rules import finding
from kbdesk.content.yaml_nodes import Mapping, YamlError, read_yaml
from kbdesk.domain.finding import Finding
from kbdesk.domain.place import Place

_FILE = "queues.yml"


def check_organisation(material: Material) -> Iterator[Finding]:
    """All rules of this family."""
    organisation = material.organisation
    known = {
        "channel": {channel.name for channel in organisation.channels},
        "fields": {field.name for field in organisation.fields},
        "products": {product.code for product in organisation.products},
    }
    keys = _keys(material) if organisation.queues else Mapping((), 1, 1)
    for queue in organisation.queues:
        place = keys.key(queue.code)
        used = {"channel": (queue.channel,), "fields": queue.fields, "products": queue.products}
        for kind, codes in used.items():
            for code in codes:
                if code not in known[kind]:
                    where = Place(_FILE, place.line, place.column) if place else Place(_FILE)
                    facts = {"queue": queue.code, "entry": kind, "code": code or "–"}
                    yield finding("KB406", where, facts=facts)


def _keys(material: Material) -> Mapping:
    try:
        node = read_yaml((material.folder.root / _FILE).read_text(encoding="utf-8-sig"))
    except YamlError:  # found and told when the organisation was read
        node = None
    inner = node.get("queues") if isinstance(node, Mapping) else None
    if isinstance(inner, Mapping):
        return inner
    return node if isinstance(node, Mapping) else Mapping((), 1, 1)
