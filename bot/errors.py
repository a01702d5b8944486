"""What can be wrong with a call to the conversation service. Each says what to do next; none holds a person's words."""

from __future__ import annotations


class ConversationError(Exception):
    """Base of every error the conversation service raises on purpose."""


class NotFound(ConversationError):
    """No such conversation: begin a new one."""


class Gone(ConversationError):
    """The conversation was erased: begin a new one."""


class Forbidden(ConversationError):
    """The token does not open this conversation."""


class Invalid(ConversationError):
    """The message cannot be taken as it is; `field` names what to mend. Nothing was stored."""

    def __init__(self, field: str, reason: str):
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class Busy(ConversationError):
    """Too many messages wait already. Nothing was stored: send the same message again after `retry_after` seconds."""

    def __init__(self, retry_after: int):
        super().__init__(f"too many messages wait; try again in {retry_after} s")
        self.retry_after = retry_after


class UnusableModel(Exception):
    """The dialogue model cannot serve: the message says what is missing and what to run."""
