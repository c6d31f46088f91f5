"""Finds out how Lightsail behaves where its documentation is silent, on instances of its own."""

import argparse
import signal
import sys
import time
import uuid
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

TAG = "lightsail-imds-probe"
OLD, SAFE = "ubuntu_22_04", ("amazon_linux_2023", "ubuntu_24_04")
STOCKHOLM = "eu-north-1"


def main():
    options = arguments()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit("interrupted"))
    account = Account(options)
    account.clean_up("left by an earlier run")
    if not options.yes:
        agree(options)
    probe = Probe(account, options)
    try:
        probe.run()
    finally:
        # A second interrupt must not keep it from being deleted.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        account.clean_up("of this run")
    probe.tell()


def arguments():
    parser = argparse.ArgumentParser(prog="tests/aws/run", description=__doc__)
    parser.add_argument("--region", required=True, help="where to ask, such as eu-central-1")
    parser.add_argument("--endpoint", help="another Lightsail than AWS's: the emulator")
    parser.add_argument("--throttle", action="store_true", help="also find the rate that is throttled (gently)")
    parser.add_argument("--yes", action="store_true", help="do not ask before anything is created")
    parser.add_argument("--out", type=Path, help="write the emulator's switches that do the same to this file")
    parser.add_argument("--settle", type=float, default=60, help="seconds after which what is pending stays so (60)")
    parser.add_argument("--interval", type=float, default=2, help="seconds between two looks (2)")
    parser.add_argument("--timeout", type=float, default=600, help="seconds to wait for an instance (600)")
    return parser.parse_args()


def agree(options):
    print(
        f"This creates three instances of the smallest bundle in {options.region}, named {TAG}-…, changes their\n"
        "metadata options, stops and starts one of them, and deletes all three. It takes about ten minutes and\n"
        "costs less than ten cents. What an earlier run has left there has been deleted."
    )
    if input("Go on? [y/N] ").strip().lower() not in ("y", "yes"):
        sys.exit("nothing was created")


class Account:
    """Lightsail in one region, and the instances in it that carry the probe's tag."""

    def __init__(self, options):
        self.options = options
        self.client = boto3.client(
            "lightsail",
            region_name=options.region,
            endpoint_url=options.endpoint,
            config=Config(retries={"mode": "standard", "total_max_attempts": 5}),
        )

    def instances(self):
        token, found = {}, []
        while True:
            page = self.client.get_instances(**token)
            found += page["instances"]
            if not page.get("nextPageToken"):
                return found
            token = {"pageToken": page["nextPageToken"]}

    def ours(self):
        return [i["name"] for i in self.instances() if any(tag["key"] == TAG for tag in i.get("tags", []))]

    def clean_up(self, whose):
        """Deletes until nothing is left: an instance that is on its way to a state may refuse at first."""
        end = time.monotonic() + self.options.timeout
        left = self.ours()
        while left:
            for name in left:
                print(f"deleting {name}, {whose}", file=sys.stderr)
                try:
                    self.client.delete_instance(instanceName=name, forceDeleteAddOns=True)
                except ClientError as error:
                    print(f"{name}: {said(error)}", file=sys.stderr)
            left = self.ours()
            if left and time.monotonic() > end:
                sys.exit(f"NOT DELETED, and they cost money: {', '.join(left)}. Run this again, or delete them.")
            if left:
                time.sleep(self.options.interval)


