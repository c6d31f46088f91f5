"""The runs of this checkout: each holds a lock for as long as it lives, however it ends."""

import fcntl
import re
from pathlib import Path

FOLDER = Path(__file__).with_name("target") / "runs"
NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?")


def begin(run):
    """The lock of a run, a file that is open for as long as it lasts; ValueError if one of that name is under way."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = open(FOLDER / run, "w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise ValueError(f"a run named {run} is under way") from error
    return file


def has_ended(run):
    """Whether this is known to be over: it was one of this checkout's, and nobody holds its lock."""
    if not NAME.fullmatch(run):
        return False
    try:
        with open(FOLDER / run) as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return True
    except OSError:
        return False


def forget(run):
    """Of a run that has left nothing."""
    if NAME.fullmatch(run):
        (FOLDER / run).unlink(missing_ok=True)
