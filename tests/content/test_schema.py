"""The schema in one place: the pages, the JSON Schemas and the blank texts come from it and agree with the reading."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from kbdesk.content.check.check_folder import check_folder
from kbdesk.content.folder import ContentFolder
from kbdesk.content.organisation_files import read_organisation
from kbdesk.content.schema.blank_texts import Blank, blank_text, id_and_title
from kbdesk.content.schema.format_page import PIECES, format_page
from kbdesk.content.schema.header import HEADER, KEYS
from kbdesk.content.schema.json_schema import NAMES, all_schemas, json_schema
from kbdesk.content.schema.tables import FILES, SHAPES
from kbdesk.content.schema.values import BadValue
from kbdesk.content.yaml_nodes import Mapping, Scalar, Sequence, read_yaml
from kbdesk.domain.article import Header, Kind
from kbdesk.domain.finding import Level
from kbdesk.domain.progress import Progress
from kbdesk.wording.blank_texts import BLANK_TEXTS
from kbdesk.wording.format_words import FORMAT_WORDS
from tests.content.conftest import Write

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)


def plain(node):
    """What a YAML reader of an editor makes of a text: numbers and yes and no are no text there."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [plain(part) for part in node.parts]
    if node is None or (not node.text and not node.quoted):
        return None
    if node.quoted:
        return node.text
    if node.text in {"true", "false"}:
        return node.text == "true"
    try:
        return int(node.text)
    except ValueError:
        return node.text


def front_matter(file: Path):
    return plain(read_yaml(file.read_text("utf-8").split("---\n", 2)[1]))


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_page_of_the_format_is_up_to_date(lang: str) -> None:
    name = "format.md" if lang == "en" else "format.nl.md"
    page = (ROOT / "docs" / name).read_text("utf-8")
    assert page == format_page(FORMAT_WORDS, lang), f"write docs/{name} anew from kbdesk.content.schema.format_page"


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_json_schemas_are_up_to_date_and_are_schemas(name: str) -> None:
    shipped = json.loads((ROOT / "docs/editors/schemas" / f"{name}.schema.json").read_text("utf-8"))
    assert shipped == json_schema(name, FORMAT_WORDS), (
        "write docs/editors/schemas anew from `kbdesk content schema NAME`"
    )
    jsonschema.Draft7Validator.check_schema(shipped)


def test_every_key_and_piece_has_a_meaning_in_both_languages_and_no_meaning_is_left_over() -> None:
    wanted = {f"{shape.name}.{key.name}" for shape in (HEADER, *SHAPES) for key in shape.keys}
    wanted |= {f"piece.{name}" for name, _ in PIECES} | {f"file.{name}" for name in NAMES}
    assert {key for key in FORMAT_WORDS if not key.startswith("page.")} == wanted
    assert all(english and dutch for english, dutch in FORMAT_WORDS.values())


def test_every_key_of_the_front_matter_has_its_place_in_the_header() -> None:
    attributes = set(Header.__dataclass_fields__)
    assert {key.goes_to for key in KEYS} <= attributes
    assert len({key.name for key in HEADER.keys}) == len(HEADER.keys)


def test_the_shipped_content_fits_the_schemas() -> None:
    schemas = all_schemas(FORMAT_WORDS)
    checked = 0
    for file in sorted((ROOT / "content").rglob("*.md")):
        jsonschema.validate(front_matter(file), schemas["header"])
        checked += 1
    for form in FILES:
        for file in sorted((ROOT / "content").rglob(form.pattern)):
            jsonschema.validate(plain(read_yaml(file.read_text("utf-8"))), schemas[form.name])
            checked += 1
    assert checked > 60


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("header", "id: Geen Id\ntype: article\nlang: nl\ntitle: x"),
        ("header", "id: a\ntype: blog\nlang: nl\ntitle: x"),
        ("header", "id: a\ntype: notice\nlang: nl"),
        ("header", "id: a\ntype: article\nlang: nl\ntitle: x"),
        ("fields", "phone: {type: telephone}"),
        ("fields", "phone: {typ: phone}"),
        ("queues", "faults: {label: x}"),
        ("outcomes", "solved: {effect: done}"),
        ("kbdesk", "policies: {update: sometimes}"),
        ("kbdesk", "langages: [nl]"),
        ("scenarios", "- name: x"),
    ],
)
def test_a_schema_refuses_what_the_check_finds(name: str, wrong: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain(read_yaml(wrong)), json_schema(name, FORMAT_WORDS))


