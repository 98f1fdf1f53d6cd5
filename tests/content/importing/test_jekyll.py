"""A folder of Jekyll, of GitHub Docs and of GitBook: Liquid as far as it is plain."""

import pytest

from tests.content.importing.conftest import PNG, WORDS, page

SITE = {"_config.yml": "title: Helpdesk\nurl: https://help.example.org\nbaseurl: /kb\n"}


def test_posts_and_links_of_jekyll(bring):
    brought = bring(
        {
            **SITE,
            "_posts/2024-02-03-new-rates.md": page(title="New rates", redirect_from="[/rates/]"),
            "guide.md": page(
                "[post]({% post_url 2024-02-03-new-rates %}), [link]({% link _posts/2024-02-03-new-rates.md %}), "
                '[rel]({{ "/2024/02/03/new-rates.html" | relative_url }}), [base]({{ site.baseurl }}/rates/) '
                "in {{ site.title }}.\n",
                title="Guide",
            ),
        }
    )
    post = "new-rates.en.md"
    assert brought.body("articles/guide.en.md") == (
        f"[post]({post}), [link]({post}), [rel]({post}), [base]({post}) in Helpdesk."
    )
    text = brought.text(f"articles/{post}")
    assert "aliases: ['/2024/02/03/new-rates.html', '/rates/']" in text
    assert "reviewed: 2024-02-03" in text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('{% include alert.html type="warning" content="Mind this." %}', "> [!WARNING]\n> Mind this."),
        ('{% include tip.html content="Ask." %}', "> [!TIP]\n> Ask."),
        ("{: .note }\nRead this.", "> [!NOTE]\n> Read this."),
        ("> Read this.\n{: .warning }", "> [!WARNING]\n> Read this."),
        ('{% hint style="danger" %}\nStop.\n{% endhint %}', "> [!CAUTION]\n> Stop."),
        ("{% note %}\n\n**Note:** Read.\n\n{% endnote %}", "> [!NOTE]\n> **Note:** Read."),
        ("{% highlight yaml %}\na: {{ b }}\n{% endhighlight %}", "```yaml\na: {{ b }}\n```"),
        ("{% raw %}Write {{ name }}.{% endraw %}", "Write {{ name }}."),
        ("{% comment %}not for you{% endcomment %}Hello there.", "Hello there."),
        ('{% octicon "gear" aria-label="Settings" %} opens it.', "Settings opens it."),
    ],
)
def test_liquid_that_is_plain(bring, written, shown):
    brought = bring({**SITE, "a.md": page(f"{written}\n", title="A")}, lang="en")
    assert brought.only() == shown
    assert brought.codes() == []


def test_texts_that_are_put_in_come_along(bring):
    brought = bring(
        {
            "data/variables/product.yml": "name: Sunmeter\n",
            "data/reusables/steps/open.md": "1. Open {% data variables.product.name %}.\n",
            "content/a.md": page("{% data reusables.steps.open %}\n", title="About {% data variables.product.name %}"),
        }
    )
    assert brought.only() == "1. Open Sunmeter."
    assert "title: About Sunmeter\n" in brought.text("articles/a.en.md")


def test_autotitle_is_the_title_of_the_other_text(bring):
    brought = bring(
        {
            "data/variables/x.yml": "a: b\n",
            "content/a.md": page("See [AUTOTITLE](/guides/b).\n", title="A", intro="Short."),
            "content/guides/b.md": page(title="All about b"),
        },
        lang="en",
    )
    assert brought.body("articles/a.en.md") == "See [All about b](guides/b.en.md)."
    assert "summary: Short.\n" in brought.text("articles/a.en.md")


def test_of_a_choice_the_first_branch_stays_and_is_told(bring):
    body = "{% ifversion free %}\nFor free.\n{% else %}\nFor paid.\n{% endif %}\n"
    brought = bring({**SITE, "a.md": page(body, title="A")}, lang="en")
    assert brought.only() == "For free."
    assert brought.told("branch") == [("a.md", 4, "{% ifversion free %}")]


def test_what_computes_is_told(bring):
    brought = bring({**SITE, "a.md": page(f"{WORDS}\n{{% include map.html %}}\n\n{{{{ page.price }}}}\n", title="A")})
    assert brought.told("include-missing") == [("a.md", 6, "map.html")]
    assert brought.told("value") == [("a.md", 8, "{{ page.price }}")]
    assert "<!-- import: {{ page.price }} -->" in brought.only()


def test_gitbook_keeps_its_hidden_pictures(bring):
    brought = bring(
        {
            "SUMMARY.md": "# Contents\n\n* [A](a.md)\n",
            "a.md": f"# A\n\n{WORDS}\n![](<.gitbook/assets/scherm 1.png>)\n",
            ".gitbook/assets/scherm 1.png": PNG,
        }
    )
    assert "![](../img/scherm-1.png)" in brought.only()
    assert list(brought.targets()) == ["a.md", ".gitbook/assets/scherm 1.png"]
