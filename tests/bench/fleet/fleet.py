"""Measures how long a fleet takes, how many calls, and how much memory. See README of tests/bench."""

import argparse
import http.client
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parents[2]
sys.path.insert(0, str(HERE.parent / "startup"))
import wire  # noqa: E402

REGION = "eu-central-1"
PLUGIN = TOP / "provider/target/lightsail"
BASELINE = "lightsail:index:InstanceMetadataBaseline"
AWS = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}


class Emulator:
    """The local Lightsail, in a process of its own."""

    def __init__(self):
        self._process = subprocess.Popen(
            [TOP / "tests/emulator/lightsail-emulator"], stdout=subprocess.PIPE, text=True
        )
        self.url = self._process.stdout.readline().strip()

    def close(self):
        self._process.terminate()
        self._process.wait()

    def ask(self, method, path, body=None):
        request = urllib.request.Request(
            f"{self.url}/_emulator/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
        )
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def prepare(self, count, options):
        """As new: so many instances that all deviate."""
        self.ask("POST", "reset")
        behavior = {
            "latency": options.latency,
            "applied": options.applied_after,
            "operationDone": options.applied_after,
            "pageSize": options.page_size,
        }
        self.ask("PATCH", "behavior", behavior)
        self.ask("POST", "instances", {"region": REGION, "prefix": "web", "count": count})
        if options.rate_limit:
            rate = {"perSecond": options.rate_limit, "burst": options.rate_limit}
            self.ask("PUT", "rate-limit", rate)

    def deviating(self):
        instances = self.ask("GET", f"instances?region={REGION}")
        return [
            each["name"]
            for each in instances
            if each["options"]["httpTokens"] != "required" or each["options"]["state"] != "applied"
        ]

    def counts(self):
        """All calls, and those that were throttled."""
        counts, throttled = {}, 0
        for call in self.ask("GET", "calls"):
            if call.get("errorType") == "ThrottlingException" or "Throttling" in str(call):
                throttled += 1
            else:
                counts[call["operation"]] = counts.get(call["operation"], 0) + 1
        return counts, throttled


class PeakMemory(threading.Thread):
    """The most memory that any plugin under a process ever had resident, in MB, and all their CPU."""

    def __init__(self, parent):
        super().__init__(daemon=True)
        self._parent = parent
        self._over = threading.Event()
        self._cpu = {}
        self.peak = 0

    @property
    def cpu(self):
        return sum(self._cpu.values())

    def run(self):
        while not self._over.wait(0.1):
            for pid in plugins_under(self._parent):
                self.peak = max(self.peak, peak_of(pid))
                self._cpu[pid] = max(self._cpu.get(pid, 0), cpu_of(pid))

    def stop(self):
        self._over.set()
        self.join()


def plugins_under(parent):
    """The engine starts one for the schema and one, or more, for the resources."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                of = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                if of == parent and str(PLUGIN).encode() in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
            except (OSError, IndexError, ValueError):
                continue
    return found


def cpu_of(pid):
    """The CPU seconds that a process has taken so far."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except OSError:
        return 0


def peak_of(pid):
    try:
        for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0


# ---- the subjects; each brings all instances to httpTokens=required, and gives its peak memory


def ideal(emulator, names, options):
    """The bare writes at that parallelism over open connections, and one wait. No reads at all."""
    host = emulator.url.removeprefix("http://")
    local = threading.local()

    def write(name):
        if not hasattr(local, "connection"):
            local.connection = http.client.HTTPConnection(host)
        while True:
            local.connection.request(
                "POST",
                "/",
                json.dumps({"instanceName": name, "httpTokens": "required"}),
                {
                    "Content-Type": "application/x-amz-json-1.1",
                    "X-Amz-Target": "Lightsail_20161128.UpdateInstanceMetadataOptions",
                    "X-Amz-Date": time.strftime("%Y%m%dT%H%M%SZ", time.gmtime()),
                    "Authorization": "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/"
                    + time.strftime("%Y%m%d", time.gmtime())
                    + f"/{REGION}/lightsail/aws4_request, SignedHeaders=host;x-amz-date, Signature="
                    + "0" * 64,
                },
            )
            answer = local.connection.getresponse()
            said = answer.read()
            if answer.status == 200:
                return
            if b"hrottl" not in said:
                raise RuntimeError(said)
            # Who knows the limit would come back exactly when there is room.
            time.sleep(1 / max(1, options.rate_limit))

    with ThreadPoolExecutor(options.parallel) as pool:
        list(pool.map(write, names))
    while emulator.deviating():
        time.sleep(0.05)


def with_boto3(emulator, names, options):
    script = [sys.executable, HERE / "with_boto3.py", emulator.url, str(options.parallel)]
    subprocess.run(script, check=True, env={**os.environ, **AWS})


