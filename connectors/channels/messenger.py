"""The channel `messenger`: a Facebook page's messages (docs/channels/messenger.md)."""

from __future__ import annotations

from typing import ClassVar

from connectors.channels.page_messaging import PageMessaging
from connectors.labels import units

TEXT_UNITS = 2000


class Messenger(PageMessaging):
    """One page, by the Messenger Platform."""

    name: ClassVar[str] = "messenger"
    kind: ClassVar[str] = "page"
    calls: ClassVar[bool] = True

    @classmethod
    def fits(cls, text: str) -> bool:
        """At most 2,000 characters (messenger-platform/reference/send-api)."""
        return units(text) <= TEXT_UNITS
