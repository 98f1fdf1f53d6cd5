"""`kbdesk content import` as an editor meets it: the report, the exit codes, the next step."""

import json

import pytest


@pytest.fixture
def old(tmp_path):
    """A small folder of Hugo, with one thing that needs a hand."""
    root = tmp_path / "old"
    (root / "content").mkdir(parents=True)
    (root / "hugo.toml").write_text("baseURL = 'https://help.example.org'\n", encoding="utf-8")
    text = "---\ntitle: Moving\nweight: 3\n---\nTell us the date of your move.\n\n{{< price >}}\n"
    (root / "content/moving.md").write_text(text, encoding="utf-8")
    return root


def test_the_report_says_what_needs_a_hand_and_what_to_do_next(kb, old, tmp_path):
    said = kb("content", "import", str(old), str(tmp_path / "new"), lang="en")
    assert said.code == 1
    assert f"{old}/content/moving.md:7: shortcode without a meaning here: {{{{< price >}}}}" in said.out
    assert "1 text brought in from a folder of the kind hugo." in said.out
    assert "weight (1)" in said.out
    assert f"kbdesk content check {tmp_path / 'new'}" in said.out
    assert (tmp_path / "new/articles/moving.en.md").is_file()
    assert kb("content", "check", str(tmp_path / "new")).code == 0


def test_nothing_that_needs_a_hand_is_exit_code_0(kb, old, tmp_path):
    file = old / "content/moving.md"
    file.write_text(file.read_text("utf-8").replace("{{< price >}}", ""), encoding="utf-8")
    assert kb("content", "import", str(old), str(tmp_path / "new"), lang="en").code == 0
    assert "Nothing needs a hand." in kb("content", "import", str(old), str(tmp_path / "new"), lang="en").out


def test_the_report_as_json(kb, old, tmp_path):
    form = json.loads(kb("content", "import", str(old), str(tmp_path / "new"), "--json", "--dry-run", lang="en").out)
    assert form["origin"] == "hugo"
    assert form["articles"] == [
        {
            "source": "content/moving.md",
            "target": "articles/moving.en.md",
            "arrival": "written",
            "title": "Moving",
            "lang": "en",
        }
    ]
    assert form["needs_a_hand"] == [
        {
            "path": "content/moving.md",
            "line": 7,
            "code": "shortcode",
            "what": "{{< price >}}",
            "message": "shortcode without a meaning here: {{< price >}}",
        }
    ]
    assert not (tmp_path / "new").exists()


def test_wrong_use_and_a_folder_that_is_not_there(kb, old, tmp_path):
    assert kb("content", "import", str(old), str(old / "new")).code == 2
    assert kb("content", "import", str(tmp_path / "none"), str(tmp_path / "new")).code == 3
    (tmp_path / "bare").mkdir()
    said = kb("content", "import", str(tmp_path / "bare"), str(tmp_path / "new"), lang="en")
    assert said.code == 1
    assert "could be brought in" in said.out


def test_an_old_address_finds_the_text(kb, old, tmp_path):
    kb("content", "import", str(old), str(tmp_path / "new"), lang="en")
    assert "Tell us the date" in kb("--content", str(tmp_path / "new"), "show", "/moving/", lang="en").out