def with_cli(emulator, names, options):
    """What local-exec and pulumi-command do: a process an instance, and no wait for `applied`."""
    command = [
        "xargs", "-P", str(options.parallel), "-I", "{}",
        "aws", "lightsail", "update-instance-metadata-options",
        "--endpoint-url", emulator.url, "--instance-name", "{}", "--http-tokens", "required",
    ]  # fmt: skip
    environment = {**os.environ, **AWS, "AWS_RETRY_MODE": "standard", "AWS_MAX_ATTEMPTS": "10"}
    subprocess.run(
        command,
        check=True,
        input="\n".join(names),
        text=True,
        stdout=subprocess.DEVNULL,
        env=environment,
    )


def baseline_inputs(options):
    return {
        "selector": {"all": True},
        "httpTokens": "required",
        "maxParallel": options.parallel,
        "imdsV1UsageCheck": options.usage_check,
    }


def baseline_alone(emulator, names, options):
    """One Create of the baseline, asked as the engine asks it: what the plugin itself takes."""
    plugin = subprocess.Popen(
        [PLUGIN / "pulumi-resource-lightsail"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **AWS},
    )
    try:
        channel = wire.Channel(int(plugin.stdout.readline()), timeout=1800)
        config = wire.struct_of({"region": REGION, "endpoint": emulator.url})
        channel.call("Handshake", wire.field(4, 1))
        channel.call("Configure", wire.field(2, config) + wire.field(3, 1) + wire.field(4, 1))
        urn = f"urn:pulumi:dev::fleet::{BASELINE}::fleet"
        started, cpu = time.perf_counter(), cpu_of(plugin.pid)
        channel.call(
            "Create",
            wire.field(1, urn)
            + wire.field(2, wire.struct_of(baseline_inputs(options)))
            + wire.field(5, "fleet")
            + wire.field(6, BASELINE),
        )
        seconds = time.perf_counter() - started
        return peak_of(plugin.pid), seconds, cpu_of(plugin.pid) - cpu
    finally:
        plugin.terminate()
        plugin.wait()


def baseline(emulator, names, options):
    resource = {"type": "lightsail:InstanceMetadataBaseline", "properties": baseline_inputs(options)}
    return pulumi_up(emulator, {"fleet": resource}, options)


def one_by_one(emulator, names, options):
    resources = {
        name: {
            "type": "lightsail:InstanceMetadataOptions",
            "properties": {
                "instanceName": name,
                "httpTokens": "required",
                "imdsV1UsageCheck": options.usage_check,
            },
        }
        for name in names
    }
    return pulumi_up(emulator, resources, options)


