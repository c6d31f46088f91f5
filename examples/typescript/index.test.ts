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
        const region = args.inputs.region ?? "eu-central-1";
        return { id: `${args.inputs.instanceName}@${region}`, state: { ...args.inputs, region } };
    },
    call(args) {
        calls.push(args);
        return { instances: {}, compliantCount: 3, nonCompliant: ["old@eu-north-1"] };
    },
});

function value<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise(resolve => output.apply(resolve));
}

test("the program shuts IMDSv1 everywhere and audits both regions", async () => {
    const program = await import("./index");

    assert.deepEqual(await value(program.nonCompliant), ["old@eu-north-1"]);
    assert.equal(await value(program.compliantCount), 3);
    const inputs = Object.fromEntries(resources.map(resource => [resource.name, resource.inputs]));
    assert.deepEqual(inputs, {
        web: { instanceName: "web-1", httpTokens: "required", httpPutResponseHopLimit: 2, onDelete: "restore", imdsV1UsageCheck: "warn" },
        north: { instanceName: "web-2", region: "eu-north-1", httpTokens: "required", onDelete: "restore", imdsV1UsageCheck: "warn" },
        fleet: { selector: { namePrefix: "app-" }, httpTokens: "required", onDelete: "restore", imdsV1UsageCheck: "warn" },
    });
    assert.deepEqual(calls.map(call => [call.token, call.inputs.regions]), [
        ["lightsail:index:getInstancesMetadataOptions", ["eu-central-1", "eu-north-1"]],
    ]);
});
