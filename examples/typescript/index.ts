import * as pulumi from "@pulumi/pulumi";
import * as lightsail from "@pulumilightsail/pulumi-lightsail";

const config = new pulumi.Config();

// One instance by its name, in the provider's region.
const web = new lightsail.InstanceMetadataOptions("web", {
    instanceName: config.require("instanceName"),
    httpTokens: lightsail.HttpTokens.Required, // IMDSv1 requests are refused
    httpPutResponseHopLimit: 2, // containers on the instance still get their answers
});

// One of another region.
const north = new lightsail.InstanceMetadataOptions("north", {
    instanceName: config.require("northInstanceName"),
    region: "eu-north-1",
    httpTokens: lightsail.HttpTokens.Required,
});

// A whole fleet: every instance whose name begins so, those launched later too.
const fleet = new lightsail.InstanceMetadataBaseline("fleet", {
    selector: { namePrefix: config.require("fleetPrefix") },
    httpTokens: lightsail.HttpTokens.Required,
});

// Every instance of both regions, once all of the above is applied.
const audit = lightsail.getInstancesMetadataOptionsOutput(
    {
        selector: { all: true },
        regions: [web.region, north.region],
    },
    { dependsOn: [web, north, fleet] },
);

export const previousOptions = web.previousOptions;
export const compliantCount = audit.compliantCount;
export const nonCompliant = audit.nonCompliant;
