"""Finds out how Lightsail behaves where its documentation is silent, on instances of its own."""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from botocore.exceptions import BotoCoreError, ClientError

from account import TAG, code, said, say

OLD, SAFE = "ubuntu_22_04", ("amazon_linux_2023", "ubuntu_24_04")
STOCKHOLM = "eu-north-1"
# What the local Lightsail launches an instance with.
LAUNCHED = {"httpTokens": "optional", "httpEndpoint": "enabled", "httpPutResponseHopLimit": 1}
TRANSITIONAL = {
    None: "accept",
    "InvalidInputException": "invalid-input",
    "OperationFailureException": "operation-failure",
}


class Stuck(Exception):
    """Something did not happen within the time that there is."""


class Probe:
    """Asks one thing after the other.

    What it found is in `switches` and, in words, in `notes`; what no switch does stands in `launched` (how blueprints
    are launched) and `beyond` (the rest). What it could not ask is in `unanswered`.
    """

    def __init__(self, account, options):
        self.client, self.options, self.account = account.client, options, account
        self.names = {blueprint: f"{TAG}-{account.run}-{i}" for i, blueprint in enumerate((OLD, *SAFE))}
        self.name = self.names[OLD]
        self.switches, self.notes, self.unanswered = {}, [], []
        self.launched, self.beyond = {}, []

    def run(self):
        for blueprint, name in self.names.items():
            self.account.create(name, blueprint)
        self.ask("a write while the instance is pending", self.while_pending)
        for name in self.names.values():
            self.until(name, lambda i: i["state"]["name"] == "running", "running")
        self.ask("what the blueprints are launched with", self.defaults)
        self.ask("a first write, its operation and its time", self.first_write)
        self.ask("whether the account refuses tokens optional", self.enforcement)
        self.ask("omitted tokens", self.omitted_tokens)
        self.ask("other options that are omitted", self.omitted_others)
        self.ask("the endpoint off beside other options", self.endpoint_off)
        self.ask("hop limits out of range", self.hop_limits)
        self.ask("IPv6", self.ipv6)
        self.ask("the page size", self.page)
        self.ask("a stopped instance", self.stopped)
        if self.options.throttle:
            self.ask("the rate that is throttled", self.throttling)

    # ---- means

    def ask(self, what, question):
        """One that AWS refuses does not keep the others from being asked."""
        say(f"asking: {what}")
        try:
            question()
        except (BotoCoreError, ClientError) as error:
            if is_denied(error):
                raise
            self.unanswered.append(f"{what}: {said(error)}")

    def found(self, switch, value, words):
        self.switches[switch] = value
        self.notes.append(f"{switch} = {value}: {words}")

    def seen(self, switch, values, error, words):
        """Found by how it was answered: the switch's value for each code of an error, None for being accepted."""
        if code(error) in values:
            self.found(switch, values[code(error)], f"{words}: {said(error)}")
        else:
            self.other(f"{switch}: {words}: {said(error)}")

    def other(self, words):
        """What the local Lightsail has no switch for."""
        self.notes.append(words)
        self.beyond.append(words)

    def write(self, denial=False, **options):
        """The operation of the write, or the error that refused it; not before the last one is applied."""
        self.until(self.name, applied_now, "applied")
        return self.write_at_once(self.name, denial, **options)

    def write_at_once(self, name, denial=False, **options):
        """The same, at once. A denial is no word of Lightsail on these options, unless it is looked for."""
        try:
            answer = self.client.update_instance_metadata_options(instanceName=name, **options)
            return answer["operation"], None
        except ClientError as error:
            if denial and code(error) == "AccessDeniedException" or is_refused(error):
                return None, error
            raise

    def settle(self, **options):
        """Writes, and waits until it is applied."""
        _, error = self.write(**options)
        if error:
            raise error
        self.until(self.name, applied_now, "applied")

    def instance(self, name=None):
        return self.client.get_instance(instanceName=name or self.name)["instance"]

    def options_now(self):
        return shown_options(self.instance())

    def until(self, name, reached, what, seconds=None):
        """The instance when it is so; a seconds' limit makes it None instead of an error."""
        end = time.monotonic() + (self.options.timeout if seconds is None else seconds)
        while True:
            instance = self.instance(name)
            if reached(instance):
                return instance
            if time.monotonic() > end:
                if seconds is None:
                    raise Stuck(f"{name} is not {what} after {self.options.timeout:g} s: {shown(instance)}")
                return None
            time.sleep(self.options.interval)

    # ---- what is asked

    def while_pending(self):
        # One that requires tokens anyway, so that what it is launched with stays to be seen.
        safe = self.names[SAFE[0]]
        instance = self.instance(safe)
        if instance["state"]["name"] != "pending":
            self.notes.append("whileTransitional: the instance was never seen pending")
            return
        _, error = self.write_at_once(safe, httpTokens=shown_options(instance).get("httpTokens", "required"))
        self.seen("whileTransitional", TRANSITIONAL, error, "a write while the instance is pending")

    def defaults(self):
        launched = {blueprint: self.instance(name) for blueprint, name in self.names.items()}
        limits = {limit(launched[blueprint]) for blueprint in SAFE}
        switch = limits.pop() if len(limits) == 1 else None
        for blueprint, instance in launched.items():
            options = {name: value for name, value in shown_options(instance).items() if name in LAUNCHED}
            tokens = "required" if blueprint in SAFE else "optional"
            # Of the others the guide says that they answer IMDSv1, IMDSv2, or both.
            documented = (
                options.get("httpEndpoint") == "enabled"
                and (options.get("httpTokens") == tokens or blueprint not in SAFE)
            )
            self.notes.append(
                f"launched from {blueprint}{'' if documented else ', NOT AS DOCUMENTED'}: {shown(instance)}"
            )
            by_switch = LAUNCHED | {"httpTokens": tokens, "httpPutResponseHopLimit": switch if blueprint in SAFE else 1}
            if options != by_switch:
                self.launched[blueprint] = options
        if switch is not None:
            self.found("safeBlueprintsHopLimit", str(switch), f"of {' and '.join(SAFE)}")

    def first_write(self):
        operation, error = self.write(httpTokens="required", httpPutResponseHopLimit=1)
        if error:
            raise error
        started, times, statuses = time.monotonic(), {}, [operation["status"]]
        while len(times) < 2:
            if applied_now(self.instance()):
                times.setdefault("applied", time.monotonic() - started)
            if operation["isTerminal"]:
                times.setdefault("operationDone", time.monotonic() - started)
            else:
                operation = self.client.get_operation(operationId=operation["id"])["operation"]
            if operation["status"] != statuses[-1]:
                statuses.append(operation["status"])
            if time.monotonic() - started > self.options.timeout:
                raise Stuck(f"the write is not done after {self.options.timeout:g} s: {shown(self.instance())}, {operation}")
            if len(times) < 2:
                time.sleep(self.options.interval)
        words = {"NotStarted": "not-started", "Started": "started"}
        if statuses[0] in words:
            self.found("firstStatus", words[statuses[0]], ", then ".join(statuses))
        else:
            self.other(f"firstStatus: {', then '.join(statuses)}")
        if statuses[-1] in ("Completed", "Succeeded"):
            self.found("successWord", statuses[-1].lower(), "how the operation ended")
        else:
            self.other(f"successWord: the operation ended as {statuses[-1]}, NOT AS DOCUMENTED")
        for switch, seconds in times.items():
            self.found(
                switch,
                f"{seconds * 1000:.0f}ms",
                f"from the answer of the write on, looked at every {self.options.interval:g} s",
            )

    def enforcement(self):
        # One that requires them was not denied just before.
        _, error = self.write(denial="successWord" in self.switches, httpTokens="optional")
        values = {None: "no", "AccessDeniedException": "access-denied", "InvalidInputException": "invalid-input"}
        self.seen("imdsV2Enforced", values, error, "tokens optional")

    def omitted_tokens(self):
        self.settle(httpTokens="required", httpPutResponseHopLimit=1)
        _, error = self.write(denial=True, httpPutResponseHopLimit=2)
        if error:
            self.found("omittedTokens", "reset", f"refused, as optional is: {said(error)}")
            return
        options = shown_options(self.until(self.name, applied_now, "applied"))
        kept = options.get("httpTokens") == "required"
        self.found("omittedTokens", "keep" if kept else "reset", f"required became {options.get('httpTokens')}")

    def omitted_others(self):
        self.settle(httpTokens="required", httpEndpoint="enabled", httpPutResponseHopLimit=2)
        self.settle(httpTokens="required")
        now = self.instance()
        kept = limit(now) == 2 and shown_options(now).get("httpEndpoint") == "enabled"
        words = "a write without the endpoint and the hop limit"
        if kept:
            self.notes.append(f"{words} keeps them, as documented")
        else:
            self.other(f"{words} DOES NOT KEEP THEM, NOT AS DOCUMENTED: enabled and 2 became {shown(now)}")

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
        if bool(refused[0]) == bool(refused[65]):
            self.found("hopLimitOutOfRange", "refuse" if refused[0] else "accept", "0 and 65")
        else:
            self.other("hopLimitOutOfRange: only one of 0 and 65 is refused")
        if refused[64]:
            self.other("hop limit 64 is refused, which is the largest that EC2 takes")
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
        if error:
            self.other("ipv6Elsewhere: only disabled is taken")
            return
        if not reported:
            self.found("ipv6Elsewhere", "ignore", "taken; whether it counts is not to be seen")
            return
        now = shown_options(self.until(self.name, applied_now, "applied")).get("httpProtocolIpv6")
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
            words = "a write while the instance is stopping"
            if "whileTransitional" in self.switches:
                self.notes.append(f"{words}: {said(error)}")
            else:
                self.seen("whileTransitional", TRANSITIONAL, error, words)
        self.until(self.name, lambda i: i["state"]["name"] == "stopped", "stopped")
        try:
            self.write_stopped()
        finally:
            self.client.start_instance(instanceName=self.name)
        self.until(self.name, lambda i: i["state"]["name"] == "running" and applied_now(i), "running after its start")
        self.until(self.name, lambda i: limit(i) == 5, "as written", self.options.settle)
        self.notes.append(f"after its start: {shown(self.instance())}")

    def write_stopped(self):
        _, error = self.write_at_once(self.name, httpTokens="required", httpPutResponseHopLimit=5)
        if error:
            self.other(f"whenStopped: a stopped instance refuses writes, NOT AS DOCUMENTED: {said(error)}")
            return
        if self.until(self.name, lambda i: limit(i) == 5 and applied_now(i), "applied", self.options.settle):
            self.found("whenStopped", "as-running", "applied without a start")
            return
        instance = self.instance()
        reads = "written" if limit(instance) == 5 else "nothing" if applied_now(instance) else "pending"
        self.found("whenStopped", "at-start", f"after {self.options.settle:g} s: {shown(instance)}")
        self.found("stoppedReads", reads, "what reads of the stopped instance show")

    def throttling(self):
        """Doubles the rate, for as long as there is between two looks, until a call is throttled; never above 64 a second."""
        once = self.account.client_with(retries={"total_max_attempts": 1})

        def throttled():
            try:
                once.get_instance_state(instanceName=self.name)
            except ClientError as error:
                if code(error) == "ThrottlingException":
                    return error
                raise
            return None

        rate = 2
        with ThreadPoolExecutor(16) as pool:
            while rate <= 64:
                calls = []
                for _ in range(max(1, round(rate * self.options.interval))):
                    calls.append(pool.submit(throttled))
                    time.sleep(1 / rate)
                for error in filter(None, [call.result() for call in calls]):
                    self.notes.append(f"throttled at about {rate} calls a second (--rate-limit {rate}): {said(error)}")
                    return
                rate *= 2
        self.notes.append("not throttled at 64 calls a second")

    def tell(self):
        """As a section of docs/what-lightsail-does.md."""
        lines = [f"\n### {self.options.region}, {time.strftime('%Y-%m-%d')}\n"]
        lines += [f"- {note}" for note in self.notes]
        lines += [f"- NOT ANSWERED: {question}" for question in self.unanswered]
        lines += ["\nThe local Lightsail does the same with `--switches` and a file of these lines"
                  f"{', but for what is named below them' if self.launched or self.beyond else ''}:\n", "```text"]
        switches = [f"{switch}={value}" for switch, value in self.switches.items()]
        lines += [*switches, "```"]
        if self.launched:
            lines += ["\nNo switch launches instances so; the local Lightsail does where it is told (`$E` as in tests/emulator/README.md):\n", "```shell",
                      f"curl -X PUT -d '{json.dumps(self.launched)}' $E/blueprint-defaults", "```"]
        if self.beyond:
            lines += ["\nIt cannot do:\n", *(f"- {words}" for words in self.beyond)]
        say("\n".join(lines), sys.stdout)
        text = "".join(f"{line}\n" for line in switches)
        if self.options.out:
            self.options.out.write_text(text)


def shown_options(instance):
    return instance.get("metadataOptions", {})


def applied_now(instance):
    return shown_options(instance).get("state", "applied") == "applied"


def limit(instance):
    return shown_options(instance).get("httpPutResponseHopLimit")


def is_denied(error):
    return (code(error) or "").startswith(("AccessDenied", "Unauth", "Expired", "Unrecognized", "InvalidClientToken"))


def is_refused(error):
    """Whether Lightsail looked at the write and did not take it."""
    status = error.response["ResponseMetadata"]["HTTPStatusCode"]
    return 400 <= status < 500 and not is_denied(error) and "Throttl" not in code(error) and status not in (428, 429)


def shown(instance):
    return ", ".join(f"{name} {value}" for name, value in shown_options(instance).items()) or "no metadata options"
