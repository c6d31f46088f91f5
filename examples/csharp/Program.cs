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
        OnDelete = Lightsail.OnDelete.Restore, // destroy puts back what was there before
    });

    // One of another region, by a provider of its own, which slows down where AWS asks for it.
    var northern = new Lightsail.Provider("northern", new()
    {
        Region = "eu-north-1",
        RetryMode = Lightsail.RetryMode.Adaptive,
    });
    var north = new Lightsail.InstanceMetadataOptions("north", new()
    {
        InstanceName = config.Require("northInstanceName"),
        HttpTokens = Lightsail.HttpTokens.Required,
        OnDelete = Lightsail.OnDelete.Restore,
    }, new CustomResourceOptions { Provider = northern });

    // A whole fleet: every instance whose name begins so, those launched later too.
    var fleet = new Lightsail.InstanceMetadataBaseline("fleet", new()
    {
        Selector = new Lightsail.Inputs.InstanceSelectorArgs
        {
            NamePrefix = config.Require("fleetPrefix"),
            Exclude = { web.InstanceName },
        },
        HttpTokens = Lightsail.HttpTokens.Required,
        OnDelete = Lightsail.OnDelete.Restore,
    });

    // Every instance of both regions, once all of the above is applied.
    var audit = Lightsail.GetInstancesMetadataOptions.Invoke(
        new()
        {
            Selector = new Lightsail.Inputs.InstanceSelectorArgs { All = true },
            Regions = { web.Region, north.Region },
            Baseline = new Lightsail.Inputs.BaselineOptionsArgs { HttpTokens = Lightsail.HttpTokens.Required },
        },
        new InvokeOutputOptions { DependsOn = { web, north, fleet } });

    // One of them as it is, and who still asked it by IMDSv1.
    var current = Lightsail.GetInstanceMetadataOptions.Invoke(new() { InstanceName = north.InstanceName, Region = north.Region });
    var usage = Lightsail.GetImdsV1Usage.Invoke(new() { InstanceName = web.InstanceName, Region = web.Region });

    return new Dictionary<string, object?>
    {
        ["previousOptions"] = web.PreviousOptions,
        ["compliantCount"] = audit.Apply(result => result.CompliantCount),
        ["nonCompliant"] = audit.Apply(result => result.NonCompliant),
        ["northHttpTokens"] = current.Apply(result => result.HttpTokens),
        ["imdsV1Calls"] = usage.Apply(result => result.Total),
    };
});
