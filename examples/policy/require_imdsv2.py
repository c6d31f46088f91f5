"""What a plan would leave answering IMDSv1: require_imdsv2.py <pulumi preview --json> <audit's nonCompliant>."""

import json
import sys

ONE = "lightsail:index:InstanceMetadataOptions"
FLEET = "lightsail:index:InstanceMetadataBaseline"


def instance(state):
    """The name@region, or the name alone where the region is the provider's."""
    values = {**state.get("inputs", {}), **state.get("outputs", {})}
    return "@".join(filter(None, [values.get("instanceName"), values.get("region")]))


def means(selector, name):
    """Whether a selector is sure to mean an instance; tags and blueprints cannot be seen from here."""
    if selector.keys() - {"namePrefix", "names", "exclude", "all"} or name in selector.get("exclude", []):
        return False
    return name.startswith(selector.get("namePrefix", "")) and name in selector.get("names", [name])


def put_back(state):
    """The instances that answer IMDSv1 again once this resource is deleted."""
    outputs = state.get("outputs", {})
    managed = state.get("inputs", {}).get("httpTokens") == "required"
    on_delete = outputs.get("onDelete", "keep")
    if not managed or on_delete == "keep":
        return []
    before = outputs.get("previousOptions", {})
    if state["type"] == ONE:
        before = {instance(state): before}
    instances = outputs.get("instances") or before
    return [
        name
        for name in instances
        if on_delete == "reset" or before.get(name, {}).get("httpTokens") == "optional"
    ]


def main(plan, audited):
    problems, hardened, fleets = [], set(), []
    for step in plan.get("steps", []):
        state = step.get("newState") or step.get("oldState") or {}
        if state.get("type") not in (ONE, FLEET):
            continue
        name = step["urn"].split("::")[-1]
        inputs = state.get("inputs", {})
        if step["op"] in ("delete", "delete-replaced"):
            for each in put_back(state):
                problems.append(f"{name}: deleting it lets {each} answer IMDSv1 again (onDelete: keep prevents that)")
        elif inputs.get("httpTokens") == "optional":
            problems.append(f"{name}: asks for httpTokens: optional, which lets IMDSv1 be answered")
        elif inputs.get("httpTokens") == "required":
            hardened.add(instance(state))
            if state["type"] == FLEET:
                fleets.append(inputs)
    for each in audited:
        name, region = each.split("@")
        if {each, name} & hardened:
            continue
        if any(means(fleet["selector"], name) and region in fleet.get("regions", [region]) for fleet in fleets):
            continue
        problems.append(f"{each}: answers IMDSv1 and is hardened by nothing in this program")
    if problems:
        sys.exit("IMDSv1 would be open:\n" + "\n".join(f"  - {problem}" for problem in problems))
    print("No instance would answer IMDSv1.")


main(*(json.load(open(file)) for file in sys.argv[1:]))
