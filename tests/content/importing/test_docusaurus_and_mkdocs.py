"""Folders of Docusaurus (components, containers, numbered files) and of MkDocs (admonitions, tabs, navigation)."""

import pytest

from tests.content.importing.conftest import PNG, WORDS, page

SITE = {"docusaurus.config.js": "module.exports = {\n  url: 'https://help.example.org',\n  baseUrl: '/',\n}\n"}
MKDOCS = {
    "mkdocs.yml": "site_url: https://help.example.org/kb/\nnav:\n  - Start: index.md\n  - Guides:\n      - The first steps: steps.md\n"
}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (":::note\nRead.\n:::", "> [!NOTE]\n> Read."),
        (":::caution[Mind it]\nRead.\n:::", "> [!WARNING]\n> **Mind it**\n>\n> Read."),
        (":::danger Stop\n- a\n  - b\n:::", "> [!CAUTION]\n> **Stop**\n>\n> - a\n>   - b"),
        ("::::info\nOut\n:::tip\nIn\n:::\n::::", "> [!NOTE]\n> Out\n>\n> > [!TIP]\n> > In"),
        (":::tip\n```sh\nls {a}\n```\n:::", "> [!TIP]\n> ```sh\n> ls {a}\n> ```"),
        ("1. One\n\n   :::note\n   Two\n   :::", "1. One\n\n   > [!NOTE]\n   > Two"),
        ('<Admonition type="warning" title="W">Mind.</Admonition>', "> [!WARNING]\n> **W**\n>\n> Mind."),
        ('<Tabs>\n  <TabItem value="w" label="Windows">\n\n  Do.\n\n  </TabItem>\n</Tabs>', "**Windows**\n\nDo."),
        ('<LinkCard title="Form" href="https://example.org" />', "[Form](https://example.org)"),
        ("{/* for us */}\n\nRead.", "<!-- import: for us -->\n\nRead."),
        ('import X from "./x"\n\nRead.', "Read."),
    ],
)
def test_what_docusaurus_writes_in_its_own_way(bring, written, shown):
    brought = bring({**SITE, "docs/a.mdx": page(f"{written}\n", title="A")}, lang="en")
    assert [line.rstrip() for line in brought.only().split("\n")] == shown.split("\n")
    assert brought.codes() == []


def test_unknown_components_keep_their_words_and_are_told(bring):
    body = f"{WORDS}\n<Price plan='x'>Ten euro</Price>\n\n<Map id='3' />\n\nTotal {{sum(x)}}.\n"
    brought = bring({**SITE, "docs/a.mdx": page(body, title="A")})
    assert "Ten euro\n\n<!-- import: <Map id='3' /> -->\n\nTotal <!-- import: {sum(x)} -->." in brought.only()
    assert brought.told("component") == [("docs/a.mdx", 6, "<Price plan='x'>"), ("docs/a.mdx", 8, "<Map id='3' />")]
    assert brought.told("expression") == [("docs/a.mdx", 10, "{sum(x)}")]


def test_links_of_docusaurus(bring):
    brought = bring(
        {
            **SITE,
            "docs/01-start.md": page(
                "[a](/docs/guides/mail) [b](./02-guides/mail.md#set-up) [c](guides/mail) [d](/docs/gone) "
                "[e](/blog/2024/02/03/news)\n",
                id="start",
            ),
            "docs/02-guides/mail.md": page(f"{WORDS}\n## Set up {{#set-up}}\n", title="Mail"),
            "blog/2024-02-03-news.md": page(title="News"),
        },
        lang="en",
    )
    path = brought.targets()["docs/01-start.md"]
    mail, news = brought.targets()["docs/02-guides/mail.md"], brought.targets()["blog/2024-02-03-news.md"]
    assert mail == "articles/guides/mail.en.md"
    assert news == "articles/blog/news.en.md"
    assert brought.body(path) == (
        "[a](guides/mail.en.md) [b](guides/mail.en.md#set-up) [c](guides/mail.en.md) "
        "[d](https://help.example.org/docs/gone) [e](blog/news.en.md)"
    )
    assert brought.told("link-on-web") == [("docs/01-start.md", 4, "/docs/gone")]
    assert "'/docs/guides/mail'" in brought.text(mail)
    assert "## Set up\n" in brought.text(mail)


