"""The start-up benchmark: ./run builds what it needs and calls this."""

import argparse
import glob
import os
import platform
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

import plugin_run
from plugin_run import INSTANCE, Emulated, Engine, Subject

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[2]
PLUGIN = TOP / "provider" / "target" / "lightsail"
GO, OURS, BARE, NO_CACHE = "Go peer", "plugin", "hello JVM", "no cache"

# What is measured: its name, in which runs, the unit, what it is divided by, and the target and aim.
ROWS = [
    ("port", "spawn to port", "schema", "ms", GO, 2.3, 1.5),
    ("schema", "spawn to GetSchema", "schema", "ms", GO, 2.6, 1.8),
    ("check", "spawn to Check", "aws", "ms", GO, None, None),
    ("aws", "spawn to first AWS call", "aws", "ms", NO_CACHE, 0.45, 0.3),
    ("rss", "resident after it", "aws", "MB", GO, 2.6, 2.0),
    ("cpu", "CPU time in all", "aws", "ms", GO, None, None),
    ("preview", "pulumi preview, no change", "preview", "ms", GO, 1.35, 1.15),
]


def main():
    options = arguments()
    if options.realtime:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    with tempfile.TemporaryDirectory(prefix="lightsail bench ") as folder:
        folder = Path(folder)
        emulator, emulated = start_emulator()
        try:
            archive = newest_archive()
            subjects = prepare(folder, archive, options)
            samples = {}
            for through in ("schema", "aws"):
                measure_plugins(subjects, emulated, through, options.rounds, samples)
            if not options.no_preview:
                measure_previews(folder, archive, emulated, options, samples)
        finally:
            emulator.kill()
            emulator.wait()
        report(samples, options)
        sizes(archive, options)


