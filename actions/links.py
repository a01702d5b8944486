"""Addresses of plans: the token in them cannot be guessed, and only its hash is kept."""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass, field

DEFAULT_DAYS = 90


@dataclass(frozen=True)
class PlanLink:
    """A new link. `address` begins with a slash where the service does not know its own public address."""

    address: str = field(repr=False)
    token_hash: str


def new_link() -> PlanLink:
    """A link of 192 random bits under PATHGUIDE_PUBLIC_URL."""
    token = secrets.token_urlsafe(24)
    return PlanLink(f"{public_url()}/plan/{token}", hashlib.sha256(token.encode()).hexdigest())


def public_url() -> str:
    """Where people reach this service, without a slash at the end; empty where it was not told."""
    return os.environ.get("PATHGUIDE_PUBLIC_URL", "").rstrip("/")


def plan_days() -> int:
    """How many days a link opens."""
    return int(os.environ.get("PATHGUIDE_PLAN_DAYS") or DEFAULT_DAYS)
