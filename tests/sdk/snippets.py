"""Writes each example of schema.json's descriptions into a file of its own, by language.

python3 snippets.py <schema.json> <folder>
"""

import json
import re
import sys
from pathlib import Path

PLACES = {
    "typescript": "{}.ts",
    "python": "{}.py",
    "go": "{}/main.go",
    "csharp": "{}.cs",
    "java": "{}.java",
    "yaml": "{}.yaml",
    "hcl": "{}.tf",
}


def main(schema_file, folder):
    schema = json.loads(Path(schema_file).read_text())
    for token, described in {**schema["resources"], **schema["functions"]}.items():
        name = token.split(":")[-1]
        found = dict(re.findall(r"^```(\w+)\n(.*?)^```$", described["description"], re.M | re.S))
        missing = PLACES.keys() - found.keys()
        if missing:
            sys.exit(f"{token} has no example in {', '.join(sorted(missing))}")
        for language, place in PLACES.items():
            file = Path(folder, language, place.format(name))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(found[language])


main(*sys.argv[1:])
