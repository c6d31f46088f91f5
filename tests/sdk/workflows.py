"""Parses the files of examples/gitops that have no linter here: python workflows.py <examples/gitops>."""

import re
import sys
from pathlib import Path

import yaml

folder = Path(sys.argv[1])
gitlab = yaml.safe_load((folder / "gitlab-ci/.gitlab-ci.yml").read_text())
for job in ("preview", "apply", "drift"):
    assert gitlab[job]["extends"] == ".pulumi", job
    assert gitlab[job]["rules"] and gitlab[job]["variables"]["AWS_ROLE_ARN"], job
assert gitlab[".pulumi"]["id_tokens"], "no OIDC token"

stack = [each for each in yaml.safe_load_all((folder / "kubernetes-operator/stack.yaml").read_text()) if each["kind"] == "Stack"]
assert len(stack) == 1 and stack[0]["apiVersion"] == "pulumi.com/v1"

used = {}
for file in ("gitlab-ci/.gitlab-ci.yml", "github-actions/lightsail.yml"):
    used[file] = set(re.findall(r"\.\./scripts/([\w-]+)", (folder / file).read_text()))
    assert "AWS_SECRET" not in (folder / file).read_text(), f"{file} has a long-lived key"
scripts = {file.name for file in (folder / "scripts").iterdir()}
assert all(each == scripts for each in used.values()), (used, scripts)
