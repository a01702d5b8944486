"""What the application holds for its handlers."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from aiohttp import web

from connectors.channels.channel import Channel
from connectors.limits import TokenBuckets
from connectors.metrics import GatewayMetrics
from connectors.ports import Check, Conversations, Pathways, Understander
from connectors.settings import GatewaySettings

if TYPE_CHECKING:
    from connectors.pulse import Pulse
    from connectors.receiving import Notices

SETTINGS = web.AppKey("SETTINGS", GatewaySettings)
ENGINE: web.AppKey[Conversations] = web.AppKey("ENGINE")
NLU: web.AppKey[Understander] = web.AppKey("NLU")
PATHWAYS: web.AppKey[Pathways] = web.AppKey("PATHWAYS")
CHANNELS: web.AppKey[Mapping[str, Channel]] = web.AppKey("CHANNELS")
CHECKS: web.AppKey[Mapping[str, Check]] = web.AppKey("CHECKS")
METRICS = web.AppKey("METRICS", GatewayMetrics)
CREATIONS = web.AppKey("CREATIONS", TokenBuckets)
MESSAGES = web.AppKey("MESSAGES", TokenBuckets)
CLOSING = web.AppKey("CLOSING", asyncio.Event)
STREAMS: web.AppKey[Counter[str]] = web.AppKey("STREAMS")
NOTICES: web.AppKey[Notices] = web.AppKey("NOTICES")
PULSE: web.AppKey[Pulse] = web.AppKey("PULSE")
