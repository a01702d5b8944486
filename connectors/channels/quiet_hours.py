"""The hours of the night, in which people are sent nothing but answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

ANSWERS_FOR = timedelta(hours=1)  # what is brought later than that is no answer any more


@dataclass(frozen=True)
class QuietHours:
    """From the full hour `begin` to the full hour `end` of the zone's clock, over midnight where `begin` is later.

    The same hour twice: there are none.
    """

    begin: int
    end: int
    zone: ZoneInfo

    def over_at(self, now: datetime) -> datetime | None:
        """When they are over; `None` when they are not now."""
        here = now.astimezone(self.zone)
        for day in (here.date() - timedelta(days=1), here.date()):
            begin = datetime(day.year, day.month, day.day, self.begin, tzinfo=self.zone)
            until = day if self.end > self.begin else day + timedelta(days=1)
            end = datetime(until.year, until.month, until.day, self.end, tzinfo=self.zone)
            if self.begin != self.end and begin <= here < end:
                return end
        return None

    def wait_s(self, said_at: datetime, now: datetime) -> float | None:
        """How long something said then must wait; `None` when it may go now."""
        over = self.over_at(now)
        if over is None or now - said_at <= ANSWERS_FOR:
            return None
        return (over - now).total_seconds()
