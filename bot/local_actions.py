"""Custom actions run in this process, with the meaning they have behind Rasa's action server.

`rasa_sdk`'s own executor runs them, so `rasa run actions` and the engine serve the very same actions. What differs from
HTTP is cost only: the domain is not sent anew with every call, and of what actions are known to change in place (slots
and the latest message) an action gets a copy of each slot that it looks at.
"""

from __future__ import annotations

import importlib
import json
import logging
from collections.abc import Iterator, Mapping
from typing import Any

from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

logger = logging.getLogger(__name__)


class ActionFailed(BaseException):
    """An action raised: the turn cannot stand.

    Not an `Exception`, because Rasa logs those with their text and goes on as if the action had done nothing.
    """

    def __init__(self, action: str, kind: str):
        super().__init__(f"{action}: {kind}")
        self.action = action
        self.kind = kind


class OwnSlots(dict[str, Any]):
    """An action's slots. A value is its own from when it looks at it: routes are large, and seldom looked at."""

    def __init__(self, values: Mapping[str, Any]):
        super().__init__(values)
        self._shared = {name for name, value in values.items() if isinstance(value, (dict, list))}

    def __getitem__(self, name: str) -> Any:
        if name in self._shared:
            self._shared.discard(name)
            super().__setitem__(name, json.loads(json.dumps(super().__getitem__(name))))
        return super().__getitem__(name)

    def __setitem__(self, name: str, value: Any) -> None:
        self._shared.discard(name)
        super().__setitem__(name, value)

    def __iter__(self) -> Iterator[str]:
        """As of any dict; `dict(slots)` goes through it and `__getitem__` because it is here."""
        return super().__iter__()

    def get(self, name: str, default: Any = None) -> Any:
        """The slot's value, or the default where there is no such slot."""
        try:
            return self[name]
        except KeyError:
            return default

    def values(self) -> Any:
        """All values, all the action's own from now on."""
        return [self[name] for name in self]

    def items(self) -> Any:
        """All names and values, all the action's own from now on."""
        return [(name, self[name]) for name in self]

    def copy(self) -> OwnSlots:
        """The same values in another dict; what was not looked at in one is still not shared with the other."""
        twin = OwnSlots(dict(super().items()))
        twin._shared &= self._shared
        return twin


class _PackageExecutor(ActionExecutor):  # type: ignore[misc]
    """Takes every action that any module has defined, as its parent does; of one name it runs the package's own."""

    def __init__(self, package: str):
        super().__init__()
        self._own = f"{package}."

    def register_action(self, action: type[Action]) -> None:
        if f"{action.__module__}.".startswith(self._own) or action().name() not in self.actions:
            super().register_action(action)


class LocalActionEndpoint(EndpointConfig):  # type: ignore[misc]
    """An action endpoint without a network: `Agent.load(…, action_endpoint=LocalActionEndpoint())`."""

    def __init__(self, package: str = "actions"):
        # With a selective domain Rasa does not serialise the domain for each call; it is added here, made once.
        super().__init__("local:", enable_selective_domain=True)
        importlib.import_module(package)  # the executor would end the process on an ImportError
        self.executor = _PackageExecutor(package)
        self.executor.register_package(package)
        self.domain: dict[str, Any] = {}

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Run the action that `json["next_action"]` names; what it returns is what the action server would answer.

        Raises:
            ClientResponseError: 400 when the action rejects to run, which Rasa answers by predicting another one.
            ActionFailed: when the action raises anything else, or is not known.
        """
        call: dict[str, Any] = kwargs["json"]
        tracker = call["tracker"]
        tracker["slots"] = OwnSlots(tracker["slots"])
        tracker["latest_message"] = json.loads(json.dumps(tracker["latest_message"]))
        call.setdefault("domain", self.domain)
        try:
            result = await self.executor.run(call)
            return json.loads(json.dumps(result))
        except ActionExecutionRejection as rejection:
            body = json.dumps({"error": rejection.message, "action_name": rejection.action_name})
            raise ClientResponseError(400, "rejected", body) from rejection
        except ActionNotFoundException as missing:
            raise ActionFailed(str(call["next_action"]), "ActionNotFound") from missing
        except Exception as error:
            raise ActionFailed(str(call["next_action"]), type(error).__name__) from error
