"""The program against Pulumi's mocks: python -m unittest. No engine, no AWS."""

import runpy
import unittest
from pathlib import Path

import pulumi


class Recorder(pulumi.runtime.Mocks):
    def __init__(self):
        self.resources = {}
        self.calls = []

    def new_resource(self, args):
        self.resources[args.name] = dict(args.inputs)
        region = "eu-north-1" if args.name == "north" else "eu-central-1"
        return f"{args.inputs.get('instanceName')}@{region}", {**args.inputs, "region": region}

    def call(self, args):
        self.calls.append((args.token.split(":")[-1], dict(args.args)))
        return {"instances": {}, "compliantCount": 3, "nonCompliant": ["old@eu-north-1"], "total": 7}


recorder = Recorder()
pulumi.runtime.set_all_config(
    {
        "project:instanceName": "web-1",
        "project:northInstanceName": "web-2",
        "project:fleetPrefix": "app-",
    }
)
pulumi.runtime.set_mocks(recorder)


class ProgramTest(unittest.TestCase):
    @pulumi.runtime.test
    def test_shuts_imdsv1_everywhere_and_audits_both_regions(self):
        program = runpy.run_path(str(Path(__file__).parent / "__main__.py"))

        def check(found):
            self.assertEqual(found, ["old@eu-north-1"])
            kept = {"onDelete": "restore", "imdsV1UsageCheck": "warn"}
            self.assertEqual(
                recorder.resources,
                {
                    "web": {
                        "instanceName": "web-1",
                        "httpTokens": "required",
                        "httpPutResponseHopLimit": 2,
                        **kept,
                    },
                    # Pulumi's SDK gives a provider JSON for all that is no plain text.
                    "northern": {"region": "eu-north-1", "retryMode": '"adaptive"'},
                    "north": {
                        "instanceName": "web-2",
                        "httpTokens": "required",
                        **kept,
                    },
                    "fleet": {
                        "selector": {"namePrefix": "app-", "exclude": ["web-1"]},
                        "httpTokens": "required",
                        **kept,
                    },
                },
            )
            self.assertEqual(
                dict(recorder.calls),
                {
                    "getInstancesMetadataOptions": {
                        "selector": {"all": True},
                        "regions": ["eu-central-1", "eu-north-1"],
                        "baseline": {"httpTokens": "required"},
                    },
                    "getInstanceMetadataOptions": {"instanceName": "web-2", "region": "eu-north-1"},
                    "getImdsV1Usage": {"instanceName": "web-1", "region": "eu-central-1"},
                },
            )

        # Once each of the three calls is answered.
        answered = pulumi.Output.all(
            program["audit"].non_compliant, program["current"].http_tokens, program["usage"].total
        )
        return answered.apply(lambda found: check(found[0]))


if __name__ == "__main__":
    unittest.main()
