"""Prints conversation files as they are answered now: `python -m tests.conversations.transcribe BASE NAME...`.

BASE is the address of a running service; docs/transcripts.md is made of its output, read before it is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from tests.conversations.player import FOLDER, Conversation, read_conversation, speak
from tests.support.api import Talk


def transcript(conversation: Conversation, base: str) -> Iterable[str]:
    """The lines of one conversation: the person's in bold, the bot's as they are, choices in brackets."""
    talk = Talk(base, conversation.language, conversation.channel)
    for turn in conversation.turns:
        before = [choice for message in talk.answers[-1] for choice in message["choices"]] if talk.answers else []
        answer = speak(talk, turn["person"])
        tapped = talk.last_payload
        said = next((f"[{one['title']}]" for one in before if one["payload"] == tapped), None) or str(turn["person"])
        yield f"**{said}**\n"
        for message in answer:
            yield "\n".join(f"> {line}".rstrip() for line in message["text"].split("\n"))
            if message["choices"] and conversation.channel != "sms":
                yield ">\n> " + " ".join(f"[{choice['title']}]" for choice in message["choices"])
            yield ""


def main() -> None:
    """Print every named conversation under its title."""
    base, *names = sys.argv[1:]
    for name in names:
        conversation = read_conversation(FOLDER / f"{name}.yml")
        print(f"## {conversation.title}\n")
        print("\n".join(transcript(conversation, base)))


if __name__ == "__main__":
    main()
