"""Holds the workflow files of examples/gitops, and our own, against what their systems read and what is asked of them.

workflows.py <examples/gitops> <.github/workflows>

The schemas of GitHub and GitLab are those that check-jsonschema brings. That of the Kubernetes Operator
comes with none, so the fields that stand in its file are named here.
"""

import re
import subprocess
import sys
from pathlib import Path

import yaml

folder = Path(sys.argv[1])
GITHUB, GITLAB = folder / "github-actions/lightsail.yml", folder / "gitlab-ci/.gitlab-ci.yml"
STACK = folder / "kubernetes-operator/stack.yaml"

for schema, file in (("vendor.github-workflows", GITHUB), ("vendor.gitlab-ci", GITLAB)):
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    subprocess.run(check, check=True, stdout=subprocess.DEVNULL)

# The same three jobs in both, each with credentials of its own; no key that lives long.
ROLES = {"preview": "read", "apply": "write", "drift": "read"}
github, gitlab = yaml.safe_load(GITHUB.read_text()), yaml.safe_load(GITLAB.read_text())
assert github["permissions"] == {"contents": "read", "id-token": "write"}
assert gitlab[".pulumi"]["id_tokens"], "no OIDC token"
# What a job may write beside that: a comment, and alerts of code scanning.
MORE = {"preview": "pull-requests", "drift": "security-events"}
for job, may in ROLES.items():
    expected = github["permissions"] | {MORE[job]: "write"} if job in MORE else None
    assert github["jobs"][job].get("permissions") == expected, job
    [credentials] = [step["with"] for step in github["jobs"][job]["steps"]
                     if step.get("uses", "").startswith("aws-actions/configure-aws-credentials@")]
    assert credentials["role-to-assume"].endswith("-" + may), job
    assert gitlab[job]["variables"]["AWS_ROLE_ARN"].endswith("-" + may), job
    assert gitlab[job]["extends"] == ".pulumi" and gitlab[job]["rules"], job
scripts = {file.name for file in (folder / "scripts").iterdir()}
for file in (GITHUB, GITLAB, STACK):
    assert not re.search("AWS_SECRET|AWS_ACCESS_KEY", file.read_text()), f"{file} has a long-lived key"
    if file != STACK:
        assert set(re.findall(r"\.\./scripts/([\w-]+)", file.read_text())) == scripts, file

documents = {each["kind"]: each for each in yaml.safe_load_all(STACK.read_text())}
assert documents.keys() == {"ServiceAccount", "ClusterRoleBinding", "Stack"}
stack = documents["Stack"]
assert stack["apiVersion"] == "pulumi.com/v1"
KNOWN = {
    "serviceAccountName": str, "stack": str, "backend": str, "projectRepo": str, "branch": str,
    "repoDir": str, "refresh": bool, "resyncFrequencySeconds": int, "continueResyncOnCommitMatch": bool,
    "workspaceTemplate": dict, "envRefs": dict,
}
for field, value in stack["spec"].items():
    assert type(value) is KNOWN.get(field), f"{field} of the Stack"
for name, reference in stack["spec"]["envRefs"].items():
    assert reference["type"] in ("Secret", "Literal") and reference[reference["type"].lower()], name
assert (folder / stack["spec"]["repoDir"] / f"Pulumi.{stack['spec']['stack']}.yaml").exists()
account = documents["ServiceAccount"]["metadata"]
assert account["name"] == stack["spec"]["serviceAccountName"]
assert account["annotations"]["eks.amazonaws.com/role-arn"].endswith("-write")

# Where a job of ours can get credentials, nothing is fetched to be built or installed, and what it uses is named by its
# commit: a tag can be moved.
FETCHES = re.compile(r"mvnw|\b(pip|pipx|npm|npx|venv|curl|wget|apt-get)\b|\bgo (build|get|install|run)\b")
for file in sorted(Path(sys.argv[2]).glob("*.yml")):
    workflow = yaml.safe_load(file.read_text())
    assert workflow["permissions"] == {"contents": "read"}, file
    for name, job in workflow["jobs"].items():
        may = job.get("permissions", {})
        if "write" not in may.values() and "secrets." not in str(job):
            continue
        for step in job["steps"]:
            used, runs = step.get("uses"), step.get("run", "")
            assert not used or re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", used), f"{file}: {name} uses {used}"
            assert not FETCHES.search(runs), f"{file}: {name} runs {runs}"
