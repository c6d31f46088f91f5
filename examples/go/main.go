// Shuts IMDSv1 on two Lightsail instances and a fleet, and audits all of them.
package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
	"github.com/pulumilightsail/pulumi-lightsail/sdk/go/lightsail"
)

func main() {
	pulumi.Run(program)
}

func program(ctx *pulumi.Context) error {
	settings := config.New(ctx, "")

	// One instance by its name, in the provider's region.
	web, err := lightsail.NewInstanceMetadataOptions(ctx, "web", &lightsail.InstanceMetadataOptionsArgs{
		InstanceName:            pulumi.String(settings.Require("instanceName")),
		HttpTokens:              lightsail.HttpTokensRequired, // IMDSv1 requests are refused
		HttpPutResponseHopLimit: pulumi.Int(2),                // containers on the instance still get their answers
	})
	if err != nil {
		return err
	}

	// One of another region.
	north, err := lightsail.NewInstanceMetadataOptions(ctx, "north", &lightsail.InstanceMetadataOptionsArgs{
		InstanceName: pulumi.String(settings.Require("northInstanceName")),
		Region:       pulumi.String("eu-north-1"),
		HttpTokens:   lightsail.HttpTokensRequired,
	})
	if err != nil {
		return err
	}

	// A whole fleet: every instance whose name begins so, those launched later too.
	fleet, err := lightsail.NewInstanceMetadataBaseline(ctx, "fleet", &lightsail.InstanceMetadataBaselineArgs{
		Selector:   lightsail.InstanceSelectorArgs{NamePrefix: pulumi.String(settings.Require("fleetPrefix"))},
		HttpTokens: lightsail.HttpTokensRequired,
	})
	if err != nil {
		return err
	}

	// Every instance of both regions, once all of the above is applied.
	audit := lightsail.GetInstancesMetadataOptionsOutput(ctx, lightsail.GetInstancesMetadataOptionsOutputArgs{
		Selector: lightsail.InstanceSelectorArgs{All: pulumi.Bool(true)},
		Regions:  pulumi.StringArray{web.Region, north.Region},
	}, pulumi.DependsOn([]pulumi.Resource{web, north, fleet}))

	ctx.Export("previousOptions", web.PreviousOptions)
	ctx.Export("compliantCount", audit.CompliantCount())
	ctx.Export("nonCompliant", audit.NonCompliant())
	return nil
}
