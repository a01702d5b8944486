"""What a cell may hold: each kind reads the text of one cell into a value, or says what to write instead.

A `Kind` parses text that is not empty; whether a cell may be empty is the column's affair.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

FIRST_YEAR = 1990
SOURCE = re.compile(r"(https?://[^\s/]+\.[^\s]+|general knowledge)( \([^()]*\))?")
WEBSITE = re.compile(r"https?://[^\s/]+\.\S+")
PHONE = re.compile(r"(\d{3}|\d{3}-\d{3}-\d{4})( ext \d{1,6})?", re.ASCII)
IDENTIFIER = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
ONET_SOC = re.compile(r"\d{2}-\d{4}\.\d{2}", re.ASCII)
SOUTH, NORTH = 33.6, 37.01
WEST, EAST = -103.01, -94.42
BEYOND = 0.9
"""How far past the state a town across the line may lie: degrees, some 55 to 60 miles."""


@dataclass(frozen=True)
class Kind:
    """How one cell is read. `many`: it holds several items. `target`: the file and column its items must occur in."""

    name: str
    parse: Callable[[str], Any]
    many: bool = False
    target: tuple[str, str] | None = None


def text(longest: int = 4000) -> Kind:
    """Any text up to `longest` characters."""

    def parse(cell: str) -> str:
        if len(cell) > longest:
            raise ValueError(f"{len(cell)} characters; shorten it to {longest}")
        return cell

    return Kind(f"text, up to {longest} characters" if longest < 4000 else "text", parse)


def pattern(name: str, expression: re.Pattern[str], example: str, longest: int = 120) -> Kind:
    """Text of a fixed form."""

    def parse(cell: str) -> str:
        if not expression.fullmatch(cell) or len(cell) > longest:
            raise ValueError(f"'{_short(cell)}' is not {name}; write it like {example}")
        return cell

    return Kind(name, parse)


def identifier() -> Kind:
    """An id of a row: lower-case letters, digits and single dashes."""
    return pattern("an id", IDENTIFIER, "tulsa-community-college (lower case, digits, single dashes)")


def onet_soc() -> Kind:
    """An O*NET-SOC 2019 code."""
    return pattern("an O*NET-SOC code", ONET_SOC, "29-1141.00")


def phone() -> Kind:
    """A telephone number as people dial it, or a three-digit service number."""
    return pattern("a phone number", PHONE, "405-555-0100, 405-555-0100 ext 12 or 211")


def zip_code() -> Kind:
    """A five-digit ZIP code."""
    return pattern("a ZIP code", re.compile(r"\d{5}", re.ASCII), "73501")


def website() -> Kind:
    """One web address."""
    return pattern("a web address", WEBSITE, "https://example.org/page", longest=2000)


def sources() -> Kind:
    """Where the facts of a row are from: web addresses or `general knowledge`, separated by "; "."""

    def parse(cell: str) -> str:
        for part in cell.split("; "):
            if not SOURCE.fullmatch(part):
                raise ValueError(
                    f"'{_short(part)}' is not a source; write a web address that starts with https:// or http://, "
                    'or "general knowledge", with a remark in parentheses if needed, several separated by "; "'
                )
        return cell

    return Kind("sources", parse)


def boolean() -> Kind:
    """`true` or `false`."""

    def parse(cell: str) -> bool:
        if cell.lower() not in ("true", "false"):
            raise ValueError(f"'{_short(cell)}' is not a yes or no; write true or false")
        return cell.lower() == "true"

    return Kind("true or false", parse)


def number(low: float, high: float, unit: str) -> Kind:
    """A number from `low` to `high`, with a point for decimals and nothing around it."""

    def parse(cell: str) -> float:
        if not re.fullmatch(r"-?\d+(\.\d+)?", cell, re.ASCII):
            raise ValueError(f"'{_short(cell)}' is not a number; write digits alone, like 1250 or 12.5 ({unit})")
        value = float(cell)
        if not math.isfinite(value) or not low <= value <= high:
            raise ValueError(f"{_short(cell)} is out of range; {unit} go from {low:,g} to {high:,g}")
        return value

    return Kind(f"{unit}, {low:,g} to {high:,g}", parse)


def integer(low: int, high: int, unit: str) -> Kind:
    """A whole number from `low` to `high`."""

    def parse(cell: str) -> int:
        if not re.fullmatch(r"-?\d+", cell, re.ASCII):
            raise ValueError(f"'{_short(cell)}' is not a whole number; write digits alone, like 18 ({unit})")
        value = int(cell)
        if not low <= value <= high:
            raise ValueError(f"{_short(cell)} is out of range; {unit} go from {low:,} to {high:,}")
        return value

    return Kind(f"{unit}, {low:,} to {high:,}", parse)


def year() -> Kind:
    """A calendar year that has been, or the school year that begins next."""

    def parse(cell: str) -> int:
        last = datetime.now(UTC).year + 1
        if not re.fullmatch(r"\d{4}", cell, re.ASCII) or not FIRST_YEAR <= int(cell) <= last:
            raise ValueError(f"'{_short(cell)}' is not a year from {FIRST_YEAR} to {last}; write it like 2023")
        return int(cell)

    return Kind("a year, like 2023", parse)


def school_year() -> Kind:
    """A school year, `2023-24`."""
    return pattern("a school year", re.compile(r"(19|20)\d\d-\d\d", re.ASCII), "2023-24")


def latitude() -> Kind:
    """Degrees north, inside Oklahoma."""
    return _degrees("latitude", SOUTH, NORTH)


def longitude() -> Kind:
    """Degrees east (negative), inside Oklahoma."""
    return _degrees("longitude", WEST, EAST)


def latitude_across() -> Kind:
    """Degrees north, in Oklahoma's latitudes or a little past them."""
    return _degrees("latitude", round(SOUTH - BEYOND, 2), round(NORTH + BEYOND, 2), "too far from Oklahoma")


