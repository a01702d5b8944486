"""Custom actions run in this process, with the meaning they have behind Rasa's action server.

`rasa_sdk`'s own executor runs them, so `rasa run actions` and the engine serve the very same actions. What differs from
HTTP is cost only: the domain is not sent anew with every call, and what an action gets of the tracker is copied as JSON
only where actions are known to change things in place (slots and the latest message).
"""

from __future__ import annotations

import importlib
import json
import logging
from typing import Any

from rasa.utils.endpoints import ClientResponseError, EndpointConfig
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


class LocalActionEndpoint(EndpointConfig):  # type: ignore[misc]
    """An action endpoint without a network: `Agent.load(…, action_endpoint=LocalActionEndpoint())`."""

    def __init__(self, package: str = "actions"):
        # With a selective domain Rasa does not serialise the domain for each call; it is added here, made once.
        super().__init__("local:", enable_selective_domain=True)
        importlib.import_module(package)  # the executor would end the process on an ImportError
        self.executor = ActionExecutor()
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
        for part in ("slots", "latest_message"):
            tracker[part] = json.loads(json.dumps(tracker[part]))
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
