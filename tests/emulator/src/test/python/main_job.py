"""The main job with boto3, unchanged: create instances, set their options, read them back."""

import sys
from datetime import datetime, timedelta, timezone

import boto3
from botocore.exceptions import ClientError

POLLS = 10
lightsail = boto3.client("lightsail", endpoint_url=sys.argv[1], region_name="eu-central-1")
sts = boto3.client("sts", endpoint_url=sys.argv[1], region_name="eu-central-1")


def until(question, wanted):
    """Asks until the answer is the wanted one; the emulator counts reads, not seconds."""
    answers = []
    for _ in range(POLLS):
        answers.append(question())
        if answers[-1] == wanted:
            return answers
    raise AssertionError(f"never {wanted}: {answers}")


def instance(name):
    return lightsail.get_instance(instanceName=name)["instance"]


def options(name):
    return instance(name)["metadataOptions"]


created = lightsail.create_instances(
    instanceNames=["boto-1", "boto-2"],
    availabilityZone="eu-central-1a",
    blueprintId="ubuntu_22_04",
    bundleId="nano_3_0",
    tags=[{"key": "made-by", "value": "boto3"}],
)
assert [o["operationType"] for o in created["operations"]] == ["CreateInstance"] * 2
assert until(lambda: instance("boto-1")["state"]["name"], "running")[0] == "pending"

before = options("boto-1")
assert before == {
    "state": "applied",
    "httpTokens": "optional",
    "httpEndpoint": "enabled",
    "httpPutResponseHopLimit": 1,
}, before

operation = lightsail.update_instance_metadata_options(
    instanceName="boto-1", httpTokens="required", httpPutResponseHopLimit=2
)["operation"]
assert until(lambda: options("boto-1")["state"], "applied")[0] == "pending"
until(
    lambda: lightsail.get_operation(operationId=operation["id"])["operation"]["status"],
    "Succeeded",
)
assert options("boto-1")["httpTokens"] == "required"
assert options("boto-1")["httpPutResponseHopLimit"] == 2

# What the API reference says of a write without httpTokens: it becomes optional.
lightsail.update_instance_metadata_options(instanceName="boto-1", httpPutResponseHopLimit=3)
assert options("boto-1")["httpTokens"] == "optional"

pages = lightsail.get_paginator("get_instances").paginate()
assert {"boto-1", "boto-2"} <= {i["name"] for page in pages for i in page["instances"]}

now = datetime.now(timezone.utc)
metric = lightsail.get_instance_metric_data(
    instanceName="boto-1",
    metricName="MetadataNoToken",
    period=86400,
    startTime=now - timedelta(days=7),
    endTime=now,
    unit="Count",
    statistics=["Sum"],
)
assert metric["metricData"] == []

try:
    lightsail.get_instance(instanceName="nobody")
    raise AssertionError("found nobody")
except ClientError as error:
    assert error.response["Error"]["Code"] == "NotFoundException", error.response
    assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 404
    assert error.response["ResponseMetadata"]["RequestId"]
    assert isinstance(error, lightsail.exceptions.NotFoundException)

role = sts.assume_role(
    RoleArn="arn:aws:iam::999988887777:role/fleet", RoleSessionName="boto"
)["Credentials"]
elsewhere = boto3.client(
    "lightsail",
    endpoint_url=sys.argv[1],
    region_name="eu-central-1",
    aws_access_key_id=role["AccessKeyId"],
    aws_secret_access_key=role["SecretAccessKey"],
    aws_session_token=role["SessionToken"],
)
assert elsewhere.get_instances()["instances"] == []

lightsail.delete_instance(instanceName="boto-2")
print("done")
