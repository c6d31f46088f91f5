"""Writes the pages of docs/ that say what schema.json says: docs.py <schema.json> <docs> [write].

docs/reference has a page for each resource and function. In the pages written by hand, what stands
between `<!-- from schema.json: <what> -->` and `<!-- end -->` is replaced. Without `write` nothing is
written, and a page that is not what it should be fails.
"""

import json
import re
import sys
from pathlib import Path

LANGUAGES = {
    "typescript": "TypeScript",
    "python": "Python",
    "go": "Go",
    "csharp": "C#",
    "java": "Java",
    "yaml": "YAML",
    "hcl": "HCL",
}
schema = json.loads(Path(sys.argv[1]).read_text())
docs = Path(sys.argv[2])
write = "write" in sys.argv[3:]


def values(enumeration):
    return [each["value"] for each in enumeration["enum"]]


def kind(described):
    if "$ref" in described:
        name = described["$ref"].split(":")[-1]
        described = schema["types"]["lightsail:index:" + name]
        if "enum" in described:
            return f"[{', '.join(f'`{value}`' for value in values(described))}](#{name.lower()})"
        return f"[{name}](#{name.lower()})"
    if described["type"] == "array":
        return f"list of {kind(described['items'])}"
    if "additionalProperties" in described:
        return f"map of {kind(described['additionalProperties'])}"
    return described["type"]


def table(properties, required=(), heading="property"):
    yield f"| {heading} | type | |"
    yield "| --- | --- | --- |"
    for name, described in properties.items():
        notes = [described["description"]]
        if name in required:
            notes.insert(0, "**Required.**")
        if "default" in described:
            notes.append(f"Default: `{described['default']}`.")
        if described.get("willReplaceOnChanges"):
            notes.append("A change replaces the resource.")
        if described.get("secret"):
            notes.append("Secret.")
        yield f"| `{name}` | {kind(described)} | {' '.join(notes)} |"


def named_types(*groups):
    """The types with a name that properties lead to, in the order in which they are met."""
    found = {}

    def meet(described):
        if "$ref" in described:
            name = described["$ref"].split(":")[-1]
            target = schema["types"]["lightsail:index:" + name]
            if name not in found:
                found[name] = target
                for each in target.get("properties", {}).values():
                    meet(each)
        for part in ("items", "additionalProperties"):
            if part in described:
                meet(described[part])

    for group in groups:
        for described in group.values():
            meet(described)
    return found


def type_table(target):
    if "properties" in target:
        return table(target["properties"], target["required"])
    return ["| value | |", "| --- | --- |", *(f"| `{each['value']}` | {each['description']} |" for each in target["enum"])]


def body(description):
    """The description, its examples under the names of their languages."""
    text = re.sub(r"^\{\{% /?examples? %\}\}\n", "", description + "\n", flags=re.M)
    text = text.replace("## Example Usage", "## Example")
    text = re.sub(r"^### (.*)$", r"\1", text, flags=re.M)
    for language, title in LANGUAGES.items():
        text = text.replace(f"```{language}\n", f"**{title}**\n\n```{language}\n")
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def page(token, described, is_resource):
    name = token.split(":")[-1]
    lines = [
        "---",
        f'title: "{name}"',
        f'meta_desc: "{described["description"].split(chr(10))[0]}"'.replace("`", ""),
        "layout: package",
        "---",
        "",
        "<!-- Written from schema.json by `tests/sdk/check docs write`. -->",
        "",
        f"`{token}`",
        "",
        body(described["description"]),
        "",
    ]
    if is_resource:
        inputs, outputs = described["inputProperties"], described["properties"]
        needed = described["requiredInputs"]
        lines += ["## Inputs", "", *table(inputs, needed, "input"), "", "## Outputs", "", *table(outputs, (), "output"), ""]
    else:
        inputs, outputs = described["inputs"]["properties"], described["outputs"]["properties"]
        needed = described["inputs"]["required"]
        lines += ["## Arguments", "", *table(inputs, needed, "argument"), "", "## Result", "", *table(outputs, (), "property"), ""]
    types = named_types(inputs, outputs)
    if types:
        lines += ["## Types", ""]
        for each, target in types.items():
            lines += [f"### {each}", "", *([target["description"], ""] if "description" in target else []), *type_table(target), ""]
    return "\n".join(lines)


def chooser(token):
    description = schema["resources"][token]["description"]
    found = dict(re.findall(r"^```(\w+)\n(.*?)^```$", description, re.M | re.S))
    yield '{{< chooser language "' + ",".join(LANGUAGES) + '" >}}'
    for language in LANGUAGES:
        yield f"{{{{% choosable language {language} %}}}}\n\n```{language}\n{found[language]}```\n\n{{{{% /choosable %}}}}"
    yield "{{< /chooser >}}"


def configuration():
    yield "| `pulumi config set lightsail:…` | type | secret | environment | what it says |"
    yield "| --- | --- | --- | --- | --- |"
    for name, described in schema["config"]["variables"].items():
        secret = "yes" if described.get("secret") else ""
        if "$ref" in described:
            inner = schema["types"][described["$ref"].removeprefix("#/types/")].get("properties", {})
            if any(each.get("secret") for each in inner.values()):
                secret = ", ".join(f"`{key}`" for key, each in inner.items() if each.get("secret"))
        text, variables = described["description"], ""
        if " Without it, the AWS SDK reads " in text:
            text, variables = text.rstrip(".").split(" Without it, the AWS SDK reads ")
        yield f"| `{name}` | {kind(described)} | {secret} | {variables} | {text} |"
    for name, target in named_types(schema["config"]["variables"]).items():
        yield from ["", f"#### {name}", "", *type_table(target)]


