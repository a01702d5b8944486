"""Wrong polarity: the profile says the opposite of what the person said, or a sensitive thing they did not say.

Being told that one has a record, a disability or a tribe, or that one has none, against one's words is the worst that
reading can do, so each message is listed and none is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.understanding.rows import Row
from benchmarks.understanding.scoring import same

SENSITIVE = ("justice_involved", "disability", "veteran", "tribal_citizen", "english_learner")


def wrong_polarity(row: Row, said: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a profile (`Profile.said()`), in a few words each."""
    for name, values in row.forbidden.items():
        got = said.get(name)
        read = got if isinstance(got, list) else [] if got is None else [got]
        for value in values:
            if any(same(name, value, item) for item in read):
                yield f"{name} holds {value}"
    given, denied = set(said.get("statuses", ())), set(said.get("denied", ()))
    gold_given, gold_denied = set(row.profile.get("statuses", ())), set(row.profile.get("denied", ()))
    allowed = {*gold_given, *row.any_of.get("statuses", ()), *row.optional.get("statuses", ())}
    for status in SENSITIVE:
        if status in given - allowed:
            yield f"{status} is asserted" + (" where it is denied" if status in gold_denied else "")
        if status in denied and status in gold_given:
            yield f"{status} is denied where it is asserted"
