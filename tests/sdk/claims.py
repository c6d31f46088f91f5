"""Holds what README, docs/, schema.json and the local Lightsail's page claim of defaults: claims.py <file>...

What instances answer "by default" differs by blueprint, and the guide says so of two of them only. So every sentence
that speaks of a default, or of most instances, together with IMDSv1, IMDSv2, tokens, the hop limit or a launch stands in claims.txt, beside
its source. Of schema.json all strings are read, of pages all but the code.
"""

import json
import re
import sys
from pathlib import Path

SUBJECT = re.compile(r"IMDSv|token|hop ?limit|launch", re.I)
known = dict(
    line.split("\t")
    for line in Path(__file__).with_name("claims.txt").read_text().splitlines()
    if line and not line.startswith("#")
)


def strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return "\n\n".join(map(strings, value))
    return value if isinstance(value, str) else ""


def sentences(file):
    text = file.read_text()
    text = strings(json.loads(text)) if file.suffix == ".json" else text
    text = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    for block in re.split(r"\n\s*\n|\n(?=[-|*#] ?)", text):
        yield from re.split(r"(?<=[.;])\s+", re.sub(r"\s+", " ", block).strip())


claims = {}
for name in sys.argv[1:]:
    for sentence in sentences(Path(name)):
        if re.search(r"default|\bmost\b.*\binstances\b", sentence, re.I) and SUBJECT.search(sentence):
            claims.setdefault(sentence, name)
wrong = [f"{name}: claims.txt has no source of: {claim}" for claim, name in claims.items() if claim not in known]
if len(sys.argv) > 2:
    wrong += [f"claims.txt: nobody says any more: {claim}" for claim in known if claim not in claims]
if wrong:
    sys.exit("\n".join(wrong))
