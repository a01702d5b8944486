"""How well and how fast a person's own words find occupations.

    python -m benchmarks.search [--database URL] [--seed 1] [--asked 2000] [--part titles|phrases|speed|size|all]

The database holds the shipped data and an imported O*NET release (`pathguide data import onet DIR`). Of the titles a
tenth is held out, the search learns the rest, and is asked for what was held out. Two ways of holding out:

- *rows*: a random tenth of the rows (occupation, title), each with its short and long forms. A title that the release
  also lists under another occupation, or that is an everyday name, is then still known there.
- *titles*: a random tenth of the distinct titles (folded: no case, accents, marks), each taken out of every occupation
  with its short and long forms; none of those asked for is then known verbatim anywhere.

An answer is right when it is one of the occupations under which the release lists the title.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table
from sqlalchemy.orm import Session
from threadpoolctl import threadpool_limits

from pathguide.settings import Settings
from pathways.catalog import Catalog
from pathways.db import open_engine
from pathways.encoder import Encoder, build_encoder, open_encoder
from pathways.search import search_occupations, warm
from pathways.search_index import LexicalIndex
from pathways.search_scores import Scorer
from pathways.search_titles import folded, opened
from tests.pathways import fresh_phrases, interest_phrases

Ask = Callable[[str], list[str]]
"""A title to the codes of occupations, best first."""

PHRASES = {
    "known, English": interest_phrases.ENGLISH,
    "known, Spanish": interest_phrases.SPANISH,
    "fresh, English": fresh_phrases.ENGLISH,
    "fresh, Spanish": fresh_phrases.SPANISH,
}
FIRST = 5
WARM_UP = 50
LONGEST_LIST = 30  # answers looked at for five different six-digit codes


@dataclass(frozen=True, slots=True)
class Held:
    """A catalog without some titles, and these with the codes of the occupations that have them."""

    catalog: Catalog
    asked: list[tuple[str, frozenset[str]]]


def hold_out_rows(catalog: Catalog, seed: int, share: float = 0.1) -> Held:
    """Take out a random share of the rows (occupation, title), with the title's other forms there."""
    rows = [
        (code, title) for code in sorted(catalog.occupations) for title in catalog.occupations[code].alternate_titles
    ]
    out = set(_chance(seed).sample(rows, int(len(rows) * share)))
    owners = _owners(catalog)
    asked = [(title, owners[folded(title)]) for _, title in sorted(out)]
    forms = {(code, folded(form)) for code, title in out for form in opened(title)}
    rest = _without(catalog, lambda code, title: any((code, folded(form)) in forms for form in opened(title)))
    return Held(rest, asked)


def hold_out_titles(catalog: Catalog, seed: int, share: float = 0.1) -> Held:
    """Take out a random share of the distinct titles, with their other forms; everyday names are not asked for."""
    owners = _owners(catalog)
    named = {row.title for row in catalog.occupations.values()}
    named |= {row.plain_title_en for row in catalog.occupations.values()}
    named |= {title for row in catalog.occupations.values() for _, title in row.titles}
    everyday = {folded(form) for title in named for form in opened(title)}
    chosen = _chance(seed).sample(sorted(owners), int(len(owners) * share))
    written = {folded(t): t for row in catalog.occupations.values() for t in row.alternate_titles}
    out = {folded(form) for title in chosen for form in opened(written[title])}
    rest = _without(catalog, lambda _, title: bool(out & {folded(form) for form in opened(title)}))
    return Held(rest, [(written[title], owners[title]) for title in sorted(chosen) if title not in everyday])


def _chance(seed: int) -> random.Random:
    return random.Random(seed)


