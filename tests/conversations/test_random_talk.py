"""People who talk at random, several at once: always answered, within limits, nothing contradicted, nothing shared.

300 turns by default; `make random-talk` plays 2,000. PATHGUIDE_RANDOM_TURNS and PATHGUIDE_RANDOM_SEED choose others; a
failure tells its seed.
"""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

from pathways.catalog import Catalog
from tests.conversations.random_person import RandomPerson, without_messages
from tests.support.api import Talk
from tests.support.server import running_pathguide

TURNS = int(os.environ.get("PATHGUIDE_RANDOM_TURNS", "300"))
SEED = int(os.environ.get("PATHGUIDE_RANDOM_SEED", "7"))
TURNS_OF_ONE = 40  # then somebody else comes
KINDS = (("en", "web"), ("es", "web"), ("en", "sms"), ("es", "sms"))


def test_whatever_people_say_every_answer_holds(tmp_path: Path, models_dir: Path, model_path: Path, oklahoma: Catalog):
    draw = random.Random(SEED)
    with running_pathguide(tmp_path, f"sqlite:///{tmp_path / 'pathguide.db'}", models_dir) as base:
        people = [_somebody(base, draw, oklahoma, kind) for kind in KINDS]
        for turn in range(TURNS):
            number = draw.randrange(len(people))
            if len(people[number].talk.answers) >= TURNS_OF_ONE:
                people[number] = _somebody(base, draw, oklahoma, KINDS[number])
            try:
                people[number].speak()
                _check_nothing_is_shared(people[number], draw.choice(people))
            except AssertionError as error:
                raise AssertionError(f"PATHGUIDE_RANDOM_SEED={SEED}, turn {turn}: {error}") from None
        errors = re.findall(
            r"(?m)^.*(?:Traceback|ERROR|CRITICAL).*$", (tmp_path / "serve.log").read_text(errors="replace")
        )
    assert not errors, errors[:3]


def _somebody(base: str, draw: random.Random, catalog: Catalog, kind: tuple[str, str]) -> RandomPerson:
    language, channel = kind
    talk = Talk(base, language if draw.random() < 0.5 else None, channel)
    return RandomPerson(talk, random.Random(draw.random()), catalog, language, channel)


def _check_nothing_is_shared(speaker: RandomPerson, other: RandomPerson) -> None:
    if other is not speaker and other.view:
        now = other.talk.view()
        assert without_messages(now) == without_messages(other.view), "another conversation changed by this one"
