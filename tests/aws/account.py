"""Lightsail in one region, and the instances in it that carry the probe's tag."""

import contextlib
import datetime
import sys
import time
import uuid
from dataclasses import dataclass

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError

import runs

TAG = "lightsail-imds-probe"
# Seconds after which no run is under way any more.
OVER = 3600


@dataclass(frozen=True)
class Found:
    """An instance of a run of the probe's: the tag's value is the name of the run."""

    name: str
    run: str
    seconds: float

    def __str__(self):
        minutes = self.seconds / 60
        return f"{self.name} ({f'{minutes / 60:.0f} h' if minutes >= 120 else f'{minutes:.0f} min'} old)"


class Account:
    def __init__(self, options):
        self.options = options
        self.run = options.run or uuid.uuid4().hex[:8]
        self.client = self.client_with(retries={"mode": "standard", "total_max_attempts": 5})
        # Of its own accord it would repeat a creation whose answer was lost, and be told that the name is in use.
        self.once = self.client_with(retries={"total_max_attempts": 1})
        self.unheard = set()

    def client_with(self, **config):
        return boto3.client(
            "lightsail",
            region_name=self.options.region,
            endpoint_url=self.options.endpoint,
            config=Config(connect_timeout=10, read_timeout=30, **config),
        )

    def create(self, name, blueprint):
        """Creates an instance of this run; where the answer is lost, goes on with the instance that is there."""
        # Whoever is interrupted before the answer does not know whether there will be an instance.
        self.unheard.add(name)
        for attempt in range(5):
            try:
                self.once.create_instances(
                    instanceNames=[name],
                    availabilityZone=self.options.region + self.options.zone,
                    blueprintId=blueprint,
                    bundleId=self.options.bundle,
                    tags=[{"key": TAG, "value": self.run}],
                )
                break
            except (BotoCoreError, ClientError) as error:
                problem = error
            if not passes_by(problem) and not attempt:
                self.unheard.discard(name)  # Refused, or never sent.
                raise problem
            if not is_throttled(problem) and self.appears(name):
                say(f"{name} was created; the answer was lost: {said(problem)}")
                break
            if not passes_by(problem):
                raise problem
            time.sleep(self.options.interval * 2**attempt)
        else:
            raise problem
        self.unheard.discard(name)

    def appears(self, name):
        """Whether there is one of this run, some looks later too: what was just created may be shown late."""
        for _ in range(5):
            if any(each.name == name and each.run == self.run for each in self.probes()):
                return True
            time.sleep(self.options.interval)
        return False

    def instances(self):
        token, found = {}, []
        while True:
            page = self.client.get_instances(**token)
            found += page["instances"]
            if not page.get("nextPageToken"):
                return found
            token = {"pageToken": page["nextPageToken"]}

    def probes(self):
        """Those of all runs, by name and tag: a tag alone may be somebody else's."""
        now = datetime.datetime.now(datetime.timezone.utc)
        return [
            Found(i["name"], tag.get("value", ""), (now - i["createdAt"]).total_seconds())
            for i in self.instances()
            for tag in i.get("tags", [])
            if i["name"].startswith(f"{TAG}-") and tag["key"] == TAG
        ]

    def is_over(self, found):
        """Whether the run that has it cannot be under way."""
        return found.run == self.run or found.seconds > OVER or runs.has_ended(found.run)

    def clean_up(self, whose, belongs):
        """Deletes all that `belongs` says so of, until nothing is left: one on its way to a state may refuse at first.

        One that AWS was asked for, without an answer, is looked for some more times.
        """
        end, looks, seen = time.monotonic() + self.options.timeout, 10, set()
        while True:
            try:
                left, problem = [each for each in self.probes() if belongs(each)], ""
            except (BotoCoreError, ClientError) as error:
                left, problem = [], said(error)
                end = end if passes(error) else 0
            self.unheard.difference_update(each.name for each in left)
            looks -= 1
            if not left and not problem and (not self.unheard or looks <= 0):
                for run in seen:
                    runs.forget(run)
                return
            for each in left:
                seen.add(each.run)
                say(f"deleting {each}, {whose}")
                try:
                    self.client.delete_instance(instanceName=each.name, forceDeleteAddOns=True)
                except (BotoCoreError, ClientError) as error:
                    say(f"{each.name}: {said(error)}")
                    end = end if passes(error) else 0
            if time.monotonic() > end:
                names = ", ".join(each.name for each in left)
                sys.exit(
                    f"NOT DELETED, and it costs money: {names or f'what is named {TAG}-…'}. {problem}\n"
                    "Run this again (with --clean-up it deletes and does no more), or delete it yourself."
                )
            time.sleep(self.options.interval)


def passes(error):
    """Whether it may be another answer in a while."""
    return code(error) not in ("AccessDeniedException", "UnauthenticatedException", "UnrecognizedClientException")


def passes_by(error):
    """Whether it is no word of Lightsail's on what was asked: the way there failed, or it was busy."""
    if isinstance(error, ClientError):
        return is_throttled(error) or error.response["ResponseMetadata"]["HTTPStatusCode"] >= 500
    return isinstance(error, HTTPClientError)


def is_throttled(error):
    return "Throttl" in (code(error) or "")


def code(error):
    return error.response["Error"]["Code"] if isinstance(error, ClientError) else None


def said(error):
    if error is None:
        return "accepted"
    return f"{code(error)}, “{error.response['Error']['Message']}”" if code(error) else str(error)


def say(text, file=None):
    """Tells; whoever listened may be gone, which must keep nothing from being deleted."""
    with contextlib.suppress(OSError, ValueError):
        print(text, file=file or sys.stderr, flush=True)
