"""What an action wants kept beyond the conversation: written by the service in the same transaction as the turn.

An action puts one order a turn into the slot `order`; `bot.orders` carries it out when the turn commits. So nothing is
promised that was not kept, and where nobody commits (`rasa shell`) nothing is kept.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from pathways.routes import Route


class _Order(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Line(_Order):
    """One thing known of a person, in words."""

    label: str
    value: str


class KeepPlan(_Order):
    """Keep the routes and support as last shown under a link for so many days; of its token only the hash is told."""

    kind: Literal["keep_plan"] = "keep_plan"
    token_hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    days: Annotated[int, Field(ge=1, le=3650)]
    language: str
    about: tuple[Line, ...]
    open_questions: tuple[str, ...] = ()


class DropPlans(_Order):
    """Let no link of this conversation's plans open any more."""

    kind: Literal["drop_plans"] = "drop_plans"


class AskHuman(_Order):
    """Pass a request on to staff with the contact that this message gave. The words are English: staff read them."""

    kind: Literal["ask_human"] = "ask_human"
    language: str
    county: str | None
    area: str | None
    consent: str
    about: tuple[Line, ...]
    routes: tuple[Route, ...]
    open_questions: tuple[str, ...]


class AddQuestion(_Order):
    """Add what the person wants to know to their open request."""

    kind: Literal["add_question"] = "add_question"
    question: Annotated[str, Field(min_length=1, max_length=2000)]


Order = Annotated[KeepPlan | DropPlans | AskHuman | AddQuestion, Field(discriminator="kind")]
ORDER: TypeAdapter[Order] = TypeAdapter(Order)
