"""Shuts IMDSv1 on two Lightsail instances and a fleet, and audits all of them."""

import pulumi
import pulumi_lightsail as lightsail

config = pulumi.Config()

# One instance by its name, in the provider's region.
web = lightsail.InstanceMetadataOptions(
    "web",
    instance_name=config.require("instanceName"),
    http_tokens=lightsail.HttpTokens.REQUIRED,  # IMDSv1 requests are refused
    http_put_response_hop_limit=2,  # containers on the instance still get their answers
)

# One of another region.
north = lightsail.InstanceMetadataOptions(
    "north",
    instance_name=config.require("northInstanceName"),
    region="eu-north-1",
    http_tokens=lightsail.HttpTokens.REQUIRED,
)

# A whole fleet: every instance whose name begins so, those launched later too.
fleet = lightsail.InstanceMetadataBaseline(
    "fleet",
    selector={"name_prefix": config.require("fleetPrefix")},
    http_tokens=lightsail.HttpTokens.REQUIRED,
)

# Every instance of both regions, once all of the above is applied.
audit = lightsail.get_instances_metadata_options_output(
    selector={"all": True},
    regions=pulumi.Output.all(web.region, north.region),
    opts=pulumi.InvokeOutputOptions(depends_on=[web, north, fleet]),
)

pulumi.export("previousOptions", web.previous_options)
pulumi.export("compliantCount", audit.compliant_count)
pulumi.export("nonCompliant", audit.non_compliant)
