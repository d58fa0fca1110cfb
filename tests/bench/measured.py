"""Runs a command, and writes what it and everything that it started has used.

usage: measured.py RESULT COMMAND...      (Linux; RESULT becomes a file with JSON)

A process whose parent ends before it belongs to nobody's account: Python's forkserver is such a
process, and all that renders pages is below it. So this one asks the system to inherit orphans.
"""

import ctypes
import json
import os
import sys
import time
from pathlib import Path

_INHERIT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER in <linux/prctl.h>


def main(result: str, command: list[str]) -> int:
    """The exit code of the command."""
    ctypes.CDLL(None).prctl(_INHERIT_ORPHANS, 1, 0, 0, 0)
    code, cpu, wall, peak = 1, 0.0, 0.0, 0
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ)
    while True:
        try:
            pid, status, used = os.wait4(-1, 0)
        except ChildProcessError:
            break
        cpu += used.ru_utime + used.ru_stime
        peak = max(peak, used.ru_maxrss)
        if pid == child:
            wall = time.perf_counter() - start
            code = os.waitstatus_to_exitcode(status)
    Path(result).write_text(json.dumps({"cpu": cpu, "wall": wall, "peak_mb": peak * 1024 / 1e6}), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
