"""Finds out how Lightsail behaves where its documentation is silent, on instances of its own."""

import sys
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

from botocore.exceptions import BotoCoreError, ClientError

from account import TAG, code, said, say

OLD, SAFE = "ubuntu_22_04", ("amazon_linux_2023", "ubuntu_24_04")
STOCKHOLM = "eu-north-1"


class Stuck(Exception):
    """Something did not happen within the time that there is."""


class Probe:
    """Asks one thing after the other.

    What it found is in `switches` and, in words, in `notes`; what it could not ask is in `unanswered`.
    """

    def __init__(self, account, options):
        self.client, self.options, self.account = account.client, options, account
        self.run_id = uuid.uuid4().hex[:8]
        self.names = {blueprint: f"{TAG}-{self.run_id}-{i}" for i, blueprint in enumerate((OLD, *SAFE))}
        self.name = self.names[OLD]
        self.switches, self.notes, self.unanswered = {}, [], []

    def run(self):
        for blueprint, name in self.names.items():
            self.account.create(name, blueprint, self.run_id)
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
        self.found("whileTransitional", kind(error), f"a write while the instance is pending: {said(error)}")

    def defaults(self):
        limits = set()
        for blueprint, name in self.names.items():
            instance = self.instance(name)
            self.notes.append(f"launched from {blueprint}: {shown(instance)}")
            options = shown_options(instance)
            if options.get("httpTokens") == "required":
                limits.add(options.get("httpPutResponseHopLimit"))
        if len(limits) == 1:
            self.found("safeBlueprintsHopLimit", str(limits.pop()), "of the blueprints that require tokens")

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
        self.found("successWord", statuses[-1].lower(), "how the operation ended")
        for switch, seconds in times.items():
            self.found(
                switch,
                f"{seconds * 1000:.0f}ms",
                f"from the answer of the write on, looked at every {self.options.interval:g} s",
            )

    def enforcement(self):
        # One that requires them was not denied just before.
        _, error = self.write(denial="successWord" in self.switches, httpTokens="optional")
        words = {"AccessDeniedException": "access-denied", "InvalidInputException": "invalid-input"}
        self.found("imdsV2Enforced", words.get(code(error), "no"), f"tokens optional: {said(error)}")

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
        words = "keeps them, as documented" if kept else f"DOES NOT KEEP THEM: enabled and 2 became {shown(now)}"
        self.notes.append(f"a write without the endpoint and the hop limit {words}")

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
        if error:
            self.notes.append("ipv6Elsewhere: only disabled is taken, which no switch does")
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
            words = f"a write while the instance is stopping: {said(error)}"
            if "whileTransitional" in self.switches:
                self.notes.append(words)
            else:
                self.found("whileTransitional", kind(error), words)
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
            self.notes.append(f"whenStopped: a stopped instance refuses writes: {said(error)}")
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
        lines += ["\nThe local Lightsail does the same with `--switches` and a file of these lines:\n", "```text"]
        switches = [f"{switch}={value}" for switch, value in self.switches.items()]
        say("\n".join([*lines, *switches, "```"]), sys.stdout)
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


def kind(error):
    return {
        None: "accept",
        "InvalidInputException": "invalid-input",
    }.get(code(error), "operation-failure")


def shown(instance):
    return ", ".join(f"{name} {value}" for name, value in shown_options(instance).items()) or "no metadata options"
