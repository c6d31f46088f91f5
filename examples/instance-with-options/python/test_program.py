"""The program against Pulumi's mocks: python -m unittest. No engine, no AWS."""

import runpy
import unittest
from pathlib import Path

import pulumi

ARN = "arn:aws:lightsail:eu-central-1:111122223333:Instance/00000000-0000-4000-8000-000000000000"


class Recorder(pulumi.runtime.Mocks):
    def __init__(self):
        self.resources = {}

    def new_resource(self, args):
        self.resources[args.typ] = dict(args.inputs)
        if args.typ == "aws:lightsail/instance:Instance":
            return "web-0a1b2c3", {**args.inputs, "name": "web-0a1b2c3", "arn": ARN}
        return "web-0a1b2c3@eu-central-1", dict(args.inputs)

    def call(self, args):
        raise AssertionError(f"no function is called, yet {args.token} was")


recorder = Recorder()
pulumi.runtime.set_mocks(recorder)


class ProgramTest(unittest.TestCase):
    @pulumi.runtime.test
    def test_ties_the_options_to_the_instance(self):
        program = runpy.run_path(str(Path(__file__).parent / "__main__.py"))

        def check(arn):
            self.assertEqual(arn, ARN)
            self.assertEqual(
                recorder.resources["lightsail:index:InstanceMetadataOptions"],
                {
                    "instanceName": "web-0a1b2c3",
                    "instanceArn": ARN,
                    "httpTokens": "required",
                    "onDelete": "keep",
                    "imdsV1UsageCheck": "warn",
                },
            )

        return program["options"].instance_arn.apply(check)


if __name__ == "__main__":
    unittest.main()
