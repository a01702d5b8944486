"""What the tests of the evaluation share."""

from __future__ import annotations

import pytest

from pathways.encoder import Encoder, encoder_folder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return Encoder(encoder_folder())
