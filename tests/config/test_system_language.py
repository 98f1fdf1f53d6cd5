import pytest

from kbdesk.config.system_language import system_language
from kbdesk.domain.language import Language


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({"LANG": "nl_NL.UTF-8"}, Language.NL),
        ({"LANG": "nl_BE@euro"}, Language.NL),
        ({"LANG": "en_GB.UTF-8"}, Language.EN),
        ({"LANG": "de_DE.UTF-8"}, Language.EN),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "nl_NL.UTF-8"}, Language.NL),
        ({"LANG": "nl_NL.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, Language.EN),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": ""}, Language.NL),
    ],
)
def test_the_language_of_the_system_is_taken_where_kbdesk_speaks_it(environ, lang):
    assert system_language(environ) is lang


@pytest.mark.parametrize("environ", [{}, {"LANG": "C.UTF-8"}, {"LANG": "POSIX"}])
def test_a_system_that_tells_no_language_has_one_all_the_same(environ):
    assert system_language(environ) in Language