class Probe:
    """Asks one thing after the other; what it found is in `switches` and, in words, in `notes`."""

    def __init__(self, account, options):
        self.client, self.options, self.account = account.client, options, account
        run = uuid.uuid4().hex[:8]
        self.names = {blueprint: f"{TAG}-{run}-{i}" for i, blueprint in enumerate((OLD, *SAFE))}
        self.name = self.names[OLD]
        self.run_id = run
        self.switches, self.notes = {}, []

    def run(self):
        self.create()
        self.while_pending()
        for name in self.names.values():
            self.until(name, lambda i: i["state"]["name"] == "running", "running")
        self.defaults()
        self.first_write()
        self.enforcement()
        self.omitted_tokens()
        self.endpoint_off()
        self.hop_limits()
        self.ipv6()
        self.page()
        self.stopped()
        if self.options.throttle:
            self.throttling()

    # ---- means

    def found(self, switch, value, words):
        self.switches[switch] = value
        self.notes.append(f"{switch} = {value}: {words}")

    def write(self, **options):
        """The operation of the write, or the error that refused it; not before the last one is applied."""
        self.until(self.name, applied_now, "applied")
        return self.write_at_once(self.name, **options)

    def write_at_once(self, name, **options):
        try:
            answer = self.client.update_instance_metadata_options(instanceName=name, **options)
            return answer["operation"], None
        except ClientError as error:
            return None, error

    def settle(self, **options):
        """Writes, and waits until it is applied."""
        operation, error = self.write(**options)
        if error:
            raise error
        self.until(self.name, lambda i: i["metadataOptions"]["state"] == "applied", "applied")
        return operation

    def instance(self, name=None):
        return self.client.get_instance(instanceName=name or self.name)["instance"]

    def options_now(self):
        return self.instance()["metadataOptions"]

    def until(self, name, reached, what, seconds=None):
        """The instance when it is so; a seconds' limit makes it None instead of an error."""
        end = time.monotonic() + (self.options.timeout if seconds is None else seconds)
        while True:
            instance = self.instance(name)
            if reached(instance):
                return instance
            if time.monotonic() > end:
                if seconds is None:
                    raise RuntimeError(f"{name} is not {what} after {self.options.timeout:g} s: {instance}")
                return None
            time.sleep(self.options.interval)

    # ---- what is asked

    def create(self):
        for blueprint, name in self.names.items():
            self.client.create_instances(
                instanceNames=[name],
                availabilityZone=self.options.region + "a",
                blueprintId=blueprint,
                bundleId="nano_3_0",
                tags=[{"key": TAG, "value": self.run_id}],
            )

    def while_pending(self):
        # One that requires tokens anyway, so that what it is launched with stays to be seen.
        safe = self.names[SAFE[0]]
        instance = self.instance(safe)
        if instance["state"]["name"] != "pending":
            self.notes.append("whileTransitional: the instance was never seen pending")
            return
        _, error = self.write_at_once(safe, httpTokens=instance["metadataOptions"]["httpTokens"])
        self.found("whileTransitional", kind(error), f"a write while the instance is pending: {said(error)}")

    def defaults(self):
        limits = set()
        for blueprint, name in self.names.items():
            options = self.instance(name)["metadataOptions"]
            self.notes.append(f"launched from {blueprint}: {shown(options)}")
            if options["httpTokens"] == "required":
                limits.add(options["httpPutResponseHopLimit"])
        if len(limits) == 1:
            self.found("safeBlueprintsHopLimit", str(limits.pop()), "of the blueprints that require tokens")

    def first_write(self):
        started = time.monotonic()
        operation = self.settle(httpTokens="required", httpPutResponseHopLimit=1)
        applied = time.monotonic() - started
        self.notes.append(f"from the write to applied: {applied:.1f} s, looked at every {self.options.interval:g} s")
        statuses = [operation["status"]]
        end = time.monotonic() + self.options.timeout
        while not operation["isTerminal"]:
            if time.monotonic() > end:
                raise RuntimeError(f"the operation does not end: {operation}")
            time.sleep(self.options.interval)
            operation = self.client.get_operation(operationId=operation["id"])["operation"]
            if operation["status"] != statuses[-1]:
                statuses.append(operation["status"])
        words = {"NotStarted": "not-started", "Started": "started"}
        if statuses[0] in words:
            self.found("firstStatus", words[statuses[0]], ", then ".join(statuses))
        self.found("successWord", statuses[-1].lower(), "how the operation ended")

    def enforcement(self):
        _, error = self.write(httpTokens="optional")
        words = {"AccessDeniedException": "access-denied", "InvalidInputException": "invalid-input"}
        self.found("imdsV2Enforced", words.get(code(error), "no"), f"tokens optional: {said(error)}")

    def omitted_tokens(self):
        self.settle(httpTokens="required", httpPutResponseHopLimit=1)
        _, error = self.write(httpPutResponseHopLimit=2)
        if error:
            self.found("omittedTokens", "reset", f"refused, as optional is: {said(error)}")
            return
        options = self.until(self.name, applied_now, "applied")["metadataOptions"]
        kept = options["httpTokens"] == "required"
        self.found("omittedTokens", "keep" if kept else "reset", f"required became {options['httpTokens']}")

    def endpoint_off(self):
        self.settle(httpTokens="required", httpEndpoint="enabled")
        _, error = self.write(httpTokens="required", httpEndpoint="disabled", httpPutResponseHopLimit=2)
        self.found("disabledWithOthers", "refuse" if error else "accept", f"endpoint disabled beside others: {said(error)}")
        self.settle(httpTokens="required", httpEndpoint="enabled", httpPutResponseHopLimit=1)

    def hop_limits(self):
        refused = {}
        for limit in (64, 0, 65):
            _, error = self.write(httpTokens="required", httpPutResponseHopLimit=limit)
            refused[limit] = error
            self.notes.append(f"hop limit {limit}: {said(error)}")
        outside = "refuse" if refused[0] and refused[65] else "accept"
        self.found("hopLimitOutOfRange", outside, "0 and 65")
        self.settle(httpTokens="required", httpPutResponseHopLimit=1)

    def ipv6(self):
        stockholm = self.options.region == STOCKHOLM
        reported = "httpProtocolIpv6" in self.options_now()
        if stockholm:
            self.found("ipv6Reported", "stockholm" if reported else "nowhere", "as far as eu-north-1 shows it")
            return
        if reported:
            self.found("ipv6Reported", "everywhere", "reads show httpProtocolIpv6 outside eu-north-1")
        else:
            self.notes.append("ipv6Reported: reads do not show httpProtocolIpv6 here; whether they do in eu-north-1 "
                              "is seen there")
        _, error = self.write(httpTokens="required", httpProtocolIpv6="disabled")
        self.notes.append(f"httpProtocolIpv6 disabled: {said(error)}")
        if error:
            self.found("ipv6Elsewhere", "refuse", "even disabled")
            return
        _, error = self.write(httpTokens="required", httpProtocolIpv6="enabled")
        self.notes.append(f"httpProtocolIpv6 enabled: {said(error)}")
        if error or not reported:
            self.notes.append("ipv6Elsewhere: taken, and not to be seen whether it counts")
            return
        now = self.until(self.name, applied_now, "applied")["metadataOptions"]["httpProtocolIpv6"]
        self.found("ipv6Elsewhere", "accept" if now == "enabled" else "ignore", f"enabled, and reads show {now}")
        self.settle(httpTokens="required", httpProtocolIpv6="disabled")

    def page(self):
        page = self.client.get_instances()
        size = len(page["instances"])
        if page.get("nextPageToken"):
            self.found("pageSize", str(size), "a page that was not the last")
        else:
            self.notes.append(f"pageSize: at least {size}, for that many fit on one page")

    def stopped(self):
        self.settle(httpTokens="required", httpPutResponseHopLimit=1)
        self.client.stop_instance(instanceName=self.name)
        if self.instance()["state"]["name"] == "stopping":
            _, error = self.write_at_once(self.name, httpTokens="required", httpPutResponseHopLimit=1)
            self.notes.append(f"a write while the instance is stopping: {said(error)}")
        self.until(self.name, lambda i: i["state"]["name"] == "stopped", "stopped")
        _, error = self.write_at_once(self.name, httpTokens="required", httpPutResponseHopLimit=5)
        if error:
            self.notes.append(f"whenStopped: a stopped instance refuses writes: {said(error)}")
            return
        written = lambda i: i["metadataOptions"]["httpPutResponseHopLimit"] == 5  # noqa: E731
        if self.until(self.name, lambda i: written(i) and applied_now(i), "applied", self.options.settle):
            self.found("whenStopped", "as-running", "applied without a start")
            return
        options = self.options_now()
        reads = "written" if options["httpPutResponseHopLimit"] == 5 else (
            "pending" if options["state"] == "pending" else "nothing")
        self.found("whenStopped", "at-start", f"after {self.options.settle:g} s: {shown(options)}")
        self.found("stoppedReads", reads, "what reads of the stopped instance show")
        self.client.start_instance(instanceName=self.name)
        self.until(self.name, lambda i: written(i) and applied_now(i), "applied after its start")
        self.notes.append("after its start the instance has what was written while it was stopped")

    def throttling(self):
        """Doubles the rate, two seconds each, until a call is throttled; never above 64 a second."""
        once = boto3.client(
            "lightsail",
            region_name=self.options.region,
            endpoint_url=self.options.endpoint,
            config=Config(retries={"total_max_attempts": 1}),
        )
        rate = 2
        while rate <= 64:
            for _ in range(2 * rate):
                started = time.monotonic()
                try:
                    once.get_instance_state(instanceName=self.name)
                except ClientError as error:
                    if code(error) != "ThrottlingException":
                        raise
                    self.notes.append(f"throttled at about {rate} calls a second: {said(error)}")
                    return
                time.sleep(max(0, 1 / rate - (time.monotonic() - started)))
            rate *= 2
        self.notes.append("not throttled at 64 calls a second")

    def tell(self):
        print(f"\nFound in {self.options.region}, {time.strftime('%Y-%m-%d')}:")
        for note in self.notes:
            print(f"- {note}")
        text = "".join(f"{switch}={value}\n" for switch, value in self.switches.items())
        print(f"\nThe emulator does the same with --switches and a file of these lines:\n{text}", end="")
        if self.options.out:
            self.options.out.write_text(text)


def applied_now(instance):
    return instance["metadataOptions"]["state"] == "applied"


def code(error):
    return error.response["Error"]["Code"] if error else None


def said(error):
    return f"{code(error)}, “{error.response['Error']['Message']}”" if error else "accepted"


def kind(error):
    return {
        None: "accept",
        "InvalidInputException": "invalid-input",
    }.get(code(error), "operation-failure")


def shown(options):
    return ", ".join(f"{name} {value}" for name, value in options.items())


if __name__ == "__main__":
    main()
