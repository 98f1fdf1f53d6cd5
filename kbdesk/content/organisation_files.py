"""The organisation files of a content folder: `kbdesk.yml`, `fields.yml`, `outcomes.yml`, `satisfaction.yml`,
`queues.yml`, `products.yml` and `synonyms.<lang>.yml`.

Each is optional. What cannot be read becomes a finding with its place, and the neutral default holds.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from kbdesk.content.kept_organisation import MKDOCS, SETTINGS_FILE, SYNONYMS
from kbdesk.content.mending import mended_double
from kbdesk.content.organisation_parts import (
    Remarks,
    channel_of,
    crm_link_of,
    field_of,
    label_of,
    outcome_of,
    product_of,
    queue_of,
    satisfaction_of,
    value_in,
    values_in,
)
from kbdesk.content.rules import finding
from kbdesk.content.schema.shapes import Key, is_empty
from kbdesk.content.schema.tables import POLICIES, REVIEW, SETTINGS, WRAP_UP
from kbdesk.content.schema.values import KeepingTime
from kbdesk.content.yaml_nodes import Mapping, Node, Scalar, Sequence, YamlError, read_yaml, text, texts
from kbdesk.domain.finding import Finding
from kbdesk.domain.organisation import ChannelSettings, Organisation, Policies
from kbdesk.domain.place import Place

_MAX_BYTES = 1024 * 1024
_Entry = TypeVar("_Entry")


def review_defaults(root: Path) -> dict[str, str]:
    """What `review:` in `kbdesk.yml` says of new texts, as written; nothing where it cannot be read."""
    top = _Reader(root).mapping(SETTINGS_FILE)
    review = top.get("review")
    return {key.text: text(value) for key, value in review.pairs} if isinstance(review, Mapping) else {}


def read_organisation(root: Path) -> tuple[Organisation, tuple[Finding, ...]]:
    """Everything an organisation decided, from the files in `root`."""
    reader = _Reader(root)
    organisation = reader.organisation()
    return organisation, tuple(reader.findings)


class _Reader:
    """Reads file after file; findings pile up."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.findings: list[Finding] = []

    def organisation(self) -> Organisation:
        top = self.mapping(SETTINGS_FILE)
        remarks = Remarks(SETTINGS_FILE)
        given = _settings(top, remarks)
        default = Organisation()
        languages = given.get("languages") or default.languages
        fallback = given.get("fallback") or languages[0]
        dialect = given.get("dialect") or ("python-markdown" if self._is_mkdocs() else default.dialect)
        policies, channels = _policies(top, remarks)
        accent = _accent(top, given, remarks)
        crm = given.get("crm")
        links = crm.pairs if isinstance(crm, Mapping) else ()
        crm_links = tuple(crm_link_of(key, node, remarks, lang=fallback) for key, node in links)
        self.findings += remarks.found
        return Organisation(
            name=label_of(top.get("name"), fallback),
            languages=languages,
            fallback=fallback,
            dialect=dialect,
            accent=accent,
            policies=policies,
            fields=self._entries("fields.yml", lambda key, node, said: field_of(key, node, said, lang=fallback)),
            outcomes=self._entries("outcomes.yml", lambda key, node, said: outcome_of(key, node, said, lang=fallback)),
            queues=self._entries("queues.yml", lambda key, node, said: queue_of(key, node, said, lang=fallback)),
            products=self._entries("products.yml", lambda key, node, said: product_of(key, node, said, lang=fallback)),
            satisfactions=self._entries(
                "satisfaction.yml", lambda key, node, said: satisfaction_of(key, node, said, lang=fallback)
            ),
            channels=channels,
            crm=crm_links,
            synonyms=self._synonyms(),
        )

    def _is_mkdocs(self) -> bool:
        return any((folder / MKDOCS).is_file() for folder in (self._root, self._root.parent))

    def _entries(self, name: str, read: Callable[[Scalar, Node, Remarks], _Entry]) -> tuple[_Entry, ...]:
        """The entries of a file of codes, also where they stand under one key of the file's own name."""
        top = self.mapping(name)
        inner = top.get(name.removesuffix(".yml"))
        if len(top.pairs) == 1 and isinstance(inner, Mapping):
            top = inner
        remarks = Remarks(name)
        for key in top.doubles():
            remarks.add("KB107", key, entry=key.text, edit=mended_double(top, key))
        last = {key.text: (key, node) for key, node in top.pairs}
        entries = tuple(read(key, node, remarks) for key, node in last.values())
        self.findings += remarks.found
        return entries

    def _synonyms(self) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
        found: list[tuple[str, tuple[tuple[str, ...], ...]]] = []
        for file in sorted(self._root.glob(SYNONYMS)):
            node = self._node(file.name)
            if node is not None:
                remarks = Remarks(file.name)
                found.append((file.name.split(".")[1], tuple(_groups(node, remarks))))
                self.findings += remarks.found
        return tuple(found)

    def mapping(self, name: str) -> Mapping:
        """The keys of a file; none when it is not there or cannot be read."""
        node = self._node(name)
        if node is None or isinstance(node, Mapping):
            return node or Mapping((), 1, 1)
        self._add("KB401", name, node.line, node.column, "no-keys")
        return Mapping((), 1, 1)

    def _node(self, name: str) -> Node | None:
        file = self._root / name
        try:
            if not file.is_file():
                return None
            if file.stat().st_size > _MAX_BYTES:
                self._add("KB401", name, 1, 1, "too-much")
                return None
            return read_yaml(file.read_text(encoding="utf-8-sig"))
        except YamlError as error:
            self._add("KB401", name, error.line, error.column, error.problem)
        except UnicodeDecodeError as error:
            self._add("KB401", name, error.object.count(b"\n", 0, error.start) + 1, 1, "not-utf8")
        except OSError as error:
            self._add("KB401", name, 0, 0, error.strerror or "unreadable")
        return None

    def _add(self, code: str, name: str, line: int, column: int, problem: str) -> None:
        self.findings.append(finding(code, Place(name, line, column), facts={"problem": problem}))


