"""The day for which an archive is built."""

import datetime
import os
import time


def build_day() -> datetime.date:
    """The day of SOURCE_DATE_EPOCH (seconds since 1970, UTC) where that is set, else of the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    return datetime.date.fromtimestamp(time.time())  # noqa: DTZ012 -- the clerk's own day
