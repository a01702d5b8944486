"""Every miss of a run, written out to be read: text, gold and what was understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.understanding.baseline import described
from benchmarks.understanding.cross_validation import CrossValidated
from benchmarks.understanding.development import Judged, false_alarms, missed_crises
from benchmarks.understanding.intents import confusions
from benchmarks.understanding.scoring import FIELDS


def write_misses(path: Path, judged: Sequence[Judged], crossed: CrossValidated | None) -> None:
    """Write them as Markdown, the gravest first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(_lines(judged, crossed)) + "\n", "utf-8")


def _lines(judged: Sequence[Judged], crossed: CrossValidated | None) -> Iterator[str]:
    yield "# Misses of the last evaluation"
    yield from _section("Danger that was missed", missed_crises(judged), lambda _: ["intent"])
    yield from _section("False alarms", false_alarms(judged), lambda _: ["intent"])
    yield from _section("Wrong polarity", [item for item in judged if item.wrong_polarity], lambda _: ["polarity"])
    for name in ("intent", *FIELDS):
        missed = sorted((item for item in judged if name in item.misses), key=lambda item: item.row.intent)
        yield from _section(name, missed, lambda _, name=name: [name])  # type: ignore[misc]
    if crossed is not None:
        yield from ("", "## Training messages that a model of the others gets wrong", "")
        for gold, found, texts in confusions(crossed.with_rules):
            yield from (f"- {gold} → {found}: {text}" for text in texts)


def _section(title: str, items: Sequence[Judged], misses: Callable[[Judged], Iterable[str]]) -> Iterator[str]:
    yield from ("", f"## {title} ({len(items)})", "")
    yield from (f"- {described(item, misses(item))}" for item in items)
