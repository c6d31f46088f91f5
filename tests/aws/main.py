"""Asks a real account what Lightsail's documentation leaves open, on instances that it creates and deletes."""

import argparse
import contextlib
import math
import os
import signal
import sys
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

import runs
from acceptance import Acceptance
from account import TAG, Account, code, said, say
from probe import Probe, Stuck

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main():
    options = arguments()
    for number in SIGNALS:
        signal.signal(number, interrupted)
    try:
        account = Account(options)
        found = account.probes()
        if options.clean_up:
            chosen = [each for each in found if options.run in (None, each.run)]
            if chosen:
                account.clean_up("as asked", lambda each: options.run in (None, each.run))
            sys.exit()
        lock = runs.begin(account.run)
    except (BotoCoreError, ClientError, ValueError) as error:
        sys.exit(f"tests/aws/run: {said(error)}{way_out(error)}\nNothing was created.")
    with lock:
        ask(options, account, found)


def ask(options, account, found):
    probe = Probe(account, options)
    # Before anything is created: it may not be there.
    acceptance = Acceptance(account, options, probe) if options.accept else None
    over = [each for each in found if account.is_over(each)]
    others = [each for each in found if each not in over]
    if options.yes:
        too = False
        if others:
            say(f"left alone, for their run may be under way: {names(others)}. --clean-up deletes them.")
    else:
        too = agree(options, over, others)
    over += others if too else []
    if over:
        left = {(each.name, each.run) for each in over}
        account.clean_up("left by an earlier run", lambda each: (each.name, each.run) in left)
    passed = ""
    try:
        probe.run()
        if acceptance:
            acceptance.run()
            passed = "The main job with pulumi passed: preview, up, up, drift, refresh, up, import, destroy."
    except (BotoCoreError, ClientError, Stuck) as error:
        probe.unanswered.append(f"the rest: {said(error)}{way_out(error)}")
    finally:
        for number in SIGNALS:
            signal.signal(number, lambda *_: say("deleting what was created; what is left costs money"))
        account.clean_up("of this run", lambda each: each.run == account.run)
        runs.forget(account.run)
        if probe.notes:
            probe.tell()
    if passed:
        say(f"\n{passed}", sys.stdout)
    if probe.unanswered:
        sys.exit("\n".join(["Not answered:", *probe.unanswered]))


def interrupted(number, _):
    say("interrupted")
    sys.exit(128 + number)


def arguments():
    parser = argparse.ArgumentParser(prog="tests/aws/run", description=__doc__)
    parser.add_argument("--region", required=True, type=word, help="where to ask, such as eu-central-1")
    parser.add_argument("--zone", default="a", type=word, help="the letter of the zone there (a)")
    parser.add_argument("--bundle", default="nano_3_0", type=word, help="the smallest bundle there (nano_3_0)")
    parser.add_argument("--endpoint", help="another Lightsail than AWS's: the emulator")
    parser.add_argument("--throttle", action="store_true", help="also find the rate that is throttled (gently)")
    parser.add_argument("--accept", action="store_true", help="also do the main job with pulumi and the built plugin")
    parser.add_argument("--yes", action="store_true", help="do not ask before anything is created")
    parser.add_argument("--run", type=run_name, help="a name for this run, which its instances bear (a random one)")
    parser.add_argument("--clean-up", action="store_true",
                        help="delete what earlier runs have left, or what the one of --run has, and do no more")
    parser.add_argument("--out", type=writable, help="write the emulator's switches that do the same to this file")
    parser.add_argument("--settle", type=seconds, default=60, help="seconds after which what is pending stays so (60)")
    parser.add_argument("--interval", type=seconds, default=2, help="seconds between two looks (2)")
    parser.add_argument("--timeout", type=seconds, default=600, help="seconds to wait for an instance (600)")
    return parser.parse_args()


def word(text):
    if not text.strip():
        raise argparse.ArgumentTypeError("must not be empty")
    return text


def run_name(text):
    if not runs.NAME.fullmatch(text):
        raise argparse.ArgumentTypeError("must be up to 40 letters, digits and hyphens")
    return text


def seconds(text):
    number = float(text)
    if not (0 < number < math.inf):
        raise argparse.ArgumentTypeError(f"must be a number of seconds, not {text}")
    return number


def writable(text):
    # Before an account is asked for ten minutes, not after.
    file = Path(text)
    if file.is_dir() or not os.access(file if file.exists() else file.absolute().parent, os.W_OK):
        raise argparse.ArgumentTypeError(f"{text} cannot be written")
    return file


def agree(options, over, others):
    """Whether those of others are to be deleted, too; ends if it is not agreed to."""
    print(
        f"This creates three instances of the smallest bundle in {options.region}, named {TAG}-…, changes their\n"
        "metadata options, stops and starts one of them, and deletes all three. It takes about ten minutes and\n"
        "costs less than ten cents."
        + (f" What earlier runs have left is deleted first: {names(over)}." if over else "")
        + (f" There is also {names(others)}, of a run that may be under way." if others else "")
    )
    if not agreed("Go on?"):
        sys.exit("nothing was created")
    return bool(others) and agreed("Delete what the other run has, too? Only if it is not under way.")


def agreed(question):
    answer = ""
    with contextlib.suppress(EOFError):
        answer = input(f"{question} [y/N] ")
    return answer.strip().lower() in ("y", "yes")


def names(found):
    return ", ".join(map(str, found))


def way_out(error):
    if isinstance(error, NoCredentialsError):
        return ". They come from where the AWS CLI has them: AWS_PROFILE, keys in the environment, a role."
    if code(error) in ("AccessDeniedException", "AccessDenied"):
        return " tests/aws/README.md says which rights it needs."
    return ""


if __name__ == "__main__":
    main()
