"""What Meta's pages show as examples of events, whole; placeholders are filled in with ids of the same form.

From DOCS/docs/messenger-platform/reference/webhook-events/: messages, message-echoes, messaging_postbacks,
message-deliveries, message-reads, message-reactions; for Instagram
DOCS/docs/instagram-messaging/webhooks.
"""

from __future__ import annotations

from typing import Any

PAGE, PERSON = "1906385232743451", "4158264207632961"
_FROM = {"sender": {"id": PERSON}, "recipient": {"id": PAGE}}

TEXT = {
    **_FROM,
    "timestamp": 1458692752478,
    "message": {
        "mid": "mid.1457764197618:41d102a3e1ae206a38",
        "text": "hello, world!",
        "quick_reply": {"payload": "<DEVELOPER_DEFINED_PAYLOAD>"},
    },
}
REPLY = {
    **_FROM,
    "timestamp": 1458692752478,
    "message": {
        "mid": "m_1457764197618:41d102a3e1ae206a38",
        "text": "hello, world!",
        "reply_to": {"mid": "m_1fTq8oLumEyIp3Q2MR-aY7IfLZDamVrALniheU"},
    },
}
PICTURE = {
    **_FROM,
    "timestamp": 1518479195308,
    "message": {
        "mid": "mid.$cAAJdkrCd2ORnva8ErFhjGm0X_Q_c",
        "attachments": [{"type": "image", "payload": {"url": "https://scontent.example/picture.jpg"}}],
    },
}
POSTBACK = {
    **_FROM,
    "timestamp": 1527459824,
    "postback": {
        "mid": "m_MESSAGE-ID",
        "title": "TITLE-FOR-THE-CTA",
        "payload": "USER-DEFINED-PAYLOAD",
        "referral": {"ref": "USER-DEFINED-REFERRAL-PARAM", "source": "SHORT-URL", "type": "OPEN_THREAD"},
    },
}
ECHO = {
    "sender": {"id": PAGE},
    "recipient": {"id": PERSON},
    "timestamp": 1457764197627,
    "message": {
        "is_echo": True,
        "app_id": 1517776481860111,
        "metadata": "<DEVELOPER_DEFINED_METADATA_STRING>",
        "mid": "mid.1457764197618:41d102a3e1ae206a38",
        "text": "hello",
    },
}
DELIVERY = {
    **_FROM,
    "delivery": {"mids": ["mid.1458668856218:ed81099e15d3f4f233"], "watermark": 1458668856253},
}
READ = {**_FROM, "timestamp": 1458668856463, "read": {"watermark": 1458668856253}}
REACTION = {
    **_FROM,
    "timestamp": 1458668856463,
    "reaction": {"reaction": "smile", "emoji": "❤️", "action": "react", "mid": "mid.1458668856218"},
}
STORY = {
    **_FROM,
    "timestamp": 1569262486134,
    "message": {
        "mid": "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3",
        "attachments": [{"type": "story_mention", "payload": {"url": "https://scontent.example/story"}}],
    },
}
DELETED = {
    **_FROM,
    "timestamp": 1569262485349,
    "message": {"mid": "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE4", "is_deleted": True},
}
UNSUPPORTED = {
    **_FROM,
    "timestamp": 1569262485349,
    "message": {"mid": "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE5", "is_unsupported": True},
}
SILENT = (ECHO, DELIVERY, READ, REACTION)


def told(*events: dict[str, Any], kind: str = "page", account: str = PAGE) -> dict[str, Any]:
    """A call with these events, each in an entry of its own."""
    entries = [{"id": account, "time": 1458692752478, "messaging": [event]} for event in events]
    return {"object": kind, "entry": entries}
