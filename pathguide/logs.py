"""What the service logs, and in which form: lines for people, or one JSON object a line for a log collector.

Nobody's words, name or number may be in a log. Our own lines hold none; of an error that a library logs only its kind
and where it happened are kept, for its text may repeat what was being worked on.
"""

from __future__ import annotations

import logging
import sys
from typing import TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

from connectors.accesslog import frames_of

LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


def set_up(level: str, form: str, stream: TextIO | None = None) -> None:
    """Log from `level` on to standard error; `form` is text or json."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.addFilter(_WithoutErrorTexts())
    handler.setFormatter(_json_lines() if form == "json" else logging.Formatter(LINE))
    logging.basicConfig(level=level, handlers=[handler], force=True)


class _WithoutErrorTexts(logging.Filter):
    """Replaces an error that goes with a record by its kind and its place."""

    def filter(self, record: logging.LogRecord) -> bool:
        kind, _, place = record.exc_info or (None, None, None)
        if kind is not None:
            record.msg, record.args = f"{record.getMessage()}: {kind.__name__}\n{frames_of(place)}".rstrip(), None
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def _json_lines() -> logging.Formatter:
    formatter: logging.Formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.EventRenamer("message"),
            _time_first,
            structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        ],
    )
    return formatter


def _time_first(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    first = {name: event.pop(name) for name in ("time", "level", "logger", "message")}
    return first | dict(sorted(event.items()))