def contents():
    for part in ("resources", "functions"):
        for token, described in schema[part].items():
            name = token.split(":")[-1]
            yield f"- [{name}](reference/{name}.md): {described['description'].split(chr(10))[0]}"


PARTS = {
    "examples": lambda: chooser("lightsail:index:InstanceMetadataOptions"),
    "configuration": configuration,
    "contents": contents,
}

pages = {}
for part in ("resources", "functions"):
    for token, described in schema[part].items():
        pages[docs / "reference" / (token.split(":")[-1] + ".md")] = page(token, described, part == "resources")
for file in docs.glob("*.md"):
    text = file.read_text()
    pages[file] = re.sub(
        r"(<!-- from schema\.json: (\w+) -->\n).*?(<!-- end -->)",
        lambda found: found[1] + "\n" + "\n".join(PARTS[found[2]]()) + "\n\n" + found[3],
        text,
        flags=re.S,
    )
stale = [file for file, text in pages.items() if not file.exists() or file.read_text() != text]
stale += [file for file in (docs / "reference").glob("*.md") if file not in pages]
if write:
    (docs / "reference").mkdir(parents=True, exist_ok=True)
    for file in stale:
        file.write_text(pages[file]) if file in pages else file.unlink()
elif stale:
    sys.exit("Not what schema.json says; `tests/sdk/check docs write` writes: " + ", ".join(map(str, stale)))

top = docs.resolve().parent
texts = {file: file.read_text() for file in [*docs.rglob("*.md"), *top.glob("*.md"), *(top / "examples").rglob("*.md")]}

# Every link of every page leads somewhere: to a file, and in a page of ours to one of its headings.
def headings(text):
    for heading in re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S), re.M):
        yield re.sub(r"[^\w\- ]", "", re.sub(r"\]\(.*?\)", "]", heading).lower()).replace(" ", "-")


broken = []
for file, text in texts.items():
    for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)]*))?\)", text):
        if "://" in target:
            continue
        page = (file.parent / target).resolve() if target else file.resolve()
        if not page.exists() or anchor and anchor not in headings(page.read_text()):
            broken.append(f"{file}: {target}#{anchor}")
if broken:
    sys.exit("Links that lead nowhere:\n" + "\n".join(broken))

# The pom.xml of the page for Java has nothing but what the example's has, each part of the same version, and names the
# compiler plugin: the one that an old Maven takes by itself cannot do what it is told.
def parts(pom):
    return set(re.findall(r"<artifactId>([\w-]+)</artifactId>\s*<version>([\d.]{5,})</version>", pom))


pom = re.search(r"^```xml\n(.*?)^```$", texts[docs / "languages/java.md"], re.M | re.S)[1]
apart = parts(pom) - parts((top / "examples/java/pom.xml").read_text())
if apart or "maven-compiler-plugin" not in dict(parts(pom)):
    sys.exit(f"docs/languages/java.md: its pom.xml is not as that of examples/java: {sorted(apart)}")

# A page or example has a project name of its own: with one login, two projects of one name share their stacks.
owners = {}
for file in [*texts, *(top / "examples").rglob("Pulumi.yaml")]:
    programs = [file.read_text()] if file.suffix == ".yaml" else re.findall(r"^```yaml\n(.*?)^```$", texts[file], re.M | re.S)
    for program in programs:
        for name in re.findall(r"\Aname: (\S+)$", program, re.M):
            owners.setdefault(name, set()).add(file)
shared = {name: sorted(map(str, files)) for name, files in owners.items() if len(files) > 1}
if shared:
    sys.exit(f"Projects of one name, whose stacks would be one: {shared}")

# The contents lead to every page.
contents_page = texts[docs / "README.md"]
missing = [file for file in docs.rglob("*.md") if f"]({file.relative_to(docs).as_posix()})" not in contents_page]
if missing != [docs / "README.md"]:
    sys.exit("docs/README.md does not lead to: " + ", ".join(str(file) for file in missing if file.name != "README.md"))

# Every command of every page is known: tests/sdk/commands.txt says what runs it, and that there is.
known = {}
for line in Path(__file__).with_name("commands.txt").read_text().splitlines():
    if line and not line.startswith("#"):
        command, runs = line.split("\t")
        known[command] = runs
tests = {}
for file in (top / "tests").rglob("src/test/java/**/*IT.java"):
    tests[file.stem] = tests.get(file.stem, "") + file.read_text()
wrong = []
for command, runs in known.items():
    for name, method in re.findall(r"(\w+IT)\b(?:\.(\w+))?", runs):
        if name not in tests or method and f"void {method}(" not in tests[name]:
            wrong.append(f"commands.txt: {command}: there is no {name}.{method}")
used = set()
for file, text in texts.items():
    if file.parent == top and file.name != "README.md":
        continue
    for language, block in re.findall(r"^```(sh|bash|console)\n(.*?)^```$", text, re.M | re.S):
        # A block that starts the local Lightsail is a script of its own: ReadmeIT runs it as a whole.
        if block.startswith("tests/emulator/lightsail-emulator "):
            continue
        lines = re.sub(r" \\\n(?:> )?", " ", block).splitlines()
        if language == "console":
            lines = [line[2:] for line in lines if line.startswith("$ ")]
        for line in lines:
            command = re.sub(r"\s+", " ", re.sub(r"\s+#.*|^#.*", "", line)).strip()
            found = [each for each in known if re.fullmatch(each, command)]
            used.update(found)
            if command and not found:
                wrong.append(f"{file}: tests/sdk/commands.txt does not know: {command}")
wrong += [f"commands.txt: no page shows: {each}" for each in known if each not in used]
if wrong:
    sys.exit("\n".join(wrong))
