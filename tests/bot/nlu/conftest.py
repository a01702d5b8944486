"""One fact reader over the shipped data, for all tests of this folder."""

from __future__ import annotations

import pytest

from bot.nlu.facts import FactReader, known
from bot.nlu.vocabulary import read_vocabulary


@pytest.fixture(scope="session")
def reader(oklahoma_url: str) -> FactReader:
    vocabulary = read_vocabulary(oklahoma_url)
    vocabulary.known_words = known(iter(()))
    return FactReader(vocabulary)
