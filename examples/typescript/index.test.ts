// The program against Pulumi's mocks: npm test. No engine, no AWS.
import assert from "node:assert/strict";
import test from "node:test";
import * as pulumi from "@pulumi/pulumi";

const resources: pulumi.runtime.MockResourceArgs[] = [];
const calls: pulumi.runtime.MockCallArgs[] = [];

pulumi.runtime.setAllConfig({
    "project:instanceName": "web-1",
    "project:northInstanceName": "web-2",
    "project:fleetPrefix": "app-",
});
pulumi.runtime.setMocks({
    newResource(args) {
        resources.push(args);
        const region = args.name === "north" ? "eu-north-1" : "eu-central-1";
        return { id: `${args.inputs.instanceName}@${region}`, state: { ...args.inputs, region } };
    },
    call(args) {
        calls.push(args);
        return { instances: {}, compliantCount: 3, nonCompliant: ["old@eu-north-1"], total: 7 };
    },
});

function value<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise(resolve => output.apply(resolve));
}

test("the program shuts IMDSv1 everywhere and audits both regions", async () => {
    const program = await import("./index");

    assert.deepEqual(await value(program.nonCompliant), ["old@eu-north-1"]);
    assert.equal(await value(program.compliantCount), 3);
    assert.equal(await value(program.imdsV1Calls), 7);
    await value(pulumi.output(program.northHttpTokens));
    const inputs = Object.fromEntries(resources.map(resource => [resource.name, resource.inputs]));
    assert.deepEqual(inputs, {
        web: { instanceName: "web-1", httpTokens: "required", httpPutResponseHopLimit: 2, onDelete: "restore", imdsV1UsageCheck: "warn" },
        northern: { region: "eu-north-1", retryMode: "adaptive" },
        north: { instanceName: "web-2", httpTokens: "required", onDelete: "restore", imdsV1UsageCheck: "warn" },
        fleet: { selector: { namePrefix: "app-", exclude: ["web-1"] }, httpTokens: "required", onDelete: "restore", imdsV1UsageCheck: "warn" },
    });
    assert.deepEqual(Object.fromEntries(calls.map(call => [call.token.split(":")[2], call.inputs])), {
        getInstancesMetadataOptions: {
            selector: { all: true },
            regions: ["eu-central-1", "eu-north-1"],
            baseline: { httpTokens: "required" },
        },
        getInstanceMetadataOptions: { instanceName: "web-2", region: "eu-north-1" },
        getImdsV1Usage: { instanceName: "web-1", region: "eu-central-1" },
    });
});