def pulumi_up(emulator, resources, options):
    place = pathlib.Path(tempfile.mkdtemp(prefix="fleet"))
    try:
        program = {
            "name": "fleet",
            "runtime": "yaml",
            "plugins": {"providers": [{"name": "lightsail", "path": str(PLUGIN)}]},
            "config": {
                "lightsail:region": {"value": REGION},
                "lightsail:endpoint": {"value": emulator.url},
            },
            "resources": resources,
        }
        (place / "Pulumi.yaml").write_text(json.dumps(program))
        (place / "state").mkdir()
        environment = {
            **os.environ,
            **AWS,
            "HOME": str(place),
            "PULUMI_HOME": str(place / "home"),
            "PULUMI_BACKEND_URL": (place / "state").as_uri(),
            "PULUMI_CONFIG_PASSPHRASE": "fleet",
            "PULUMI_SKIP_UPDATE_CHECK": "true",
            "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        }
        quiet = {"cwd": place, "env": environment, "stdin": subprocess.DEVNULL}
        subprocess.run(
            ["pulumi", "stack", "init", "dev"], check=True, capture_output=True, **quiet
        )
        started = time.perf_counter()
        up = subprocess.Popen(
            ["pulumi", "up", "--yes", "--skip-preview", "--non-interactive",
             "--suppress-progress", "--parallel", str(options.engine_parallel)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **quiet,
        )  # fmt: skip
        memory = PeakMemory(up.pid)
        memory.start()
        said, _ = up.communicate()
        seconds = time.perf_counter() - started
        memory.stop()
        if up.returncode != 0:
            raise RuntimeError(said[-3000:])
        return memory.peak, seconds, memory.cpu
    finally:
        shutil.rmtree(place, ignore_errors=True)


SUBJECTS = {
    "ideal": ("the bare writes, one wait", ideal),
    "baseline-alone": ("InstanceMetadataBaseline, the plugin alone", baseline_alone),
    "baseline": ("InstanceMetadataBaseline, `pulumi up`", baseline),
    "options": ("N InstanceMetadataOptions, `pulumi up`", one_by_one),
    "boto3": ("boto3, a thread pool", with_boto3),
    "cli": ("AWS CLI, `xargs -P`", with_cli),
}

SHORT = {
    "UpdateInstanceMetadataOptions": "write",
    "GetInstances": "page",
    "GetInstance": "read",
    "GetOperation": "operation",
    "GetOperations": "operations",
    "GetInstanceMetricData": "metric",
}


def measure(emulator, subject, count, options):
    emulator.prepare(count, options)
    names = emulator.deviating()
    emulator.ask("DELETE", "calls")
    started = time.perf_counter()
    result = SUBJECTS[subject][1](emulator, names, options)
    seconds = time.perf_counter() - started
    memory, seconds, cpu = result or (0, seconds, 0)
    counts, throttled = emulator.counts()
    left = len(emulator.deviating())
    return {
        "subject": subject,
        "count": count,
        "seconds": seconds,
        "memory": memory,
        "cpu": cpu,
        "counts": counts,
        "throttled": throttled,
        "left": left,
    }


def row(result, ideal_seconds, writes_at_limit):
    count, counts = result["count"], result["counts"]
    calls = sum(counts.values())
    each = ", ".join(f"{counts[name]} {SHORT.get(name, name)}" for name in sorted(counts, key=lambda n: -counts[n]))
    ratio = f"{result['seconds'] / ideal_seconds:.2f}" if ideal_seconds else "–"
    cells = [
        SUBJECTS[result["subject"]][0],
        str(count),
        f"{result['seconds']:.1f} s",
        ratio,
        *([f"{result['seconds'] / writes_at_limit:.2f}"] if writes_at_limit else []),
        f"{calls / count:.2f}",
        each,
        *([str(result["throttled"])] if writes_at_limit else []),
        f"{result['memory']:.0f} MB" if result["memory"] else "–",
        f"{result['cpu']:.1f} s" if result["cpu"] else "–",
    ]
    if result["left"]:
        cells[2] += f" ({result['left']} not yet applied)"
    return "| " + " | ".join(cells) + " |"


def table(emulator, options):
    limited = ["wall / bare limit"] if options.rate_limit else []
    heads = ["what", "N", "wall", "wall / ideal", *limited, "calls / N", "calls"]
    heads += [*(["throttled"] if options.rate_limit else []), "plugin's peak", "plugin's CPU"]
    print("\n| " + " | ".join(heads) + " |\n|" + " --- |" * len(heads), flush=True)
    results = []
    for count in options.counts:
        best = None
        for subject in options.subjects:
            if subject == "cli" and count > options.cli_most:
                continue
            result = measure(emulator, subject, count, options)
            if subject == "ideal":
                best = result["seconds"]
            limit = count / options.rate_limit if options.rate_limit else None
            print(row(result, best, limit), flush=True)
            results.append(result)
    return results


def growth(results):
    """How memory grows with N."""
    for subject in dict.fromkeys(result["subject"] for result in results):
        peaks = [(r["count"], r["memory"]) for r in results if r["subject"] == subject and r["memory"]]
        if len(peaks) > 1 and peaks[0][1]:
            told = ", ".join(f"N = {n}: {peak / peaks[0][1]:.2f}" for n, peak in peaks)
            print(f"\nPeak memory of {subject} against N = {peaks[0][0]}: {told}")


def main():
    parser = argparse.ArgumentParser(prog="tests/bench/fleet/run", description=__doc__)
    parser.add_argument("--counts", default="1,20,200,1000", help="how many instances (%(default)s)")
    parser.add_argument("--subjects", default=",".join(SUBJECTS), help="%(default)s")
    parser.add_argument("--parallel", type=int, default=32, help="writes at once (%(default)s)")
    parser.add_argument("--engine-parallel", type=int, default=64, help="pulumi's --parallel (%(default)s)")
    parser.add_argument("--usage-check", default="off", help="imdsV1UsageCheck; the peers have none (%(default)s)")
    parser.add_argument("--latency", default="50ms")
    parser.add_argument("--applied-after", default="2s")
    parser.add_argument("--page-size", type=int, default=20)
    parser.add_argument("--rate-limit", type=float, default=0, help="requests a second; 0: none")
    parser.add_argument("--cli-most", type=int, default=200, help="the CLI is too slow beyond (%(default)s)")
    parser.add_argument("--json", help="a file for the raw results")
    options = parser.parse_args()
    options.counts = [int(each) for each in options.counts.split(",")]
    options.subjects = options.subjects.split(",")
    emulator = Emulator()
    try:
        results = table(emulator, options)
    finally:
        emulator.close()
    growth(results)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
