import pytest
from records_builders import KEY

from kbdesk.records.records import Records


@pytest.fixture
def records(tmp_path):
    return Records(tmp_path / "records.db", KEY)
