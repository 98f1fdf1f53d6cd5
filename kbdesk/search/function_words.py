"""Words that hold a sentence together and say nothing of what it is about: closed classes of Dutch and English.

Articles, pronouns, question words, prepositions, conjunctions, auxiliary verbs and a few adverbs; German articles and
the like too. A text is found by them as by any word, but they weigh little, even where a collection seldom uses them:
instructions say "u" or "you", customers say "ik" and "my".
"""

_DUTCH = """
de het een der den des 't 'n
ik jij je u hij zij ze wij we jullie mij me hem haar hen hun ons onze mijn jouw uw zijn iemand niemand iets niets
dit dat deze die zich zelf elkaar men
wie wat welk welke waar wanneer waarom hoe hoeveel waarmee waarvoor waarop hiermee hiervoor daarmee daarvoor
in op aan van voor naar met bij uit om over onder tot tegen door tussen tijdens na sinds zonder volgens via binnen per
en of maar want dus als dan toch omdat terwijl zodat indien hoewel noch
ben bent is was waren wezen geweest word wordt worden werd werden geworden heb hebt heeft hebben had hadden gehad
kan kun kunt kunnen kon konden zal zul zult zullen zou zouden moet moeten moest moesten mag mogen mocht mochten
wil wilt willen wilde wilden hoef hoeft hoeven ga gaat gaan ging gingen doe doet doen deed laat laten
er hier daar nu nog al wel ook niet geen niks te toe mee weg af steeds graag even eens maar heel erg zeer
"""
_ENGLISH = """
a an the
i you he she it we they me him her us them my your his its our their mine yours ours theirs someone anyone something
anything nothing this that these those myself yourself itself
who whom whose what which where when why how
in on at of for to from with by out about over under into onto until till between during after before since without
through within via per against
and or but so if than then because while though although nor whether as
am is are was were be been being have has had having do does did doing done can could will would shall should may
might must ought get gets getting got let lets
there here now still yet already also too not no very just only even ever again
m s t d ll re ve don doesn didn isn aren wasn weren won can couldn shouldn wouldn haven hasn hadn cannot
"""
_GERMAN = """
der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch
mein dein sein unser euer dieser diese dieses wer was welche welcher welches wo wann warum wie
in an auf von aus bei mit nach zu zum zur um durch gegen ohne seit bis und oder aber wenn als weil dass ob
bin bist ist sind war waren wird werden wurde habe hast hat haben hatte kann konnen soll sollen muss mussen darf will
nicht kein keine auch noch schon nur sehr hier da
"""
_ALL = frozenset((_DUTCH + _ENGLISH + _GERMAN).split())


def is_function_word(word: str) -> bool:
    """For a folded word."""
    return word in _ALL