@pytest.mark.parametrize(
    "key", [key for shape in (HEADER, *SHAPES) for key in shape.keys if key.default], ids=lambda key: key.name
)
def test_every_default_is_a_value_of_its_key(key) -> None:
    node = read_yaml(key.default)
    assert node is not None
    key.value.read(node)


def test_a_value_of_the_wrong_kind_is_named() -> None:
    node = read_yaml("a: [b]\nc: {d: e}")
    assert isinstance(node, Mapping)
    for key in KEYS:
        with pytest.raises(BadValue):
            key.value.read(node.get("c"))
    with pytest.raises(BadValue) as caught:
        HEADER.key("title").value.read(node.get("a"))
    assert caught.value.found == "b"


# ---------------------------------------------------------------------- blank texts


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("kind", [Kind.ARTICLE, Kind.SCRIPT, Kind.NOTICE, Kind.PHRASE])
@pytest.mark.parametrize("ours", [True, False])
def test_a_blank_text_passes_the_check(write: Write, kind: Kind, lang: str, ours: bool) -> None:
    folder = write({}, ours=ours)
    organisation, _ = read_organisation(folder.root)
    title = 'Wat als: \'t "gas" {ruikt}?'
    blank = Blank(kind, "gas", lang, title, TODAY, {})
    file = folder.root / blank.path
    file.parent.mkdir(parents=True)
    file.write_text(blank_text(blank, organisation, BLANK_TEXTS), encoding="utf-8")
    found = check_folder(folder, Progress(), today=TODAY)
    wanted = [one for one in found if one.level is Level.ERROR and not (not ours and one.code == "KB309")]
    assert [(one.code, str(one.place)) for one in wanted] == []
    card = folder.read(blank.path, folder.scan(Progress())[blank.path], organisation).document
    assert card is not None
    assert (card.header.title, card.header.lang, card.header.kind) == (title, lang, kind)


def test_defaults_of_the_organisation_go_into_a_blank_text(write: Write) -> None:
    folder = write({}, ours=True)
    organisation, _ = folder.organisation()
    review = {"audience": "agent, technician", "owner": "team-b", "confidence": "not-validated"}
    text = blank_text(Blank(Kind.ARTICLE, "a", "nl", "A", TODAY, review), organisation, BLANK_TEXTS)
    keys = read_yaml(text.split("---\n")[1])
    assert isinstance(keys, Mapping)
    assert {"[agent, technician]", "team-b", "not-validated"} <= {line.partition(": ")[2] for line in text.split("\n")}
    assert isinstance(keys.get("audience"), Sequence)
    assert isinstance(keys.get("owner"), Scalar)


@pytest.mark.parametrize(
    ("named", "identity", "title"),
    [
        ("gas-smell", "gas-smell", "Gas smell"),
        ("Wat als ik gas ruik?", "wat-als-ik-gas-ruik", "Wat als ik gas ruik?"),
        ("  Eén  café ", "een-cafe", "Eén café"),
        ("???", "", "???"),
    ],
)
def test_an_id_comes_from_a_title_and_a_title_from_an_id(named: str, identity: str, title: str) -> None:
    assert id_and_title(named) == (identity, title)


def test_the_schema_of_one_folder_is_read_by_the_other_reader_too(write: Write) -> None:
    """The defaults in the table are those that an empty folder has."""
    organisation, found = ContentFolder(write({}).root).organisation()
    assert found == ()
    defaults = {key.name: key.default for key in next(shape for shape in SHAPES if shape.name == "policies").keys}
    assert defaults["age_amber_days"] == str(organisation.policies.age_amber_days)
    assert defaults["age_red_days"] == str(organisation.policies.age_red_days)
    assert defaults["update"] == organisation.policies.update
    assert defaults["reference_prefix"] == organisation.policies.reference_prefix
    assert defaults["parties"] == f"[{', '.join(organisation.policies.parties)}]"
    kept = ", ".join(f"{name}: {days}" for name, days in organisation.policies.keep_days)
    assert defaults["keep"] == f"{{{kept}}}"
