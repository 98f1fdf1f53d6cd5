"""How alike texts are: estimated from sketches, and close to the true share."""

import random

from kbdesk.content.check.likeness import alike, bare_title, likeness, sketch_of

WORDS = [f"woord{number}" for number in range(400)]


def text(seed: int, length: int = 300) -> list[str]:
    chosen = random.Random(seed)
    return [chosen.choice(WORDS) for _ in range(length)]


def rows(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def test_the_estimate_is_near_the_true_share_of_rows() -> None:
    for changed in (0, 10, 40, 120):
        one = text(1)
        other = [word if at % 300 >= changed else f"ander{at}" for at, word in enumerate(one)]
        true = len(rows(one) & rows(other)) / len(rows(one) | rows(other))
        assert abs(likeness(sketch_of(" ".join(one)), sketch_of(" ".join(other))) - true) < 0.13


def test_other_texts_are_not_alike_and_short_ones_are_not_compared() -> None:
    assert likeness(sketch_of(" ".join(text(1))), sketch_of(" ".join(text(2)))) < 0.05
    assert sketch_of("Te kort om te vergelijken.") == ()
    assert likeness((), ()) == 0.0


def test_pairs_are_found_among_many_also_where_all_share_a_set_phrase() -> None:
    phrase = "voorbeeldtekst vervang door de instructie van uw eigen organisatie"
    texts = [" ".join([*text(number), phrase]) for number in range(60)]
    texts[41] = texts[7].replace("woord1 ", "woord2 ")
    found = list(alike([sketch_of(one) for one in texts], 0.6))
    assert [(one, other) for one, other, _ in found] == [(7, 41)]


def test_forty_copies_of_one_text_are_each_found_once() -> None:
    found = list(alike([sketch_of(" ".join(text(3)))] * 40, 0.6))
    assert [(one, other) for one, other, _ in found] == [(0, other) for other in range(1, 40)]


def test_titles_are_the_same_without_small_words_and_signs() -> None:
    assert bare_title("Hoe vul ik de ketel bij?") == bare_title("hoe vul ik mijn ketel bij")
    assert bare_title("Meter 4 aflezen") != bare_title("Meter 5 aflezen")
    assert bare_title("De het een") == "de het een"
