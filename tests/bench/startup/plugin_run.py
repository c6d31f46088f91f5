"""One start of a plugin, from spawn to its first answered AWS call, as the engine does it."""

import os
import signal
import socket
import subprocess
import threading
import time
from dataclasses import dataclass, field

import wire

REGION = "eu-central-1"
INSTANCE = "web-0001"


@dataclass
class Subject:
    """A plugin and what it is asked; or a program that only prints a line."""

    name: str
    command: list
    package: str = ""
    resource: str = ""
    environment: dict = field(default_factory=dict)


@dataclass
class Emulated:
    """The Lightsail that the plugin's calls go to."""

    endpoint: str

    def config(self):
        return {
            "region": REGION,
            "accessKey": "AKIAIOSFODNN7EXAMPLE",
            "secretKey": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "endpoint": self.endpoint,
        }


class Engine:
    """The engine as a plugin sees it: an address where every question gets an answer."""

    def __init__(self):
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.address = "127.0.0.1:%d" % self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            connection, _ = self._socket.accept()
            threading.Thread(target=wire.answer_all, args=[connection], daemon=True).start()


def run(subject, engine, emulated, through="aws"):
    """Measures; seconds by milestone, CPU seconds as cpu_*, bytes as rss."""
    results = {}
    environment = {**os.environ, **subject.environment}
    started = time.perf_counter()
    # posix_spawn, since no working folder and no session is asked for: a fork would copy this process.
    process = subprocess.Popen(
        [*subject.command, engine.address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        close_fds=False,
    )
    try:
        line = process.stdout.readline()
        results["port"] = time.perf_counter() - started
        if subject.package:
            if not line.strip().isdigit():
                raise RuntimeError(f"{subject.name}: the first line of stdout is {line!r}")
            _ask(subject, int(line), emulated, results, started, through)
            results["rss"] = _resident(process.pid)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        process.stdout.close()
    results["cpu"] = usage.ru_utime + usage.ru_stime
    return results


def _ask(subject, port, emulated, results, started, through):
    def mark(milestone):
        results[milestone] = time.perf_counter() - started

    urn = f"urn:pulumi:dev::startup::{subject.resource}::one"
    typed = wire.field(7, subject.resource)
    channel = wire.Channel(port)
    channel.call("Handshake", wire.field(4, 1))
    mark("handshake")
    channel.call("GetPluginInfo")
    if through == "schema":
        channel.call("GetSchema", wire.field(1, 0))
        mark("schema")
        channel.close()
        return
    provider = wire.field(1, f"urn:pulumi:dev::startup::pulumi:providers:{subject.package}::default")
    config = wire.struct_of(emulated.config() if subject.package == "lightsail" else {})
    channel.call("CheckConfig", provider + wire.field(3, config))
    channel.call("Configure", wire.field(2, config) + wire.field(3, 1) + wire.field(4, 1))
    inputs = wire.field(3, wire.struct_of({"instanceName": INSTANCE, "httpTokens": "required"}))
    channel.call("Check", wire.field(1, urn) + inputs + wire.field(6, "one") + typed)
    mark("check")
    if subject.package == "lightsail":
        identity = wire.field(1, f"{INSTANCE}@{REGION}") + wire.field(2, urn)
        channel.call("Read", identity + wire.field(5, "one") + wire.field(6, subject.resource))
        mark("aws")
    else:
        # The peer has nothing to call; what it answers is only for its memory.
        channel.call(
            "Create",
            wire.field(1, urn)
            + wire.field(2, wire.struct_of({"instanceName": INSTANCE, "httpTokens": "required"}))
            + wire.field(5, "one")
            + wire.field(6, subject.resource),
        )
    channel.close()


def _resident(pid):
    try:
        with open(f"/proc/{pid}/status") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) * 1024
    except FileNotFoundError:
        pass
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True)
    return int(told.stdout or 0) * 1024