def _settings(top: Mapping, remarks: Remarks) -> dict[str, Any]:
    """What stands in `kbdesk.yml` itself; policies may stand there too, without `policies:` above them."""
    straight = Mapping(tuple(pair for pair in top.pairs if pair[0].text in SETTINGS.names()), top.line, top.column)
    others = Mapping(tuple(pair for pair in top.pairs if pair not in straight.pairs), top.line, top.column)
    remarks.unknown_keys(others, POLICIES)
    review = top.get("review")
    if isinstance(review, Mapping):
        values_in(REVIEW, review, remarks)
    elif review is not None:
        remarks.bad("review", review, "{…}")
    return values_in(SETTINGS, straight, remarks)


def _accent(top: Mapping, given: dict[str, Any], remarks: Remarks) -> str:
    """The colour in small letters. Without quotes YAML takes it for a remark, and nothing is left behind the key."""
    written = top.get("accent")
    if written is not None and is_empty(written):
        remarks.bad("accent", written, '"#rrggbb"')
    return str(given.get("accent", "")).lower()


def _policies(top: Mapping, remarks: Remarks) -> tuple[Policies, tuple[ChannelSettings, ...]]:
    """The policies, under `policies:` or straight in the file, and the channels with them."""
    inner = top.get("policies")
    if isinstance(inner, Mapping):
        remarks.unknown_keys(inner, POLICIES)
    elif inner is not None:
        remarks.bad("policies", inner, "{…}")

    def node_of(key: str) -> Node | None:
        return (inner.get(key) if isinstance(inner, Mapping) else None) or top.get(key)

    read = {key.name: value_in(key, node_of(key.name), remarks) for key in POLICIES.keys}
    given = {name: value for name, value in read.items() if value is not None}
    default = Policies()
    policies = Policies(
        count_first_contact=given.get("count_first_contact", default.count_first_contact),
        # An empty list is a choice of its own: it hides the question.
        parties=default.parties if node_of("parties") is None else texts(node_of("parties")),
        directions=default.directions if node_of("directions") is None else texts(node_of("directions")),
        keep_days=_keep(given.get("keep"), default.keep_days, remarks),
        reference_prefix=given.get("reference_prefix", default.reference_prefix),
        age_amber_days=given.get("age_amber_days", default.age_amber_days),
        age_red_days=given.get("age_red_days", default.age_red_days),
        update=given.get("update", default.update),
        telephone_region=given.get("telephone_region", default.telephone_region).upper(),
        help=given.get("help", default.help),
        thesaurus=given.get("thesaurus", default.thesaurus),
        wrap_up_required=_required(given.get("wrap_up"), remarks),
    )
    channels = given.get("channels")
    pairs = channels.pairs if isinstance(channels, Mapping) else ()
    return policies, tuple(channel_of(key, node, remarks) for key, node in pairs)


def _required(node: Node | None, remarks: Remarks) -> tuple[str, ...]:
    """What a wrap-up must hold."""
    if not isinstance(node, Mapping):
        if node is not None:
            remarks.bad("wrap_up", node, "{required: […]}")
        return ()
    return tuple(values_in(WRAP_UP, node, remarks).get("required", ()))


def _keep(node: Node | None, default: tuple[tuple[str, int], ...], remarks: Remarks) -> tuple[tuple[str, int], ...]:
    if not isinstance(node, Mapping):
        if node is not None:
            remarks.bad("keep", node, "{personal: 90, …}")
        return default
    read = {key.text: value_in(Key(key.text, KeepingTime()), value, remarks) for key, value in node.pairs}
    given = {name: days for name, days in read.items() if days is not None}
    return tuple({**dict(default), **given}.items())


def _groups(node: Node, remarks: Remarks) -> Iterable[tuple[str, ...]]:
    """Groups of words: `word: [others]`, `- [word, other]` or `- word, other`; a word twice in the file is a remark."""
    seen: set[str] = set()
    rows: list[tuple[Node, tuple[str, ...]]] = []
    if isinstance(node, Mapping):
        rows = [(key, (key.text, *_split(value))) for key, value in node.pairs]
    elif isinstance(node, Sequence):
        rows = [(part, _split(part)) for part in node.parts]
    for place, words in rows:
        group = tuple(dict.fromkeys(word.casefold() for word in words))
        for word in words:
            if word.casefold() in seen:
                remarks.add("KB407", place, word=word)
            seen.add(word.casefold())
        if len(group) > 1:
            yield group


def _split(node: Node) -> tuple[str, ...]:
    if isinstance(node, Scalar):
        return tuple(word.strip() for word in node.text.split(",") if word.strip())
    return texts(node)
