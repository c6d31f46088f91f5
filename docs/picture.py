"""Draws what the quickstart shows: picture.py <what ./quickstart printed> [write].

The picture, docs/quickstart.svg, has the preview, the call behind Pulumi's back and the drift, as a terminal
shows them. Without `write` nothing is written, and a picture that is not what it should be fails.
"""

import re
import sys
from html import escape
from itertools import groupby
from pathlib import Path

PICTURE = Path(__file__).parent / "quickstart.svg"
COLORS = {"+": "#3fb950", "~": "#d29922", "-": "#f85149"}
RESOURCE = tuple(f"    {kind} lightsail:" for kind in COLORS)
SIZE, LINE, WIDTH, MARGIN = 14, 20, 920, 20


def command(printed, start):
    """A command as it was shown, and its lines, without what names a stack and a resource at length."""
    block = printed[printed.index("\n   $ " + start) + 6 :].split("\n\n")[0].splitlines()
    yield "$", re.sub(r" --color \w+| --non-interactive", "", block[0])
    for line in block[1:]:
        text = re.sub(r"\x1b\[[0-9;]*m", "", line.removeprefix("   | ").removeprefix("   |")).rstrip()
        if text and not re.match(r"\s*\[(urn|id|provider)=", text):
            yield text.lstrip()[0], text


def in_order(shown):
    """Resources that stand beside each other by their instances' names: the engine works on them side by side."""
    blocks = []  # of a resource: its line and those further in; all else is on its own
    for kind, text in shown:
        if blocks and blocks[-1][0][1].startswith(RESOURCE) and text.startswith(" " * 5):
            blocks[-1].append((kind, text))
        else:
            blocks.append([(kind, text)])
    for is_resource, some in groupby(blocks, lambda block: block[0][1].startswith(RESOURCE)):
        for block in sorted(some, key=instance) if is_resource else some:
            yield from block


def instance(block):
    return [text for _, text in block if text.lstrip().startswith("instanceName")]


def lines(printed):
    yield from in_order(command(printed, "pulumi preview"))
    yield " ", ""
    yield "#", "web-2 was launched safe; somebody raises its hop limit for Docker, and the API opens IMDSv1:"
    yield "$", re.search(r"^ *(aws lightsail update-instance-metadata-options .*)$", printed, re.M)[1]
    yield " ", ""
    yield from command(printed, "pulumi refresh --preview-only")


def draw(shown):
    height = 2 * MARGIN + 24 + LINE * len(shown)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" role="img"'
    yield ' aria-label="pulumi preview shows httpTokens required on two instances; pulumi refresh shows that it became optional on one">'
    yield "<!-- Drawn by docs/picture.py from what ./quickstart prints. -->"
    yield f'<rect width="{WIDTH}" height="{height}" rx="8" fill="#0d1117"/>'
    for place, color in enumerate(("#f85149", "#d29922", "#3fb950")):
        yield f'<circle cx="{MARGIN + 6 + 20 * place}" cy="22" r="6" fill="{color}"/>'
    yield f'<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace" font-size="{SIZE}" fill="#c9d1d9">'
    for number, (kind, text) in enumerate(shown):
        if text:
            color = f' fill="{COLORS[kind]}"' if kind in COLORS else ' fill="#8b949e"' if kind == "#" else ""
            weight = ' font-weight="bold" fill="#f0f6fc"' if kind == "$" else ""
            prompt = {"$": "$ ", "#": "# "}.get(kind, "")
            y = MARGIN + 24 + LINE * (number + 1) - 6
            yield f'<text x="{MARGIN}" y="{y}" xml:space="preserve"{color}{weight}>{escape(prompt + text)}</text>'
    yield "</g>"
    yield "</svg>"


def main(printed, write=""):
    text = "\n".join(draw(list(lines(Path(printed).read_text())))) + "\n"
    if write:
        PICTURE.write_text(text)
    elif not PICTURE.exists() or PICTURE.read_text() != text:
        sys.exit(f"{PICTURE} is not what the quickstart shows. Draw it anew:\n"
                 "  ./quickstart >target/quickstart.txt && python3 docs/picture.py target/quickstart.txt write")


main(*sys.argv[1:])
