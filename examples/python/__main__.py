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
    on_delete=lightsail.OnDelete.RESTORE,  # destroy puts back what was there before
)

# One of another region, by a provider of its own, which slows down where AWS asks for it.
northern = lightsail.Provider(
    "northern",
    region="eu-north-1",
    retry_mode=lightsail.RetryMode.ADAPTIVE,
)
north = lightsail.InstanceMetadataOptions(
    "north",
    instance_name=config.require("northInstanceName"),
    http_tokens=lightsail.HttpTokens.REQUIRED,
    on_delete=lightsail.OnDelete.RESTORE,
    opts=pulumi.ResourceOptions(provider=northern),
)

# A whole fleet: every instance whose name begins so, those launched later too.
fleet = lightsail.InstanceMetadataBaseline(
    "fleet",
    selector=lightsail.InstanceSelectorArgs(
        name_prefix=config.require("fleetPrefix"),
        exclude=[web.instance_name],
    ),
    http_tokens=lightsail.HttpTokens.REQUIRED,
    on_delete=lightsail.OnDelete.RESTORE,
)

# Every instance of both regions, once all of the above is applied. Objects that a function takes are
# given as these classes: of a plain dict Pulumi would not translate the names.
audit = lightsail.get_instances_metadata_options_output(
    selector=lightsail.InstanceSelector(all=True),
    regions=pulumi.Output.all(web.region, north.region),
    baseline=lightsail.BaselineOptions(http_tokens=lightsail.HttpTokens.REQUIRED),
    opts=pulumi.InvokeOutputOptions(depends_on=[web, north, fleet]),
)

# One of them as it is, and who still asked it by IMDSv1.
current = lightsail.get_instance_metadata_options_output(
    instance_name=north.instance_name, region=north.region
)
usage = lightsail.get_imds_v1_usage_output(instance_name=web.instance_name, region=web.region)

pulumi.export("previousOptions", web.previous_options)
pulumi.export("compliantCount", audit.compliant_count)
pulumi.export("nonCompliant", audit.non_compliant)
pulumi.export("northHttpTokens", current.http_tokens)
pulumi.export("imdsV1Calls", usage.total)
