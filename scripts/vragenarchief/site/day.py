"""The day for which an archive is built."""

import contextlib
import datetime
import os
import time


_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def build_day() -> datetime.date:
    """The day of SOURCE_DATE_EPOCH (seconds since 1970, UTC) where that is set, else of the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.removeprefix("-").isdecimal():
        with contextlib.suppress(OverflowError):
            return (_EPOCH + datetime.timedelta(seconds=int(epoch))).date()
    return datetime.date.fromtimestamp(time.time())  # noqa: DTZ012 -- the clerk's own day
