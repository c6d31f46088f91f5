"""Creates a Lightsail instance with the aws provider and shuts its IMDSv1."""

import pulumi
import pulumi_aws as aws
import pulumi_lightsail as lightsail

instance = aws.lightsail.Instance(
    "web",
    availability_zone="eu-central-1a",
    blueprint_id="ubuntu_24_04",
    bundle_id="nano_3_0",
)

# The ARN names this incarnation of the instance: when it is replaced, the options follow.
options = lightsail.InstanceMetadataOptions(
    "web",
    instance_name=instance.name,
    instance_arn=instance.arn,
    http_tokens=lightsail.HttpTokens.REQUIRED,
    # When the instance goes, there is nothing to put back.
    on_delete=lightsail.OnDelete.KEEP,
)

pulumi.export("instanceArn", options.instance_arn)
pulumi.export("state", options.state)