def test_two_languages_of_one_text_get_one_id(bring):
    brought = bring(
        {
            **SITE,
            "docs/mail.md": page(title="Mail"),
            "i18n/nl/docusaurus-plugin-content-docs/current/mail.md": page("Dit is het antwoord.\n", title="Post"),
        }
    )
    assert sorted(brought.targets().values()) == ["articles/mail.en.md", "articles/mail.nl.md"]
    assert "languages: [en, nl]" in brought.text("kbdesk.yml")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("!!! note\n    Read.\n\n    More.", "> [!NOTE]\n> Read.\n>\n> More."),
        ('!!! danger "Stop now"\n    Leave.', "> [!CAUTION]\n> **Stop now**\n>\n> Leave."),
        (
            '??? tip "Open"\n    In.\n\n    !!! warning\n        Deep.',
            "> [!TIP]\n> **Open**\n>\n> In.\n>\n> > [!WARNING]\n> > Deep.",
        ),
        ('=== "Windows"\n\n    Do.\n\n=== "Mac"\n\n    Do not.', "**Windows**\n\nDo.\n\n**Mac**\n\nDo not."),
        ("[Go](https://example.org){ .md-button }", "[Go](https://example.org)"),
        ("Press ++ctrl+c++ :material-check: now.", "Press ctrl + c  now."),
        ("!!! note\n\n    ```py\n    x = 1\n    ```", "> [!NOTE]\n> ```py\n> x = 1\n> ```"),
    ],
)
def test_what_mkdocs_writes_in_its_own_way(bring, written, shown):
    brought = bring({**MKDOCS, "docs/a.md": page(f"{written}\n", title="A")}, lang="en")
    assert [line.rstrip() for line in brought.only().split("\n")] == shown.split("\n")
    assert brought.codes() == []


def test_mkdocs_navigation_names_a_text_without_a_title_and_snippets_come_along(bring):
    brought = bring(
        {
            **MKDOCS,
            "docs/steps.md": f'{WORDS}\n--8<-- "docs/includes/end.md"\n\n![x](img/a.png)\n',
            "docs/includes/end.md": "The end.\n",
            "docs/img/a.png": PNG,
        }
    )
    text = brought.text("articles/steps.en.md")
    assert "title: The first steps\n" in text
    assert "\nThe end.\n" in text
    assert "aliases: ['/steps/']" in text
    assert "![x](../img/a.png)" in text
    assert "dialect: gfm" in brought.text("kbdesk.yml")


def test_docfx_puts_in_names_texts_and_pictures(bring):
    brought = bring(
        {
            "docfx.json": "{}",
            "articles/a.md": page(
                "# A\n\nOpen [!INCLUDE [name](../includes/name.md)] now.\n\n[!include [long](../includes/long.md)]\n\n"
                ':::image type="content" source="media/x.png" alt-text="The list":::\n\n> | a | b |\n> |---|---|\n> | 1 | 2 |\n\n'
                "> [!VIDEO https://www.example.org/v]\n",
                title="A",
                **{"ms.date": "08/12/2022"},
            ),
            "includes/name.md": "Sunmeter\n",
            "includes/long.md": "---\nauthor: x\n---\nFirst.\n\nSecond.\n",
            "articles/media/x.png": PNG,
        },
        lang="en",
    )
    (one,) = brought.moved.articles
    assert brought.body(one.target) == (
        "Open Sunmeter now.\n\nFirst.\n\nSecond.\n\n![The list](../img/x.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "[Video](https://www.example.org/v)"
    )
    assert "reviewed: 2022-08-12" in brought.text(one.target)
