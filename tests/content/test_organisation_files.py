"""The organisation files: read when right, named when wrong, never in the way."""

import pytest

from kbdesk.domain.organisation import Effect, FieldType, Organisation, Privacy
from tests.content.conftest import Write


def test_a_folder_without_them_has_the_defaults(write: Write) -> None:
    assert write({"a.md": "x"}).organisation() == (Organisation(), ())


def test_everything_written_is_read(write: Write) -> None:
    files = {
        "kbdesk.yml": (
            "name: {nl: Bedrijf, en: Company}\nlanguages: [nl, en]\nfallback: nl\n"
            "policies:\n  count_first_contact: false\n  parties: []\n  keep: {personal: 1y}\n  update: by-hand\n"
            "  age_red_days: 40\n  channels:\n    mail: {type: smtp, host: mail.example.nl, port: 0587}\n"
        ),
        "fields.yml": "pressure: {type: number, label: Druk, unit: bar, min: 0, max: 4}\n",
        "synonyms.nl.yml": "ketel: [cv-ketel, combi]\n",
        "synonyms.en.yml": "- [boiler, combi]\n- bill, invoice\n",
    }
    organisation, findings = write(files, ours=True).organisation()
    assert findings[:0] == ()
    assert organisation.name.in_language("en") == "Company"
    policies = organisation.policies
    assert (policies.count_first_contact, policies.parties, policies.update) == (False, (), "by-hand")
    assert (policies.age_amber_days, policies.age_red_days) == (14, 40)
    assert dict(policies.keep_days) == {"none": 730, "personal": 365, "special": 30}
    channel = organisation.channel("mail")
    assert channel is not None
    assert (channel.type, channel.option("port")) == ("smtp", "0587")
    field = organisation.field("pressure")
    assert field is not None
    assert (field.type, field.unit, field.minimum, field.maximum) == (FieldType.NUMBER, "bar", "0", "4")
    outcome = organisation.outcome("solved")
    assert outcome is not None
    assert (outcome.effect, outcome.resolved) == (Effect.SOLVED, True)
    queue = organisation.queue("faults")
    assert queue is not None
    assert (queue.fields, queue.respond_within, queue.products) == (("phone",), "24h", ("boiler",))
    assert organisation.products[0].other_names == ("ketel", "heater")
    assert organisation.synonyms == (
        ("en", (("boiler", "combi"), ("bill", "invoice"))),
        ("nl", (("ketel", "cv-ketel", "combi"),)),
    )


def test_a_shared_field_knows_its_privacy_and_keeping_time(write: Write) -> None:
    organisation, findings = write({}, ours=True).organisation()
    phone = organisation.field("phone")
    assert phone is not None
    assert (phone.privacy, phone.keep_days, findings) == (Privacy.PERSONAL, 30, ())


@pytest.mark.parametrize(
    ("name", "content", "code", "place"),
    [
        ("kbdesk.yml", "name: [x\n", "KB401", "kbdesk.yml:2:1"),
        ("kbdesk.yml", "nmae: x\n", "KB403", "kbdesk.yml:1:1"),
        ("kbdesk.yml", "policies: {update: sometimes}\n", "KB402", "kbdesk.yml:1:20"),
        ("kbdesk.yml", "accent: blauw\n", "KB402", "kbdesk.yml:1:9"),
        ("kbdesk.yml", "accent: '#12345'\n", "KB402", "kbdesk.yml:1:9"),
        ("kbdesk.yml", "accent: #e30613\n", "KB402", "kbdesk.yml:1:8"),
        ("kbdesk.yml", "channels: {m: {type: smtp, password: x}}\n", "KB405", "kbdesk.yml:1:28"),
        ("kbdesk.yml", "crm: {a: {label: A}}\n", "KB402", "kbdesk.yml:1:7"),
        ("outcomes.yml", "a: {list_row: again}\n", "KB402", "outcomes.yml:1:15"),
        ("fields.yml", "a: {type: txt}\n", "KB402", "fields.yml:1:11"),
        ("fields.yml", "a: {pii: personal}\n", "KB404", "fields.yml:1:1"),
        ("fields.yml", "a: {pattern: '['}\n", "KB402", "fields.yml:1:14"),
        ("fields.yml", "a: {type: choice}\n", "KB402", "fields.yml:1:1"),
        ("fields.yml", "- a\n", "KB401", "fields.yml:1:1"),
        ("outcomes.yml", "a: {effect: gone}\n", "KB402", "outcomes.yml:1:13"),
        ("queues.yml", "a: {respond_within: soon}\n", "KB402", "queues.yml:1:21"),
        ("products.yml", "a: {label: A}\na: {label: B}\n", "KB107", "products.yml:2:1"),
        ("synonyms.nl.yml", "a: [b]\nc: [b]\n", "KB407", "synonyms.nl.yml:2:1"),
        ("fields.yml", b"a: \xe9\n", "KB401", "fields.yml:1:1"),
        ("fields.yml", "a: &x {type: text}\nb: *x\n", "KB401", "fields.yml:1:4"),
    ],
)
def test_what_is_wrong_is_a_finding_at_its_place(
    write: Write, name: str, content: str | bytes, code: str, place: str
) -> None:
    _, findings = write({name: content}).organisation()
    assert [(one.code, str(one.place)) for one in findings] == [(code, place)]


