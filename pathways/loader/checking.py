"""What must hold between cells, rows and files: keys, references, and rules of single files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pathways.loader.kinds import items_of
from pathways.loader.layout import LAYOUT, FileSpec
from pathways.loader.reading import Problem, Row

Rows = Mapping[str, Sequence[Row]]
Rule = Callable[[Rows], Iterator[Problem]]


def check_rows(rows: Rows, incomplete: set[str], found: Sequence[Problem]) -> list[Problem]:
    """Problems of the rows of all files, without those that only follow from others.

    Args:
        rows: the rows of every file, by the file's name.
        incomplete: files whose keys could not all be read; references into them cannot be judged.
        found: problems of single cells; rules over several cells of the same row cannot be judged.
    """
    problems: list[Problem] = []
    faulty = {(problem.file, problem.row) for problem in found}
    for spec in LAYOUT:
        problems.extend(_doubled_keys(spec, rows[spec.name]))
        problems.extend(_lost_references(spec, rows, incomplete))
    for rule in RULES:
        problems.extend(problem for problem in rule(rows) if (problem.file, problem.row) not in faulty)
    return problems


def _doubled_keys(spec: FileSpec, rows: Sequence[Row]) -> Iterator[Problem]:
    seen: dict[tuple[Any, ...], int] = {}
    for row in rows:
        key = tuple(row.values[column] for column in spec.key)
        if None in key:
            continue
        first = seen.setdefault(key, row.number)
        if first != row.number:
            shown = ", ".join(str(part) for part in key)
            reason = f"'{shown}' stands in row {first} already; every row needs a key of its own"
            yield Problem(spec.filename, row.number, spec.key[-1], reason)


def _lost_references(spec: FileSpec, rows: Rows, incomplete: set[str]) -> Iterator[Problem]:
    for column in spec.columns:
        if column.kind.target is None or column.kind.target[0] in incomplete:
            continue
        file, key = column.kind.target
        known = {row.values[key] for row in rows[file]}
        for row in rows[spec.name]:
            value = row.values[column.name]
            for item in items_of(value) if value is not None else ():
                if item not in known:
                    reason = f"'{item}' is not the {key} of any row in {file}.csv; add it there or correct it here"
                    yield Problem(spec.filename, row.number, column.name, reason)


def _problem(file: str, row: Row, column: str, reason: str) -> Problem:
    return Problem(f"{file}.csv", row.number, column, reason)


def _ranges(rows: Rows) -> Iterator[Problem]:
    for row in rows["services"]:
        low, high = row.values["min_age"], row.values["max_age"]
        if low is not None and high is not None and low > high:
            yield _problem("services", row, "max_age", f"the highest age {high} is below the lowest {low}; swap them")
    for row in rows["wages"]:
        figures = [row.values[f"annual_{name}_usd"] for name in ("p10", "median", "p90")]
        given = [figure for figure in figures if figure is not None]
        if given != sorted(given):
            yield _problem(
                "wages", row, "annual_median_usd", "p10, median and p90 must rise in this order; check the figures"
            )


def _service_areas(rows: Rows) -> Iterator[Problem]:
    for row in rows["services"]:
        statewide, counties = row.values["statewide"], row.values["counties"]
        if statewide and counties:
            yield _problem(
                "services", row, "counties", "the service is statewide; empty the counties or set statewide to false"
            )
        if statewide is False and not counties:
            yield _problem("services", row, "counties", "no county and not statewide; list the counties it serves")


def _years_without(rows: Rows) -> Iterator[Problem]:
    for file, year, fact in (
        ("services", "phone_year", "phone"),
        ("programs", "tuition_year", "tuition_usd"),
        ("work_experiences", "tuition_year", "tuition_usd"),
    ):
        for row in rows[file]:
            if row.values[year] is not None and row.values[fact] is None:
                yield _problem(file, row, year, f"a year without {fact}; fill {fact} or empty the year")


def _campuses(rows: Rows) -> Iterator[Problem]:
    owner = {row.values["id"]: row.values["provider_id"] for row in rows["campuses"]}
    for file in ("programs", "work_experiences"):
        for row in rows[file]:
            campus, provider = row.values["campus_id"], row.values["provider_id"]
            if campus is None and row.values["campus_assumed"]:
                yield _problem(
                    file, row, "campus_id", "campus_assumed is true but no campus is given; name the main one"
                )
            if campus in owner and None not in (provider, owner[campus]) and owner[campus] != provider:
                reason = f"the campus belongs to {owner[campus]}, the row to {provider}; name a campus of the provider"
                yield _problem(file, row, "campus_id", reason)
    mains: dict[Any, int] = {}
    for row in rows["campuses"]:
        if row.values["is_main"]:
            first = mains.setdefault(row.values["provider_id"], row.number)
            if first != row.number:
                reason = f"row {first} is the provider's main campus already; set one of them to false"
                yield _problem("campuses", row, "is_main", reason)


def _barriers(rows: Rows) -> Iterator[Problem]:
    for row in rows["barriers"]:
        if (row.values["onet_soc"] is None) == (row.values["credential_id"] is None):
            reason = "name either an occupation or a credential, not both and not none"
            yield _problem("barriers", row, "onet_soc", reason)


def _ladders(rows: Rows) -> Iterator[Problem]:
    for row in rows["ladders"]:
        if row.values["from_onet_soc"] is not None and row.values["from_onet_soc"] == row.values["to_onet_soc"]:
            yield _problem(
                "ladders", row, "to_onet_soc", "the step leads back to where it starts; name another occupation"
            )


def _relations(rows: Rows) -> Iterator[Problem]:
    for row in rows["programs"]:
        for credential in set(row.values["grants"] or ()) & set(row.values["prepares_for"] or ()):
            reason = f"'{credential}' is under grants too; keep it in one of the two columns"
            yield _problem("programs", row, "prepares_for", reason)


def _subjects(rows: Rows) -> Iterator[Problem]:
    for row in rows["programs"]:
        if (row.values["cip"] is None) != (row.values["cip_basis"] is None):
            yield _problem(
                "programs", row, "cip_basis", "a subject and how it is known go together; fill or empty both"
            )


def _translations(rows: Rows) -> Iterator[Problem]:
    for spec in LAYOUT:
        for column in (one for one in spec.columns if one.translates is not None):
            for row in rows[spec.name]:
                if row.values[column.name] is not None and row.values[str(column.translates)] is None:
                    reason = f"a text in Spanish without {column.translates}; fill {column.translates} or empty it"
                    yield _problem(spec.name, row, column.name, reason)


def _county_codes(rows: Rows) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for row in rows["counties"]:
        fips = row.values["fips"]
        if fips is not None and seen.setdefault(fips, row.number) != row.number:
            yield _problem(
                "counties", row, "fips", f"'{fips}' stands in row {seen[fips]} already; every county has its own"
            )


def _cycles(rows: Rows) -> Iterator[Problem]:
    """Credentials that in the end need themselves; each circle is reported once, at its first row."""
    needs = {row.values["id"]: list(row.values["prerequisites"] or ()) for row in rows["credentials"]}
    done: set[str] = set()
    for row in rows["credentials"]:
        path: list[str] = []
        circle = _circle_from(row.values["id"], needs, path, done)
        if circle:
            yield _problem(
                "credentials", row, "prerequisites", f"a circle: {' needs '.join(circle)}; take one of them out"
            )


def _circle_from(start: str | None, needs: Mapping[Any, list[str]], path: list[str], done: set[str]) -> list[str]:
    if start is None or start in done or start not in needs:
        return []
    if start in path:
        circle = [*path[path.index(start) :], start]
        done.update(path)
        return circle
    path.append(start)
    for need in needs[start]:
        circle = _circle_from(need, needs, path, done)
        if circle:
            return circle
    path.pop()
    done.add(start)
    return []


RULES: tuple[Rule, ...] = (
    _ranges,
    _service_areas,
    _years_without,
    _campuses,
    _barriers,
    _ladders,
    _relations,
    _subjects,
    _translations,
    _county_codes,
    _cycles,
)
