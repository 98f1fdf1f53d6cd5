"""The dictionaries that ship, asked in this process."""

from pathlib import Path

import pytest

import kbdesk
from kbdesk.spelling.spelling_worker import JudgeOfLists

DICTIONARIES = Path(kbdesk.__file__).parent.parent / "resources" / "dictionaries"


@pytest.fixture(scope="session")
def dictionaries():
    """Their folder; there is no wheel of the library for every system."""
    pytest.importorskip("hunspell")
    return DICTIONARIES


@pytest.fixture(scope="session")
def judge(dictionaries):
    return JudgeOfLists(dictionaries)
