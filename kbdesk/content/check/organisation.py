"""Rules about the organisation files: codes that name something which is not there, links that lead nowhere."""

from collections.abc import Iterator

from kbdesk.content.check.checked_file import CheckedScript
from kbdesk.content.check.material import Material
from kbdesk.content.rules import finding
from kbdesk.content.yaml_nodes import Mapping, YamlError, read_yaml
from kbdesk.domain.crm_link import OWN_VALUES, leads_astray, values_in
from kbdesk.domain.finding import Finding
from kbdesk.domain.place import Place

_FILE = "queues.yml"
_SETTINGS = "kbdesk.yml"


def check_organisation(material: Material) -> Iterator[Finding]:
    """All rules of this family."""
    yield from _queues(material)
    yield from _links(material)


def _queues(material: Material) -> Iterator[Finding]:
    organisation = material.organisation
    known = {
        "channel": {channel.name for channel in organisation.channels},
        "fields": {field.name for field in organisation.fields},
        "products": {product.code for product in organisation.products},
    }
    keys = _keys(material, _FILE, "queues") if organisation.queues else Mapping((), 1, 1)
    for queue in organisation.queues:
        place = keys.key(queue.code)
        used = {"channel": (queue.channel,), "fields": queue.fields, "products": queue.products}
        for kind, codes in used.items():
            for code in codes:
                if code not in known[kind]:
                    where = Place(_FILE, place.line, place.column) if place else Place(_FILE)
                    facts = {"queue": queue.code, "entry": kind, "code": code or "–"}
                    yield finding("KB406", where, facts=facts)


def _links(material: Material) -> Iterator[Finding]:
    links = material.organisation.crm
    if not links:
        return
    keys = _keys(material, _SETTINGS, "crm")
    scripts = [file.script for file in material.files if isinstance(file, CheckedScript)]
    known = {*OWN_VALUES, *(field.name for field in material.organisation.fields)}
    known |= {field.name for script in scripts for field in script.fields}
    for link in links:
        place = keys.key(link.code)
        where = Place(_SETTINGS, place.line, place.column) if place else Place(_SETTINGS)
        if leads_astray(link.address):
            yield finding("KB408", where, facts={"link": link.code, "address": link.address or "–"})
        for name in values_in(link.address):
            if name not in known:
                yield finding("KB409", where, facts={"link": link.code, "name": name or "–"})


def _keys(material: Material, file: str, under: str) -> Mapping:
    try:
        node = read_yaml((material.folder.root / file).read_text(encoding="utf-8-sig"))
    except YamlError:  # found and told when the organisation was read
        node = None
    inner = node.get(under) if isinstance(node, Mapping) else None
    if isinstance(inner, Mapping):
        return inner
    return node if isinstance(node, Mapping) else Mapping((), 1, 1)
