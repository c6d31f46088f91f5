"""Runs Python programs against Pulumi's mocks, each in a process of its own: it must only end well.

python run_with_mocks.py <program.py>...
"""

import runpy
import subprocess
import sys

import pulumi

ANSWERS = {
    "lightsail:index:getInstanceMetadataOptions": {"httpTokens": "optional"},
    "lightsail:index:getInstancesMetadataOptions": {"nonCompliant": ["web-1@eu-central-1"]},
    "lightsail:index:getImdsV1Usage": {"total": 3},
    "lightsail:index:getComplianceReport": {"content": "<!DOCTYPE html>"},
}


class Mocks(pulumi.runtime.Mocks):
    def new_resource(self, args):
        return args.name, dict(args.inputs)

    def call(self, args):
        return ANSWERS[args.token]


def run(program):
    pulumi.runtime.set_mocks(Mocks())

    @pulumi.runtime.test
    def waited_for():
        runpy.run_path(program)

    waited_for()


if len(sys.argv) == 2:
    run(sys.argv[1])
else:
    for each in sys.argv[1:]:
        subprocess.run([sys.executable, __file__, each], check=True)
