"""Small pathway databases for tests: facts with only what a test is about."""

from __future__ import annotations

from typing import Any

from pathways import facts

SOURCE: dict[str, Any] = {"source_url": "https://example.org/source", "as_of": "2026"}


def _make(fact: type[Any], given: dict[str, Any]) -> Any:
    names = fact.__dataclass_fields__
    required = [name for name, spec in names.items() if spec.default.__class__.__name__ == "_MISSING_TYPE"]
    values: dict[str, Any] = dict.fromkeys(required)
    return fact(**{**values, **SOURCE, **given} if "source_url" in names else {**values, **given})


def pay(usd: float, **more: Any) -> facts.WageFact:
    return _make(facts.WageFact, {"area": "Oklahoma", "year": 2025, "hourly_median_usd": usd, **more})


def occupation(onet_soc: str, wage: float | None = 20.0, **more: Any) -> facts.OccupationFact:
    base = {
        "onet_soc": onet_soc, "title": f"Job {onet_soc}", "plain_title_en": f"job {onet_soc}",
        "wages": () if wage is None else (pay(wage),),
        "field_id": "health_science", "typical_entry_education": "high_school", "job_zone": 3,
    }  # fmt: skip
    return _make(facts.OccupationFact, {**base, **more})


def credential(credential_id: str, **more: Any) -> facts.CredentialFact:
    return _make(facts.CredentialFact, {"id": credential_id, "name": credential_id.upper(), "kind": "license", **more})


def ladder(start: str, end: str, **more: Any) -> facts.LadderFact:
    base = {
        "id": f"{start}-to-{end}", "from_onet_soc": start, "to_onet_soc": end, "kind": "promotion", "basis": "source",
        "field_id": "health_science",
    }  # fmt: skip
    return _make(facts.LadderFact, {**base, **more})


def program(program_id: str, **more: Any) -> facts.ProgramFact:
    base = {
        "id": program_id, "provider_id": "school", "campus_id": "campus", "campus_assumed": False,
        "name": program_id.replace("-", " "), "field_id": "health_science", "kind": "certificate", "weeks": 10.0,
        "weeks_basis": "source", "schedules": frozenset(), "tuition_usd": 1000.0, "tuition_year": 2026,
        "min_education": "none", "is_work": False,
    }  # fmt: skip
    return _make(facts.ProgramFact, {**base, **more})


def articulation(articulation_id: str, program_id: str, **more: Any) -> facts.ArticulationFact:
    base = {
        "id": articulation_id, "to_program_id": program_id, "from_text": "An earlier credential",
        "credit_given": "Credit for earlier training",
    }  # fmt: skip
    return _make(facts.ArticulationFact, {**base, **more})


def provider(provider_id: str = "school", **more: Any) -> facts.ProviderFact:
    return _make(
        facts.ProviderFact, {"id": provider_id, "name": provider_id.title(), "kind": "technology_center", **more}
    )


def campus(campus_id: str = "campus", lat: float = 35.0, lon: float = -98.0, **more: Any) -> facts.CampusFact:
    base = {
        "id": campus_id, "provider_id": "school", "name": campus_id, "city": "Town", "county": "Middle", "lat": lat,
        "lon": lon, "position_basis": "zip", "is_main": True,
    }  # fmt: skip
    return _make(facts.CampusFact, {**base, **more})


def place(
    name: str = "Town", county: str = "Middle", lat: float = 35.0, lon: float = -98.0, **more: Any
) -> facts.PlaceFact:
    base = {"id": f"{name}-{county}".lower(), "name": name, "county": county, "lat": lat, "lon": lon}
    return _make(facts.PlaceFact, {**base, **more})


def border_place(name: str, state: str, lat: float, lon: float) -> facts.BorderPlaceFact:
    return facts.BorderPlaceFact(f"{name}-{state}".lower(), name, state, lat, lon, "place", "general knowledge")


def county(name: str = "Middle", lat: float = 35.0, lon: float = -98.0, **more: Any) -> facts.CountyFact:
    base = {"name": name, "fips": "40000", "seat": "Town", "lat": lat, "lon": lon, "workforce_area_id": "area"}
    return _make(facts.CountyFact, {**base, **more})


def zip_code(code: str = "73001", city: str = "Town", county: str = "Middle") -> facts.ZipFact:
    return facts.ZipFact(code, city, county, 35.0, -98.0)


def service(service_id: str, **more: Any) -> facts.ServiceFact:
    base = {
        "id": service_id, "name": service_id.replace("-", " "), "organization": "Org", "category": "food",
        "description": "Helps.", "statewide": True, "requirements": (), "counties": frozenset(),
    }  # fmt: skip
    return _make(facts.ServiceFact, {**base, **more})


def barrier(barrier_id: str, **more: Any) -> facts.BarrierFact:
    base = {"id": barrier_id, "barrier": "justice_record", "rule": "The board decides.", "severity": "case_by_case"}
    return _make(facts.BarrierFact, {**base, **more})
