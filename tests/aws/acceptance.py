"""The main job with the real pulumi and the built plugin, on an instance of the probe's."""

import json
import os
import re
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from account import say

TOP = Path(__file__).resolve().parents[2]
PLUGIN = TOP / "provider" / "target" / "lightsail"
TYPE = "lightsail:index:InstanceMetadataOptions"


class Acceptance:
    def __init__(self, account, options, probe):
        self.client, self.options, self.name, self.probe = account.client, options, probe.name, probe
        if not (PLUGIN / "lib" / "lightsail.aot").exists():
            raise SystemExit("there is no plugin; build it with ./mvnw package -DskipTests")
        self.engine = subprocess.run(
            [TOP / "tests" / "pulumi" / "install"], stdout=subprocess.PIPE, text=True, check=True
        ).stdout.strip()

    def run(self):
        with tempfile.TemporaryDirectory(prefix="lightsail acceptance ", ignore_cleanup_errors=True) as folder:
            self.place = Path(folder)
            self.prepare()
            self.main_job()

    def prepare(self):
        (self.place / "state").mkdir()
        self.project = self.place / "project"
        self.project.mkdir()
        # Whatever Delete does by default: here it is to put back what was.
        (self.project / "Pulumi.yaml").write_text(
            f"name: acceptance\nruntime: yaml\nresources:\n  web:\n    type: {TYPE}\n"
            f"    properties: {{instanceName: {self.name}, httpTokens: required, httpPutResponseHopLimit: 2, "
            "onDelete: restore}\n"
        )
        version = re.search(r"^  <version>(.*)</version>", (TOP / "pom.xml").read_text(), re.M)[1]
        self.pulumi("plugin", "install", "resource", "lightsail", version, "--file", str(PLUGIN))
        self.stack("dev")

    def stack(self, name):
        config = {"lightsail:region": self.options.region}
        if self.options.endpoint:
            config["lightsail:endpoint"] = self.options.endpoint
        (self.project / f"Pulumi.{name}.yaml").write_text(json.dumps({"config": config}))
        self.pulumi("stack", "init", name)

    def main_job(self):
        # An account may refuse instances that answer IMDSv1.
        before = "optional" if self.probe.switches.get("imdsV2Enforced", "no") == "no" else "required"
        self.write(httpTokens=before, httpPutResponseHopLimit=1)
        self.pulumi("preview")
        self.has(before, 1)
        self.pulumi("up", "--yes", "--skip-preview")
        self.has("required", 2)
        self.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes")
        # Somebody raises the hop limit, and opens IMDSv1 with it.
        self.write(httpTokens=before, httpPutResponseHopLimit=3)
        self.pulumi("refresh", "--yes", "--skip-preview")
        self.pulumi("preview", "--expect-no-changes", fails=True)
        self.pulumi("up", "--yes", "--skip-preview")
        self.has("required", 2)
        self.imported()
        self.pulumi("destroy", "--yes", "--skip-preview", "--stack", "dev")
        self.has(before, 1)

    def imported(self):
        self.stack("adopted")
        self.pulumi("import", TYPE, "web", f"{self.name}@{self.options.region}",
                    "--yes", "--skip-preview", "--generate-code=false", "--protect=false")
        state = self.pulumi("stack", "export")
        if '"httpTokens": "required"' not in state or '"httpPutResponseHopLimit": 2' not in state:
            raise SystemExit(f"the import does not show what is there: {state}")
        self.has("required", 2)

    # ---- means

    def write(self, **options):
        self.client.update_instance_metadata_options(instanceName=self.name, **options)
        end = time.monotonic() + self.options.timeout
        while self.now().get("state", "applied") != "applied":
            if time.monotonic() > end:
                raise SystemExit(f"{self.name} is not applied after {self.options.timeout:g} s")
            time.sleep(self.options.interval)

    def now(self):
        return self.client.get_instance(instanceName=self.name)["instance"]["metadataOptions"]

    def has(self, tokens, hop_limit):
        now = self.now()
        if (now["httpTokens"], now["httpPutResponseHopLimit"]) != (tokens, hop_limit):
            raise SystemExit(f"{self.name} should have tokens {tokens} and hop limit {hop_limit}: {now}")

    def pulumi(self, *arguments, fails=False):
        say(f"pulumi {' '.join(arguments)}")
        keep = {name: value for name, value in os.environ.items() if not name.startswith("PULUMI_")}
        process = subprocess.Popen(
            [f"{self.engine}/pulumi", *arguments, "--non-interactive"],
            cwd=self.project,
            env={
                **keep,
                "PATH": f"{self.engine}{os.pathsep}{os.environ['PATH']}",
                "PULUMI_HOME": str(self.place / "home"),
                "PULUMI_BACKEND_URL": (self.place / "state").as_uri(),
                "PULUMI_CONFIG_PASSPHRASE": "acceptance",
                "PULUMI_SKIP_UPDATE_CHECK": "true",
                "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
                "PULUMI_DISABLE_REGISTRY_RESOLVE": "true",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            said, _ = process.communicate()
        except BaseException:
            # Once, and not by the terminal as well: a second one would have it leave its plugin behind.
            process.send_signal(signal.SIGINT)
            try:
                process.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
            raise
        if (process.returncode != 0) != fails:
            raise SystemExit(f"pulumi {arguments[0]} ended with {process.returncode}:\n{said}")
        return said
