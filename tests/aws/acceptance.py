"""The main job with the real pulumi and the built plugin, on an instance of the probe's."""

import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PLUGIN = TOP / "provider" / "target" / "lightsail"
TYPE = "lightsail:index:InstanceMetadataOptions"


class Acceptance:
    def __init__(self, account, options, name):
        self.client, self.options, self.name = account.client, options, name
        if not (PLUGIN / "lib" / "lightsail.aot").exists():
            raise SystemExit("there is no plugin; build it with ./mvnw package -DskipTests")
        self.engine = subprocess.run(
            [TOP / "tests" / "pulumi" / "install"], stdout=subprocess.PIPE, text=True, check=True
        ).stdout.strip()

    def run(self):
        with tempfile.TemporaryDirectory(prefix="lightsail acceptance ") as folder:
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
            f"    properties: {{instanceName: {self.name}, httpTokens: required, onDelete: restore}}\n"
        )
        version = re.search(r"^  <version>(.*)</version>", (TOP / "pom.xml").read_text(), re.M)[1]
        self.pulumi("plugin", "install", "resource", "lightsail", version, "--file", str(PLUGIN))
        self.stack("dev")

    def stack(self, name):
        self.pulumi("stack", "init", name)
        self.pulumi("config", "set", "lightsail:region", self.options.region)
        if self.options.endpoint:
            self.pulumi("config", "set", "lightsail:endpoint", self.options.endpoint)

    def main_job(self):
        self.write(httpTokens="optional", httpPutResponseHopLimit=1)
        self.pulumi("preview")
        self.has("optional", 1)
        self.pulumi("up", "--yes", "--skip-preview")
        self.has("required", 1)
        self.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes")
        # Somebody raises the hop limit for Docker, and opens IMDSv1 with it.
        self.write(httpTokens="optional", httpPutResponseHopLimit=2)
        self.pulumi("refresh", "--yes", "--skip-preview")
        self.pulumi("preview", "--expect-no-changes", fails=True)
        self.pulumi("up", "--yes", "--skip-preview")
        self.has("required", 2)
        self.imported()
        self.pulumi("destroy", "--yes", "--skip-preview", "--stack", "dev")
        self.has("optional", 2)

    def imported(self):
        self.stack("adopted")
        self.pulumi("import", TYPE, "web", f"{self.name}@{self.options.region}",
                    "--yes", "--skip-preview", "--generate-code=false", "--protect=false")
        state = self.pulumi("stack", "export")
        if '"httpTokens": "required"' not in state or '"httpPutResponseHopLimit": 2' not in state:
            raise SystemExit(f"the import does not show what is there: {state}")
        self.pulumi("stack", "rm", "--yes", "--force")
        self.pulumi("stack", "select", "dev")
        self.has("required", 2)

    # ---- means

    def write(self, **options):
        self.client.update_instance_metadata_options(instanceName=self.name, **options)
        end = time.monotonic() + self.options.timeout
        while self.now()["state"] != "applied":
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
        print(f"pulumi {' '.join(arguments)}", flush=True)
        keep = {name: value for name, value in os.environ.items() if not name.startswith("PULUMI_")}
        done = subprocess.run(
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
        )
        if (done.returncode != 0) != fails:
            raise SystemExit(f"pulumi {arguments[0]} ended with {done.returncode}:\n{done.stdout}")
        return done.stdout
