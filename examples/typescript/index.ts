import * as pulumi from "@pulumi/pulumi";
import * as lightsail from "@pulumilightsail/pulumi-lightsail";

const config = new pulumi.Config();

// One instance by its name, in the provider's region.
const web = new lightsail.InstanceMetadataOptions("web", {
    instanceName: config.require("instanceName"),
    httpTokens: lightsail.HttpTokens.Required, // IMDSv1 requests are refused
    httpPutResponseHopLimit: 2, // containers on the instance still get their answers
    onDelete: lightsail.OnDelete.Restore, // destroy puts back what was there before
});

// One of another region, by a provider of its own, which slows down where AWS asks for it.
const northern = new lightsail.Provider("northern", {
    region: "eu-north-1",
    retryMode: lightsail.RetryMode.Adaptive,
});
const north = new lightsail.InstanceMetadataOptions("north", {
    instanceName: config.require("northInstanceName"),
    httpTokens: lightsail.HttpTokens.Required,
    onDelete: lightsail.OnDelete.Restore,
}, { provider: northern });

// A whole fleet: every instance whose name begins so, those launched later too.
const fleet = new lightsail.InstanceMetadataBaseline("fleet", {
    selector: { namePrefix: config.require("fleetPrefix"), exclude: [web.instanceName] },
    httpTokens: lightsail.HttpTokens.Required,
    onDelete: lightsail.OnDelete.Restore,
});

// Every instance of both regions, once all of the above is applied.
const audit = lightsail.getInstancesMetadataOptionsOutput(
    {
        selector: { all: true },
        regions: [web.region, north.region],
        baseline: { httpTokens: lightsail.HttpTokens.Required },
    },
    { dependsOn: [web, north, fleet] },
);

// One of them as it is, and who still asked it by IMDSv1.
const current = lightsail.getInstanceMetadataOptionsOutput({ instanceName: north.instanceName, region: north.region });
const usage = lightsail.getImdsV1UsageOutput({ instanceName: web.instanceName, region: web.region });

export const previousOptions = web.previousOptions;
export const compliantCount = audit.compliantCount;
export const nonCompliant = audit.nonCompliant;
export const northHttpTokens = current.httpTokens;
export const imdsV1Calls = usage.total;
