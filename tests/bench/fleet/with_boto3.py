"""What a careful person writes with boto3: list, write what deviates with a pool of threads, wait.

Arguments: endpoint, how many threads."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config

endpoint, parallel = sys.argv[1], int(sys.argv[2])
client = boto3.client(
    "lightsail",
    region_name="eu-central-1",
    endpoint_url=endpoint,
    config=Config(
        max_pool_connections=parallel, retries={"mode": "standard", "max_attempts": 20}
    ),
)


def bring_into_line(name):
    operation = client.update_instance_metadata_options(instanceName=name, httpTokens="required")
    operation = operation["operation"]
    while operation["status"] not in ("Completed", "Succeeded"):
        if operation["status"] == "Failed":
            raise SystemExit(f"{name}: {operation}")
        time.sleep(1)
        operation = client.get_operation(operationId=operation["id"])["operation"]


names = [
    instance["name"]
    for page in client.get_paginator("get_instances").paginate()
    for instance in page["instances"]
    if instance["metadataOptions"]["httpTokens"] != "required"
]
with ThreadPoolExecutor(parallel) as pool:
    list(pool.map(bring_into_line, names))
