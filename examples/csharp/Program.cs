// Shuts IMDSv1 on two Lightsail instances and a fleet, and audits all of them.
using System.Collections.Generic;
using Pulumi;
using Lightsail = PulumiLightsail.Lightsail;

return await Deployment.RunAsync(() =>
{
    var config = new Config();

    // One instance by its name, in the provider's region.
    var web = new Lightsail.InstanceMetadataOptions("web", new()
    {
        InstanceName = config.Require("instanceName"),
        HttpTokens = Lightsail.HttpTokens.Required, // IMDSv1 requests are refused
        HttpPutResponseHopLimit = 2, // containers on the instance still get their answers
    });

    // One of another region.
    var north = new Lightsail.InstanceMetadataOptions("north", new()
    {
        InstanceName = config.Require("northInstanceName"),
        Region = "eu-north-1",
        HttpTokens = Lightsail.HttpTokens.Required,
    });

    // A whole fleet: every instance whose name begins so, those launched later too.
    var fleet = new Lightsail.InstanceMetadataBaseline("fleet", new()
    {
        Selector = new Lightsail.Inputs.InstanceSelectorArgs { NamePrefix = config.Require("fleetPrefix") },
        HttpTokens = Lightsail.HttpTokens.Required,
    });

    // Every instance of both regions, once all of the above is applied.
    var audit = Lightsail.GetInstancesMetadataOptions.Invoke(
        new()
        {
            Selector = new Lightsail.Inputs.InstanceSelectorArgs { All = true },
            Regions = { web.Region, north.Region },
        },
        new InvokeOutputOptions { DependsOn = { web, north, fleet } });

    return new Dictionary<string, object?>
    {
        ["previousOptions"] = web.PreviousOptions,
        ["compliantCount"] = audit.Apply(result => result.CompliantCount),
        ["nonCompliant"] = audit.Apply(result => result.NonCompliant),
    };
});
