"""The shapes of the HTTP contract: what comes in is checked by them, what goes out is described by them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from bot.messages import Choice
from pathways.profile import Profile
from pathways.routes import Plan, Route, Support
from pathways.vocabulary import Language

Channel = Literal["web", "sms", "messenger", "instagram", "whatsapp"]

MOST_VALUES = 50
LONGEST_VALUE = 300
MESSAGE_ID = re.compile(r"^[!-~]{1,100}$")


def _speakable(text: str) -> str:
    if not text.strip():
        raise ValueError("Write something: the text is empty")
    return without_nul(text)


def without_nul(text: str) -> str:
    """The text, when it can be kept: no database takes a NUL character."""
    if "\x00" in text:
        raise ValueError("Remove the NUL character (\\u0000)")
    return text


def _profile_field(name: str) -> str:
    if name not in Profile.model_fields:
        raise ValueError(f"Name a field of the profile: {', '.join(Profile.model_fields)}")
    return name


def _within_bounds(profile: Profile) -> Profile:
    # The shared model sets no sizes; a caller of the API must not be able to ask for hours of searching.
    for name, value in profile:
        values = value if isinstance(value, list) else []
        if len(values) > MOST_VALUES:
            raise ValueError(f"Give at most {MOST_VALUES} values for {name}")
        if any(isinstance(item, str) and len(item) > LONGEST_VALUE for item in values):
            raise ValueError(f"Keep each value of {name} under {LONGEST_VALUE} characters")
    if profile.place and len((profile.place.name or "") + (profile.place.county or "")) > LONGEST_VALUE:
        raise ValueError(f"Keep the names in place under {LONGEST_VALUE} characters")
    return profile


Text = Annotated[str, Field(max_length=2000), AfterValidator(_speakable)]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")


class UnderstandRequest(_Request):
    """A message to read. `asked` names the profile field the bot had just asked for."""

    text: Text
    asked: Annotated[str, AfterValidator(_profile_field)] | None = None
    language: Language | None = None


class CreateRequest(_Request):
    """A new conversation. `channel` only chooses how answers are worded and cut."""

    language: Language | None = None
    channel: Channel = "web"


class MessageRequest(_Request):
    """What the person says: their own words in `text`, or the `payload` of a choice. One of the two.

    `message_id` is the sender's own: the same one again is answered the same and does nothing.
    """

    text: Text | None = None
    payload: Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(without_nul)] | None = None
    message_id: Annotated[str, Field(pattern=MESSAGE_ID.pattern)]

    @model_validator(mode="after")
    def _one_of_two(self) -> MessageRequest:
        if (self.text is None) == (self.payload is None):
            raise ValueError("Give either text or payload, and not both")
        return self


class PlanRequest(_Request):
    """A profile to plan for, and how many routes are wanted at most."""

    profile: Annotated[Profile, AfterValidator(_within_bounds)]
    limit: Annotated[int, Field(ge=1, le=10)] = 3


class OccupationsQuery(BaseModel):
    """A person's own words for work. `limit` is how many occupations at most."""

    q: Annotated[str, Field(max_length=LONGEST_VALUE), AfterValidator(_speakable)]
    limit: Annotated[int, Field(ge=1, le=50)] = 10
    language: Language | None = None


class WaitQuery(BaseModel):
    """Whether the answer is waited for."""

    wait: bool = False


class Intent(BaseModel):
    """What a message is for. `confidence` is 0 to 1."""

    name: str
    confidence: float


class UnderstandResponse(BaseModel):
    """What one message says; `profile` holds only the facts that the text gives."""

    intent: Intent
    entities: list[dict[str, Any]]
    profile: dict[str, Any]


class CreateResponse(BaseModel):
    """The conversation and the token that guards it: send it as `Authorization: Bearer <token>`."""

    id: str
    token: str


class RouteCard(BaseModel):
    """A route to show. `number` is what the person can call it by.

    On the web `ladder_svg` is its picture, a self-contained SVG document, and `ladder_text` the same in lines.
    """

    kind: Literal["route"]
    number: int
    language: Language | None = None
    route: Route
    ladder_svg: str | None = None
    ladder_text: str | None = None


class SupportCard(BaseModel):
    """A service to show."""

    kind: Literal["support"]
    support: Support


class LinkCard(BaseModel):
    """A page to open. `url` begins with a slash where it is a page of this service."""

    kind: Literal["link"]
    title: str
    url: str


class TableCard(BaseModel):
    """Rows side by side; the first cell of a row names it."""

    kind: Literal["table"]
    title: str
    columns: list[str]
    rows: list[list[str]]


class ShownMessage(BaseModel):
    """One message. `text` alone always says enough to go on."""

    id: str
    from_: Literal["bot", "person"] = Field(alias="from")
    at: datetime
    text: str
    choices: list[Choice]
    cards: list[RouteCard | SupportCard | LinkCard | TableCard]


class AcceptedResponse(BaseModel):
    """The message is kept and will be answered: read the stream, or send it again with `wait=true`."""

    message_id: str
    accepted: Literal[True] = True


class AnswerResponse(BaseModel):
    """What was said back to the message."""

    messages: list[ShownMessage]


class ConversationResponse(BaseModel):
    """A conversation as it stands; routes and support as last shown."""

    profile: dict[str, Any]
    messages: list[ShownMessage]
    routes: list[Route]
    support: list[Support]


class Occupation(BaseModel):
    """An occupation that answers the words. `score` is 0 to 1."""

    onet_soc: str
    title: str
    plain_title: str | None
    field: str
    score: float


class OccupationsResponse(BaseModel):
    """Occupations, best first."""

    occupations: list[Occupation]


class HealthResponse(BaseModel):
    """Whether the process is alive."""

    status: Literal["ok"]


class ReadyResponse(BaseModel):
    """Whether it can do its work; each check is `ok` or says what is missing."""

    status: Literal["ready", "not ready"]
    checks: dict[str, str]


class FieldErrorModel(BaseModel):
    """One field of the request and what it should be."""

    field: str
    detail: str


class ProblemResponse(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldErrorModel] | None = None


PlanResponse = Plan
