"""What may differ between one gateway and the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.limits import Rate

# A school or a library is many people behind one address: these stop a flood, not a class.
CREATIONS = Rate(burst=300, per_second=5)
MESSAGES = Rate(burst=1000, per_second=100)


@dataclass(frozen=True)
class GatewaySettings:
    """Limits, addresses and times of the gateway; the defaults suit one machine on its own.

    Attributes:
        allowed_origins: Other sites whose pages may use the widget, `https://example.org`; `*` is every site.
        trust_proxy: Whether the last address of `X-Forwarded-For` is the person's: only behind a proxy that sets it.
        body_limit_bytes: Largest request body; above it the answer is 413.
        wait_seconds: How long `?wait=true` waits for the answer before it says 202.
        heartbeat_seconds: Time between the comments that keep an idle stream open.
        streams_per_conversation: How many streams one conversation may have open (tabs).
        creations: How many conversations one address may start.
        messages: How many messages one address may send.
    """

    allowed_origins: frozenset[str] = field(default_factory=frozenset)
    trust_proxy: bool = False
    body_limit_bytes: int = 64 * 1024
    wait_seconds: float = 30.0
    heartbeat_seconds: float = 15.0
    streams_per_conversation: int = 8
    creations: Rate = CREATIONS
    messages: Rate = MESSAGES
