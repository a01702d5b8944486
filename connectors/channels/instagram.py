"""The channel `instagram`: the messages of a professional account (docs/channels/instagram.md).

Documented at developers.facebook.com: docs/messenger-platform/instagram/features (send-message, quick-replies,
generic-template) and documentation/instagram-platform/instagram-api-with-instagram-login/messaging-api.
"""

from __future__ import annotations

from typing import ClassVar

from connectors.channels.page_messaging import PageMessaging

# One page says at most 1,000 bytes, another less than 1,000 characters.
TEXT_BYTES = 999


class Instagram(PageMessaging):
    """One account. The token says whose it is, so it stands for either way to log in: by a page, or by Instagram."""

    name: ClassVar[str] = "instagram"
    kind: ClassVar[str] = "instagram"
    lists_choices: ClassVar[bool] = True
    replies_under_cards: ClassVar[bool] = False
    called_me: ClassVar[bool] = True

    @classmethod
    def fits(cls, text: str) -> bool:
        """Less than 1,000 bytes (docs/messenger-platform/instagram/features/send-message)."""
        return len(text.encode("utf-8", "surrogatepass")) <= TEXT_BYTES