def longitude_across() -> Kind:
    """Degrees east (negative), in Oklahoma's longitudes or a little past them."""
    return _degrees("longitude", round(WEST - BEYOND, 2), round(EAST + BEYOND, 2), "too far from Oklahoma")


def _degrees(name: str, low: float, high: float, wrong: str = "outside Oklahoma") -> Kind:
    def parse(cell: str) -> float:
        if not re.fullmatch(r"-?\d+(\.\d+)?", cell, re.ASCII):
            raise ValueError(f"'{_short(cell)}' is not a {name}; write decimal degrees, like {(low + high) / 2:.4f}")
        if not low <= float(cell) <= high:
            raise ValueError(
                f"{name} {_short(cell)} lies {wrong} ({low} to {high}); check the sign and that latitude "
                "and longitude are not swapped"
            )
        return float(cell)

    return Kind(f"{name} in degrees, {low} to {high}", parse)


def choice(allowed: Sequence[str]) -> Kind:
    """One of a closed list of words."""

    def parse(cell: str) -> str:
        if cell not in allowed:
            raise ValueError(f"'{_short(cell)}' is not one of {', '.join(allowed)}")
        return cell

    return Kind("one of " + ", ".join(allowed), parse)


def reference(file: str, column: str, *, kind: Kind | None = None) -> Kind:
    """The key of a row in another file."""
    inner = kind or identifier()
    return Kind(f"{column} of a row in {file}.csv", inner.parse, target=(file, column))


def several(kind: Kind) -> Kind:
    """Items of `kind` separated by ";", none empty, none twice."""

    def parse(cell: str) -> list[Any]:
        items = [item.strip() for item in cell.split(";")]
        if "" in items:
            raise ValueError("an empty item; separate items by one ';' and end without one")
        doubled = next((item for item in items if items.count(item) > 1), None)
        if doubled is not None:
            raise ValueError(f"'{_short(doubled)}' is listed twice; list it once")
        return [kind.parse(item) for item in items]

    return Kind(f"several, separated by ';': {kind.name}", parse, many=True, target=kind.target)


def alternatives(kind: Kind) -> Kind:
    """Any one of the items separated by ";" will do; items joined by "+" are needed together."""

    def parse(cell: str) -> list[list[Any]]:
        groups = [[item.strip() for item in group.split("+")] for group in cell.split(";")]
        if any("" in group for group in groups):
            raise ValueError("an empty item; write a;b for either of two, a+b for both")
        if any(len(set(group)) < len(group) for group in groups) or len({tuple(sorted(g)) for g in groups}) < len(
            groups
        ):
            raise ValueError("the same item twice; list each once")
        return [[kind.parse(item) for item in group] for group in groups]

    return Kind(
        f"any of, separated by ';' ('+' joins what is needed together): {kind.name}",
        parse,
        many=True,
        target=kind.target,
    )


def items_of(value: Any) -> list[Any]:
    """The single items of a parsed cell, whatever its kind."""
    if not isinstance(value, list):
        return [value]
    return [item for part in value for item in items_of(part)]


def _short(cell: str) -> str:
    return cell if len(cell) <= 60 else cell[:57] + "..."