def test_a_broken_file_leaves_the_others_standing(write: Write) -> None:
    organisation, _ = write({"fields.yml": "a: ["}, ours=True).organisation()
    assert organisation.fields == ()
    assert organisation.outcome("solved") is not None


def test_the_value_of_a_secret_is_not_kept(write: Write) -> None:
    content = "channels: {m: {type: smtp, password: hunter2}}\n"
    organisation, findings = write({"kbdesk.yml": content}).organisation()
    assert "hunter2" not in repr((organisation, findings))


def test_the_colour_of_the_organisation_is_read_in_small_letters(write: Write) -> None:
    organisation, findings = write({"kbdesk.yml": 'accent: "#E30613"\n'}).organisation()
    assert organisation.accent == "#e30613"
    assert not findings


def test_links_into_the_customer_system_may_be_short_or_have_a_name(write: Write) -> None:
    content = (
        "crm:\n  a: 'https://crm.example/{{phone}}'\n  b: {label: {nl: Dossier}, address: 'http://intern/{{name}}'}\n"
    )
    organisation, findings = write({"kbdesk.yml": content}).organisation()
    assert not findings
    assert [(one.code, one.label.in_language("nl", one.code), one.address) for one in organisation.crm] == [
        ("a", "a", "https://crm.example/{{phone}}"),
        ("b", "Dossier", "http://intern/{{name}}"),
    ]


def test_an_outcome_says_what_becomes_of_the_row_of_a_list(write: Write) -> None:
    content = "a: {effect: closed, list_row: no-answer}\nb: {effect: call_back}\n"
    organisation, findings = write({"outcomes.yml": content}).organisation()
    assert not findings
    assert [one.list_row for one in organisation.outcomes] == ["no-answer", ""]


def test_an_organisation_has_satisfactions_of_its_own_or_the_usual_ones(write: Write) -> None:
    assert Organisation().satisfaction_codes == ("satisfied", "neutral", "unsatisfied")
    content = "happy: {label: {nl: Blij, en: Happy}}\nso-so: {nl: Matig, en: So-so}\nangry: Boos\n"
    organisation, findings = write({"satisfaction.yml": content}).organisation()
    assert findings == ()
    assert organisation.satisfaction_codes == ("happy", "so-so", "angry")
    labels = [one.label.in_language("en", one.code) for one in organisation.satisfactions]
    assert labels == ["Happy", "So-so", "Boos"]
    named = [organisation.satisfaction_named(typed) for typed in ("HAPPY", "matig", " Boos ", "", "8")]
    assert named == ["happy", "so-so", "angry", "", None]
    assert Organisation().satisfaction_named("8") == "8"


def test_what_is_wrong_with_a_satisfaction_is_said_at_its_place(write: Write) -> None:
    content = "happy: {labl: {nl: Blij}}\nhappy: {label: {nl: Blij}}\n"
    _, findings = write({"satisfaction.yml": content}).organisation()
    assert {(one.code, str(one.place)) for one in findings} == {("KB107", "satisfaction.yml:2:1")}
    _, findings = write({"satisfaction.yml": "happy: {labl: {nl: Blij}}\n"}).organisation()
    assert [(one.code, str(one.place)) for one in findings] == [("KB403", "satisfaction.yml:1:9")]