def _owners(catalog: Catalog) -> dict[str, frozenset[str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for code, row in catalog.occupations.items():
        for title in row.alternate_titles:
            owners[folded(title)].add(code)
    return {title: frozenset(codes) for title, codes in owners.items()}


def _without(catalog: Catalog, is_out: Callable[[str, str], bool]) -> Catalog:
    rest = {
        code: replace(row, alternate_titles=tuple(t for t in row.alternate_titles if not is_out(code, t)))
        for code, row in catalog.occupations.items()
    }
    return replace(catalog, occupations=rest, memo={})


def hits(ask: Ask, asked: Sequence[tuple[str, frozenset[str]]]) -> tuple[float, float, float, float]:
    """Shares of right answers at the top and among the first five: 8-digit codes, then 6-digit codes."""
    right = np.zeros(4)
    for title, codes in asked:
        found = ask(title)
        six = list(dict.fromkeys(code[:7] for code in found))
        right += (*_first(found, codes), *_first(six, {code[:7] for code in codes}))
    return tuple((right / len(asked)).tolist())  # type: ignore[return-value]


def _first(found: Sequence[str], codes: Iterable[str]) -> tuple[bool, bool]:
    right = set(codes)
    return bool(right & set(found[:1])), bool(right & set(found[:FIRST]))


def ways_to_ask(catalog: Catalog, encoder: Encoder) -> dict[str, Ask]:
    """The search, and its lexical and semantic halves alone, which show what the combination is worth."""
    index = LexicalIndex(catalog)
    lexical, whole = Scorer(catalog, index, None), Scorer(catalog, index, encoder)
    titles, meaning = whole.titles, whole.title_meaning
    if titles is None or meaning is None:
        sys.exit("No O*NET release is imported: pathguide data import onet DIR")
    rows = np.arange(len(index.codes))

    def semantic(title: str) -> list[str]:
        vector = encoder.encode([title])[0]
        odds = meaning.likelihood(vector) + meaning.nearness(vector, titles.spans)[0]
        return [index.codes[row] for row in rows[np.argsort(-odds)][:LONGEST_LIST]]

    return {
        "lexical alone": lambda title: [code for code, _ in lexical.rank(folded(title), None, LONGEST_LIST)],
        "semantic alone": semantic,
        "search": lambda title: [
            match.onet_soc for match in search_occupations(catalog, title, LONGEST_LIST, "en", encoder)
        ],
    }


def show_titles(catalog: Catalog, seed: int, most: int, console: Console) -> None:
    """Print the shares of held-out titles that are found; of those held out, at most so many are asked for."""
    table = Table("held out", "asked", "by", "top 1", "top 5", "top 1, six digits", "top 5, six digits")
    for name, hold_out in (("rows", hold_out_rows), ("titles", hold_out_titles)):
        held = hold_out(catalog, seed)
        asked = _chance(seed).sample(held.asked, min(most, len(held.asked)))
        with tempfile.TemporaryDirectory() as scratch:
            encoder = Encoder(build_encoder(Path(scratch)))
            for way, ask in ways_to_ask(held.catalog, encoder).items():
                shares = [f"{100 * share:.1f} %" for share in hits(ask, asked)]
                table.add_row(name, f"{len(asked)} of {len(held.asked)}", way, *shares)
    console.print(table)


def show_phrases(catalog: Catalog, console: Console) -> None:
    """Print how many phrases of what people like find a fitting occupation among the first five, and the others."""
    for name, phrases in PHRASES.items():
        missed = [phrase for phrase, expected in phrases if not _found(catalog, phrase, expected)]
        console.print(f"{name}: {len(phrases) - len(missed)} of {len(phrases)}", *missed, sep="\n  missed: ")


def _found(catalog: Catalog, phrase: str, expected: str) -> bool:
    codes = {code if "." in code else f"{code}.00" for code in expected.split()}
    return bool(codes & {match.onet_soc for match in search_occupations(catalog, phrase, FIRST)})


def show_speed(catalog: Catalog, seed: int, console: Console) -> None:
    """Print milliseconds a query, of this thread's CPU time and of the clock, after warm-up; no query comes twice.

    Products of matrices take one thread, as in the service (`pathguide.serving`).
    """
    titles = list(dict.fromkeys(chain.from_iterable(row.alternate_titles for row in catalog.occupations.values())))
    asked = [phrase for phrases in PHRASES.values() for phrase, _ in phrases]
    asked += _chance(seed).sample(titles, min(500, len(titles)))
    asked = list(dict.fromkeys(asked))
    _chance(seed).shuffle(asked)
    warm(catalog)
    threadpool_limits(1, user_api="blas")
    encoder = open_encoder()
    table = Table("", "queries", "cpu p50", "cpu p95", "clock p50", "clock p95 (ms)")
    ways: dict[str, Callable[[str], object]] = {
        "search": lambda query: search_occupations(catalog, query),
        "of which the encoder": lambda query: encoder.encode([query]),
    }
    for name, run in ways.items():
        figures = [f"{figure:.1f}" for figure in _spent(run, asked)]
        table.add_row(name, str(len(asked) - WARM_UP), *figures)
    console.print(table)


def _spent(run: Callable[[str], object], queries: Sequence[str]) -> list[float]:
    """Milliseconds of this thread's CPU, median and 95th percentile, then of the clock; the first are not counted."""
    cpu, wall = [], []
    for query in queries:
        began = time.thread_time(), time.perf_counter()
        run(query)
        cpu.append(time.thread_time() - began[0])
        wall.append(time.perf_counter() - began[1])
    return [1000 * float(np.percentile(spent[WARM_UP:], part)) for spent in (cpu, wall) for part in (50, 95)]


def show_size(catalog: Catalog, console: Console) -> None:
    """Print what making the index from nothing takes in CPU seconds, from what is kept, and its megabytes."""
    with tempfile.TemporaryDirectory() as scratch:
        encoder = Encoder(build_encoder(Path(scratch)))
        for way in ("from nothing", "from what is kept"):
            fresh = replace(catalog, memo={})
            began = time.process_time()
            warm(fresh, encoder)
            console.print(f"index {way}: {time.process_time() - began:.1f} s of CPU")
        fresh = replace(catalog, memo={})
        tracemalloc.start()
        warm(fresh, encoder)
        held, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    console.print(f"index in memory: {held / 1e6:.0f} MB (at most {peak / 1e6:.0f} MB while it is made)")


def main() -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", default=Settings().url)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--asked", type=int, default=2_000)
    parser.add_argument("--part", choices=("titles", "phrases", "speed", "size", "all"), default="all")
    chosen = parser.parse_args()
    with Session(open_engine(chosen.database)) as session:
        catalog = Catalog.read(session)
    Settings().export()
    console = Console()
    parts = {
        "titles": lambda: show_titles(catalog, chosen.seed, chosen.asked, console),
        "phrases": lambda: show_phrases(catalog, console),
        "speed": lambda: show_speed(catalog, chosen.seed, console),
        "size": lambda: show_size(catalog, console),
    }
    for name, show in parts.items():
        if chosen.part in (name, "all"):
            show()


if __name__ == "__main__":
    main()
