"""A folder of Hugo: shortcodes, references, sections, TOML."""

from tests.content.importing.conftest import PNG, WORDS, page

SITE = {"hugo.toml": 'baseURL = "https://help.example.org/"\ntitle = "Help"\n'}


def test_the_header_says_here_what_it_said_there(bring):
    keys = {
        "title": '"No hot water?"',
        "description": "Check the pressure first.",
        "tags": "[boiler, water]",
        "date": "2024-03-01T10:00:00+01:00",
        "lastmod": "2025-06-02",
        "weight": "30",
        "draft": "true",
        "slug": "no-hot-water",
        "aliases": "[/old/water/]",
        "expirydate": "2027-01-01",
    }
    brought = bring({**SITE, "content/heating/water.md": page(**keys)})
    text = brought.text("articles/heating/no-hot-water.en.md")
    for line in (
        "id: no-hot-water",
        "type: article",
        "lang: en",
        "title: 'No hot water?'",
        "summary: Check the pressure first.",
        "confidence: wip",
        "reviewed: 2025-06-02",
        "keywords: [boiler, water]",
        "aliases: ['/heating/no-hot-water/', '/old/water/']",
        "valid_until: 2027-01-01",
    ):
        assert f"\n{line}\n" in text
    assert "weight" not in text
    assert brought.moved.dropped_keys == (("weight", 1),)
    assert "\n# No hot water?\n" in text


def test_toml_front_matter_is_read_too(bring):
    source = f'+++\ntitle = "Moving"\ndraft = false\ntags = ["move"]\ndate = 2024-05-06\n+++\n{WORDS}'
    text = bring({**SITE, "content/moving.md": source}).text("articles/moving.en.md")
    assert "title: Moving\n" in text
    assert "keywords: [move]\n" in text
    assert "confidence: not-validated\n" in text
    assert "reviewed: 2024-05-06\n" in text


def test_references_lead_to_the_new_files(bring):
    brought = bring(
        {
            **SITE,
            "content/a.md": page(
                'See [one]({{< ref "/deep/b.md#how-to" >}}), [two]({{% relref "b" %}}), [three](/deep/b/), '
                "[four](https://help.example.org/deep/b/#how-to) and [old](/was/b).\n",
                title="A",
            ),
            "content/deep/b.md": page(f"{WORDS}\n## How to\n\n{WORDS}", title="B", aliases="[/was/b]"),
        }
    )
    assert brought.body("articles/a.en.md") == (
        "See [one](deep/b.en.md#how-to), [two](deep/b.en.md), [three](deep/b.en.md), "
        "[four](deep/b.en.md#how-to) and [old](deep/b.en.md)."
    )
    assert brought.moved.remarks == ()


def test_boxes_become_alerts(bring):
    body = (
        "{{< notice warning >}}\nMind the **gas**.\n{{< /notice >}}\n\n{{% note %}}\nOne.\n\n- two\n{{% /note %}}\n\n"
        '{{< alert type="danger" title="Stop" >}}Leave.{{< /alert >}}\n\n> **Tip:** Ask first.\n'
    )
    assert bring({**SITE, "content/a.md": page(body, title="A")}).only() == (
        "> [!WARNING]\n> Mind the **gas**.\n\n> [!NOTE]\n> One.\n>\n> - two\n\n"
        "> [!CAUTION]\n> **Stop**\n>\n> Leave.\n\n> [!TIP]\n> Ask first."
    )


def test_pictures_come_along_from_static_and_from_beside_the_text(bring):
    body = f'{WORDS}\n{{{{< figure src="/img/Gauge (old).PNG" alt="A gauge" caption="At 1.5 bar" >}}}}\n\n![knob](knob.png)\n'
    brought = bring(
        {
            **SITE,
            "content/a/index.md": page(body, title="A"),
            "content/a/knob.png": PNG + b"2",
            "static/img/Gauge (old).PNG": PNG,
        }
    )
    assert "![A gauge](../img/gauge-old.png)\n*At 1.5 bar*\n\n![knob](../img/knob.png)" in brought.only()
    assert (brought.target / "img/gauge-old.png").read_bytes() == PNG
    assert len(brought.moved.pictures) == 2


def test_an_unknown_shortcode_is_told_with_its_line_and_kept_for_the_editor(bring):
    brought = bring({**SITE, "content/a.md": page(f'{WORDS}\n{{{{< price plan="basic" >}}}}\n', title="A")})
    assert '<!-- import: {{< price plan="basic" >}} -->' in brought.only()
    assert brought.told("shortcode") == [("content/a.md", 6, '{{< price plan="basic" >}}')]


def test_shortcodes_in_code_stay_as_they_are_shown(bring):
    body = 'Write `{{</* note */>}}`:\n\n```\n{{</* ref "x" */>}}\n{{< note >}}\n```\n'
    assert bring({**SITE, "content/a.md": page(body, title="A")}).only() == (
        'Write `{{< note >}}`:\n\n```\n{{< ref "x" >}}\n{{< note >}}\n```'
    )


def test_a_section_page_is_called_after_its_folder(bring):
    brought = bring(
        {**SITE, "content/heating/_index.md": page(title="Heating"), "content/heating/a.md": page(title="A")}
    )
    assert brought.targets() == {
        "content/heating/_index.md": "articles/heating.en.md",
        "content/heating/a.md": "articles/heating/a.en.md",
    }
    assert "aliases: ['/heating/']" in brought.text("articles/heating.en.md")


def test_a_page_that_only_leads_elsewhere_says_where(bring):
    source = "---\ntitle: Form\nsummary: Fill in the form.\nsource_url: https://example.org/form\n---\n"
    assert bring({**SITE, "content/form.md": source}, lang="en").only() == (
        "Fill in the form.\n\n[Form](https://example.org/form)"
    )