def arguments():
    parser = argparse.ArgumentParser(prog="run", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="measured rounds after one to warm up (15)")
    parser.add_argument("--no-preview", action="store_true", help="leave out the real engine")
    parser.add_argument(
        "--realtime",
        action="store_true",
        help="run at real-time priority, so that other work on the machine disturbs less (Linux, root)",
    )
    parser.add_argument("--engine", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--peer", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


# ---- what is measured


def newest_archive():
    archives = glob.glob(str(PLUGIN.parent / "pulumi-resource-lightsail-v*.tar.gz"))
    if not archives:
        sys.exit("there is no archive; build it with ./mvnw -pl provider -am package")
    return Path(max(archives, key=os.path.getmtime))


def prepare(folder, archive, options):
    """The archive as it is installed, the same without its cache, the peer, and a bare JVM."""
    ours, bare = folder / "plugin", folder / "plugin without cache"
    for place in (ours, bare):
        with tarfile.open(archive) as tar:
            tar.extractall(place, filter="tar")
    (bare / "lib" / "lightsail.aot").unlink()
    java = jdk() / "bin"
    (folder / "Hello.java").write_text(
        "class Hello { public static void main(String[] a) { System.out.println(1); } }"
    )
    subprocess.run([java / "javac", "-d", folder, folder / "Hello.java"], check=True)
    resource = "lightsail:index:InstanceMetadataOptions"
    return [
        Subject(GO, [options.peer / "pulumi-resource-peer"], "peer", "peer:index:Options"),
        Subject(OURS, [ours / "pulumi-resource-lightsail"], "lightsail", resource),
        # As a JVM is when nobody thought about it: with the JDK's own archive of its classes.
        Subject(BARE, [java / "java", "-cp", folder, "Hello"]),
        Subject(NO_CACHE, [bare / "pulumi-resource-lightsail"], "lightsail", resource),
    ]


def jdk():
    places = [os.environ.get("JAVA_HOME", "")]
    for pattern in ("/usr/lib/jvm/*", "/opt/java/*", "/opt/jdk*", "~/.jdks/*", "~/.sdkman/candidates/java/*",
                    "/Library/Java/JavaVirtualMachines/*/Contents/Home"):
        places += glob.glob(os.path.expanduser(pattern))
    for place in places:
        release = Path(place or "/nowhere") / "release"
        if release.exists():
            found = re.search(r'JAVA_VERSION="(\d+)', release.read_text())
            if found and int(found[1]) >= 25 and (release.parent / "bin" / "javac").exists():
                return release.parent
    sys.exit("no JDK 25 found; let JAVA_HOME name it")


def start_emulator():
    emulator = subprocess.Popen(
        [TOP / "tests" / "emulator" / "lightsail-emulator", "--port", "0", "--instances", "2"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    return emulator, Emulated(emulator.stdout.readline().strip())


# ---- measuring


def measure_plugins(subjects, emulated, through, rounds, samples):
    engine = Engine()
    for number in range(rounds + 1):
        progress(f"to {through}", number, rounds)
        for subject in subjects:
            results = plugin_run.run(subject, engine, emulated, through)
            if number:
                for name, value in results.items():
                    samples.setdefault((through, subject.name, name), []).append(value)


def measure_previews(folder, archive, emulated, options, samples):
    projects = [
        Project(GO, folder / "previews", "peer", "Options", options, None),
        Project(OURS, folder / "previews", "lightsail", "InstanceMetadataOptions", options, emulated),
        Project(NO_CACHE, folder / "previews", "lightsail", "InstanceMetadataOptions", options, emulated),
    ]
    for project in projects:
        project.install(archive)
        project.run("up", "--yes", "--skip-preview")
    for number in range(options.rounds + 1):
        progress("pulumi preview", number, options.rounds)
        for project in projects:
            started = time.perf_counter()
            project.run("preview", "--expect-no-changes")
            if number:
                samples.setdefault(("preview", project.name, "preview"), []).append(
                    time.perf_counter() - started
                )


class Project:
    """A YAML program of one resource, with an engine's home and a backend of its own."""

    def __init__(self, name, folder, package, resource, options, emulated):
        self.name = name
        self.package = package
        self.options = options
        place = folder / name
        self.home, self.project = place / "home", place / "project"
        (place / "state").mkdir(parents=True)
        self.project.mkdir()
        nothing = place / "nothing"
        nothing.touch()
        keep = {key: value for key, value in os.environ.items() if not key.startswith(("AWS_", "PULUMI_"))}
        self.environment = {
            **keep,
            "PATH": f"{options.engine}{os.pathsep}{os.environ['PATH']}",
            "PULUMI_HOME": str(self.home),
            "PULUMI_BACKEND_URL": (place / "state").as_uri(),
            "PULUMI_CONFIG_PASSPHRASE": "bench",
            "PULUMI_SKIP_UPDATE_CHECK": "true",
            "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
            "PULUMI_DISABLE_REGISTRY_RESOLVE": "true",
            "AWS_CONFIG_FILE": str(nothing),
            "AWS_SHARED_CREDENTIALS_FILE": str(nothing),
        }
        (self.project / "Pulumi.yaml").write_text(
            f"name: bench\nruntime: yaml\nresources:\n  one:\n    type: {package}:{resource}\n"
            f"    properties: {{instanceName: {INSTANCE}, httpTokens: required}}\n"
        )
        config = emulated.config() if emulated else {}
        (self.project / "Pulumi.dev.yaml").write_text(
            "config:\n" + "".join(f"  {package}:{key}: {value}\n" for key, value in config.items())
            if config
            else ""
        )

    def install(self, archive):
        version = re.search(r"-v([0-9][^-]*)-", archive.name)[1]
        source = self.options.peer if self.package == "peer" else archive
        version = "0.1.0" if self.package == "peer" else version
        self.run("plugin", "install", "resource", self.package, version, "--file", source)
        if self.name == NO_CACHE:
            (self.home / "plugins" / f"resource-lightsail-v{version}" / "lib" / "lightsail.aot").unlink()
        self.run("stack", "init", "dev")

    def run(self, *arguments):
        done = subprocess.run(
            ["pulumi", *arguments, "--non-interactive"],
            cwd=self.project,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            sys.exit(f"{self.name}: pulumi {arguments[0]} failed:\n{done.stdout}{done.stderr}")


# ---- telling


def progress(what, number, rounds):
    if sys.stderr.isatty():
        print(f"\r{what}: {number}/{rounds}  ", end="\n" if number == rounds else "", file=sys.stderr)


def report(samples, options):
    cores, load = os.cpu_count(), os.getloadavg()[0]
    print(f"Medians of {options.rounds} interleaved rounds; {platform.system()} {platform.machine()}, "
          f"{cores} cores, load {load:.1f}\n")
    names = [GO, OURS, BARE, NO_CACHE]
    print(f"{'':27}" + "".join(f"{name:>11}" for name in names) + f"   {'ratio':>14}{'target':>8}{'aim':>7}")
    for key, title, through, unit, base, target, aim in ROWS:
        medians = {
            name: statistics.median(samples[through, name, key])
            for name in names
            if (through, name, key) in samples
        }
        if OURS not in medians:
            continue
        cells = "".join(f"{shown(medians.get(name), unit):>11}" for name in names)
        ratio = medians[OURS] / medians[base]
        print(f"{title:27}{cells}   {ratio:5.2f} of {'Go' if base == GO else base:5}"
              f"{bound(target):>8}{bound(aim):>7}  {verdict(ratio, target, aim)}")


def shown(value, unit):
    if value is None:
        return "-"
    return f"{value * 1000:.0f} ms" if unit == "ms" else f"{value / 1e6:.0f} MB"


def bound(value):
    return "" if value is None else f"≤ {value:g}"


def verdict(value, target, aim):
    if target is None:
        return ""
    return "aim reached" if value <= aim else "target met" if value <= target else "ABOVE TARGET"


def sizes(archive, options):
    with tarfile.open(archive) as tar:
        installed = sum(member.size for member in tar)
    peer = (options.peer / "pulumi-resource-peer").stat().st_size
    print(f"{'archive':27}{'':11}{archive.stat().st_size / 1e6:>8.0f} MB{'':38}{'≤ 60':>8}"
          f"{'':7}  {verdict(archive.stat().st_size / 1e6, 60, 60)}")
    print(f"{'installed':27}{peer / 1e6:>8.0f} MB{installed / 1e6:>8.0f} MB{'':38}{'≤ 150':>8}"
          f"{'':7}  {verdict(installed / 1e6, 150, 150)}")


if __name__ == "__main__":
    main()
