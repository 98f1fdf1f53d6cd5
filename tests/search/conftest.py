"""The small content folder, indexed once a session for all tests that only ask."""

import pytest
from search_builders import DOCUMENTS, an_index


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    """The index of DOCUMENTS."""
    index = an_index(tmp_path_factory.mktemp("search") / "index", *DOCUMENTS)
    yield index
    index.close()
