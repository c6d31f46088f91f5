"""Holds programs of languages that have no toolchain here against the schema and the .NET SDK.

python names.py <schema.json> <dotnet SDK> <program or page>...

YAML: resource types, functions and property names are the schema's. HCL: it parses, and its blocks
and arguments are the schema's, in snake case. C#: each class, enum and property exists in the SDK.
"""

import json
import re
import sys
from pathlib import Path

import hcl2
import yaml

problems = []
schema = json.loads(Path(sys.argv[1]).read_text())
sdk = "\n".join(file.read_text() for file in Path(sys.argv[2]).rglob("*.cs"))


def snake(name):
    # httpProtocolIpv6 -> http_protocol_ipv6, imdsV1UsageCheck -> imds_v1_usage_check
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def kinds(part):
    for token, described in schema[part].items():
        inputs = described.get("inputProperties") or described["inputs"]["properties"]
        yield token.split(":")[-1], inputs


RESOURCES, FUNCTIONS = dict(kinds("resources")), dict(kinds("functions"))


def check(value, properties, where, spell):
    names = {spell(name): name for name in properties}
    for key, inner in value.items():
        if key not in names:
            problems.append(f"{where}: there is no {key}")
            continue
        described = properties[names[key]]
        # In HCL a block, which hcl2 gives as a list, is an element of a list of objects and nothing else.
        if "$ref" in described and isinstance(inner, list):
            problems.append(f"{where}.{key}: one object is an argument, `{key} = {{`, and no block")
        if "$ref" in described and isinstance(inner, dict):
            check(inner, schema["types"][described["$ref"].removeprefix("#/types/")]["properties"],
                  f"{where}.{key}", spell)


def check_yaml(file, text):
    program = yaml.safe_load(text)
    settings = {key.removeprefix("lightsail:"): value for key, value in program.get("config", {}).items()
                if key.startswith("lightsail:")}
    check(settings, schema["config"]["variables"], f"{file}: config", str)
    for name, resource in program.get("resources", {}).items():
        if resource["type"] == "pulumi:providers:lightsail":
            inputs = schema["provider"]["inputProperties"]
        else:
            inputs = RESOURCES[resource["type"].removeprefix("lightsail:")]
        check(resource["properties"], inputs, f"{file}: {name}", str)
    variables = program.get("variables", {})
    values = {"${%s}" % name: each for name, each in variables.items() if "fn::invoke" not in each}
    for name, variable in variables.items():
        if "fn::invoke" in variable:
            invoke = variable["fn::invoke"]
            arguments = {key: values.get(str(each), each) for key, each in invoke["arguments"].items()}
            check(arguments, FUNCTIONS[invoke["function"].split(":")[1]], f"{file}: {name}", str)


META = {"depends_on", "provider", "lifecycle", "timeouts"}


def check_hcl(file, text):
    program = hcl2.loads(text)
    for terraform in program.get("terraform", []):
        for providers in terraform["required_providers"]:
            given = {key: str(value).strip('"') for key, value in providers["lightsail"].items()}
            if given["source"] != "pulumi/lightsail" or given.get("version", schema["version"]) != schema["version"]:
                problems.append(f"{file}: required_providers is {given}")
    if "pulumi" in program:
        problems.append(f"{file}: providers are named in a `terraform` block")
    for block in program.get("provider", []):
        body = {key: value for key, value in block["lightsail"].items() if key != "alias" and not key.startswith("__")}
        check(body, schema["provider"]["inputProperties"], f"{file}: provider", snake)
    for part, known in (("resource", RESOURCES), ("data", FUNCTIONS)):
        names = {"lightsail_" + snake(kind): inputs for kind, inputs in known.items()}
        for block in program.get(part, []):
            for kind, instances in block.items():
                kind = kind.strip('"')
                if not kind.startswith("lightsail_"):
                    continue
                if kind not in names:
                    problems.append(f"{file}: there is no {part} {kind}")
                    continue
                for name, body in instances.items():
                    body = {key: value for key, value in body.items()
                            if key not in META and not key.startswith("__")}
                    check(body, names[kind], f"{file}: {name}", snake)


def check_csharp(file, text):
    text = re.sub(r"//.*", "", text)
    for name in re.findall(r"\bLightsail\.(?:Inputs\.)?([A-Z]\w*)", text):
        if not re.search(rf"\b(class|struct) {name}\b", sdk):
            problems.append(f"{file}: the SDK has no {name}")
    for name in re.findall(r"\bLightsail\.(\w+\.[A-Z]\w+)\b", text):
        kind, member = name.split(".")
        if kind != "Inputs" and not re.search(rf"\b{member}\b", sdk):
            problems.append(f"{file}: the SDK has no {name}")
    for name in re.findall(r"(?<!var )\b([A-Z]\w*) = ", text):
        if name not in ("Lightsail", "DependsOn") and not re.search(rf" {name}\b", sdk):
            problems.append(f"{file}: no input is named {name}")


CHECKS = {"yaml": check_yaml, "hcl": check_hcl, "tf": check_hcl, "cs": check_csharp}


def check_page(file, text):
    for language, block in re.findall(r"^```(yaml|hcl)\n(.*?)^```$", text, re.M | re.S):
        CHECKS[language](file, block)


CHECKS["md"] = check_page
for program in map(Path, sys.argv[3:]):
    CHECKS[program.suffix[1:]](program, program.read_text())
if problems:
    sys.exit("\n".join(problems))
print(f"{len(sys.argv) - 3} files use the schema's names")
