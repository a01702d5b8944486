"""A way to a target with its fit, before it is worded."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.planner_labels import Criteria, Label


@dataclass(frozen=True, slots=True)
class Sketch:
    """A way to a target before it is worded: what choosing needs. `match` 0 to 1, `why` the phrase that says it."""

    target: str
    label: Label
    match: float
    why: str = ""
    fit: float = 0.0
    general: bool = False
    asked: bool = False
    caution: str = ""

    @property
    def criteria(self) -> Criteria:
        """What routes are compared by."""
        return self.label.criteria

    @property
    def signature(self) -> tuple[str, ...]:
        """Target and moves: two sketches with the same one are the same route."""
        return (self.target, *[move.id for move in self.label.moves])
