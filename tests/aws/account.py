"""Lightsail in one region, and the instances in it that carry the probe's tag."""

import contextlib
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

TAG = "lightsail-imds-probe"


class Account:
    def __init__(self, options):
        self.options = options
        self.client = self.client_with(retries={"mode": "standard", "total_max_attempts": 5})
        self.unheard = set()

    def client_with(self, **config):
        return boto3.client(
            "lightsail",
            region_name=self.options.region,
            endpoint_url=self.options.endpoint,
            config=Config(connect_timeout=10, read_timeout=30, **config),
        )

    def create(self, name, blueprint, run):
        # Whoever is interrupted before the answer does not know whether there will be an instance.
        self.unheard.add(name)
        try:
            self.client.create_instances(
                instanceNames=[name],
                availabilityZone=self.options.region + self.options.zone,
                blueprintId=blueprint,
                bundleId=self.options.bundle,
                tags=[{"key": TAG, "value": run}],
            )
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] < 500:
                self.unheard.discard(name)  # Refused.
            raise
        self.unheard.discard(name)

    def instances(self):
        token, found = {}, []
        while True:
            page = self.client.get_instances(**token)
            found += page["instances"]
            if not page.get("nextPageToken"):
                return found
            token = {"pageToken": page["nextPageToken"]}

    def ours(self):
        """By name and tag: a tag alone may be somebody else's."""
        return [
            i["name"]
            for i in self.instances()
            if i["name"].startswith(f"{TAG}-") and any(tag["key"] == TAG for tag in i.get("tags", []))
        ]

    def clean_up(self, whose):
        """Deletes until nothing is left: an instance that is on its way to a state may refuse at first.

        One that AWS was asked for, without an answer, is looked for some more times.
        """
        end, looks = time.monotonic() + self.options.timeout, 10
        while True:
            try:
                left, problem = self.ours(), ""
            except (BotoCoreError, ClientError) as error:
                left, problem = [], said(error)
                end = end if passes(error) else 0
            self.unheard.difference_update(left)
            looks -= 1
            if not left and not problem and (not self.unheard or looks <= 0):
                return
            for name in left:
                say(f"deleting {name}, {whose}")
                try:
                    self.client.delete_instance(instanceName=name, forceDeleteAddOns=True)
                except (BotoCoreError, ClientError) as error:
                    say(f"{name}: {said(error)}")
                    end = end if passes(error) else 0
            if time.monotonic() > end:
                sys.exit(
                    f"NOT DELETED, and it costs money: {', '.join(left) or f'what is named {TAG}-…'}. {problem}\n"
                    "Run this again (with --clean-up it deletes and does no more), or delete it yourself."
                )
            time.sleep(self.options.interval)


def passes(error):
    """Whether it may be another answer in a while."""
    return code(error) not in ("AccessDeniedException", "UnauthenticatedException", "UnrecognizedClientException")


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
