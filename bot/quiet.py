"""Keeps what people write out of the logs: Rasa logs messages, slots and parses, and none of that may be kept."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog

_LIBRARIES = ("rasa", "rasa_sdk", "apscheduler", "tensorflow", "matplotlib", "asyncio")


def quiet_libraries() -> None:
    """Let the libraries that see people's words log warnings only, and those without any value. Safe to call again."""
    for name in _LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("rasa.core.processor", "rasa.core.actions.action", "rasa_sdk.executor", "asyncio"):
        logger = logging.getLogger(name)
        if not any(isinstance(item, _KindOnly) for item in logger.filters):
            logger.addFilter(_KindOnly())
    structlog.configure(
        processors=[structlog.stdlib.add_log_level, _event_only, structlog.stdlib.render_to_log_kwargs],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def place_of(error: BaseException) -> str:
    """Where an error came from, as `module.py:line`: says enough to find it and nothing of what it was about."""
    while error.__cause__ is not None:
        error = error.__cause__
    trace = error.__traceback__
    if trace is None:
        return "unknown place"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


class _KindOnly(logging.Filter):
    """Replaces a record's message by its kind and place: the message may hold what a person wrote."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        kind = f"{type(error).__name__} at {place_of(error)}" if error else record.levelname.lower()
        record.msg = f"{kind}, raised through {record.module}.py:{record.lineno}"
        record.args, record.exc_info, record.exc_text = None, None, None
        return True


def _event_only(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {"event": event.get("event", "")}
