"""Which words stand in the content: asked beside the search, by whoever looks at spelling."""

from search_builders import an_article, an_index, readings

from kbdesk.search.vocabulary import MANY, Vocabulary


def test_words_of_any_text_are_known_whatever_their_case_and_accents(tmp_path):
    an_index(tmp_path, an_article("a.md", "De Afleverset", "Een café met een cv-ketel."))
    vocabulary = Vocabulary(tmp_path)
    asked = ["afleverset", "Afleverset", "café", "cv-ketel", "afleversett", "cv-boiler"]
    assert vocabulary.known(asked) == {"afleverset", "Afleverset", "café", "cv-ketel"}
    vocabulary.close()


def test_an_update_is_seen_and_what_was_taken_out_is_known_no_longer(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Afleverset"))
    vocabulary = Vocabulary(tmp_path)
    assert vocabulary.known(["afleverset"])
    index.update(readings(an_article("b.md", "Vulkraan")), removed=["a.md"])
    assert vocabulary.known(["afleverset", "vulkraan"]) == {"vulkraan"}
    vocabulary.close()


def test_in_much_text_a_word_that_stands_there_once_may_be_a_typing_error(tmp_path):
    texts = [an_article(f"{number}.md", "Ketel", f"vulkraan nummer{number}") for number in range(MANY)]
    an_index(tmp_path, *texts, an_article("once.md", "Ketel", "vulkrann"))
    vocabulary = Vocabulary(tmp_path)
    assert vocabulary.known(["vulkraan", "vulkrann"]) == {"vulkraan"}
    vocabulary.close()


def test_without_an_index_no_word_is_known(tmp_path):
    assert Vocabulary(tmp_path / "none").known(["ketel"]) == frozenset()
