"""Pages parsed in a process of their own: they come in on standard input, and go out as pickles.

A plain program rather than `multiprocessing`, which would import the whole command line again in
each process, and whose fork does not go with the threads of the preview.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Sequence

from vragenarchief.dossier.page import parse_page

Source = tuple[str, bytes]


def parse_all(sources: Sequence[Source], processes: int) -> list[bytes]:
    """Each page (its path and bytes) parsed and pickled, in the same order, by this process and others beside it."""
    shares = [sources[at::processes] for at in range(processes)]
    workers: list[subprocess.Popen[bytes]] = []
    try:
        workers += (_start(share) for share in shares[1:])
        done = [_parse(shares[0]), *(_finish(worker) for worker in workers)]
    except BaseException:  # Ctrl-C, say: nobody waits for them any longer
        for worker in workers:
            worker.kill()
            worker.wait()
        raise
    return [done[at % processes][at // processes] for at in range(len(sources))]


def _start(share: Sequence[Source]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-P", "-m", __name__]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 -- this file
    assert worker.stdin  # noqa: S101 -- a pipe
    pickle.dump(share, worker.stdin)
    worker.stdin.close()
    return worker


def _finish(worker: "subprocess.Popen[bytes]") -> list[bytes]:
    with worker:
        assert worker.stdout  # noqa: S101 -- a pipe
        blobs: list[bytes] = pickle.load(worker.stdout)  # noqa: S301 -- our own process
    return blobs


def _parse(share: Sequence[Source]) -> list[bytes]:
    return [pickle.dumps(parse_page(path, data)) for path, data in share]


def _work() -> None:
    """Parse the share that comes in, for as long as somebody waits for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started us, which then ends us
    try:
        share = pickle.load(sys.stdin.buffer)  # noqa: S301 -- from our own process
        sys.stdout.buffer.write(pickle.dumps(_parse(share)))
        sys.stdout.buffer.flush()
    except (EOFError, pickle.UnpicklingError, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or closing it would complain once more


if __name__ == "__main__":
    _work()
