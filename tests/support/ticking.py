"""A clock for tests, whose times are true to their order and never twice the same."""

from datetime import UTC, datetime, timedelta


class Ticking:
    """A clock that moves a second with every look."""

    def __init__(self):
        self.moment = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def now(self):
        self.moment += timedelta(seconds=1)
        return self.moment
