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
		OnDelete:                lightsail.OnDeleteRestore,    // destroy puts back what was there before
	})
	if err != nil {
		return err
	}

	// One of another region, by a provider of its own, which slows down where AWS asks for it.
	northern, err := lightsail.NewProvider(ctx, "northern", &lightsail.ProviderArgs{
		Region:    pulumi.String("eu-north-1"),
		RetryMode: lightsail.RetryModeAdaptive,
	})
	if err != nil {
		return err
	}
	north, err := lightsail.NewInstanceMetadataOptions(ctx, "north", &lightsail.InstanceMetadataOptionsArgs{
		InstanceName: pulumi.String(settings.Require("northInstanceName")),
		HttpTokens:   lightsail.HttpTokensRequired,
		OnDelete:     lightsail.OnDeleteRestore,
	}, pulumi.Provider(northern))
	if err != nil {
		return err
	}

	// A whole fleet: every instance whose name begins so, those launched later too.
	fleet, err := lightsail.NewInstanceMetadataBaseline(ctx, "fleet", &lightsail.InstanceMetadataBaselineArgs{
		Selector: lightsail.InstanceSelectorArgs{
			NamePrefix: pulumi.String(settings.Require("fleetPrefix")),
			Exclude:    pulumi.StringArray{web.InstanceName},
		},
		HttpTokens: lightsail.HttpTokensRequired,
		OnDelete:   lightsail.OnDeleteRestore,
	})
	if err != nil {
		return err
	}

	// Every instance of both regions, once all of the above is applied.
	audit := lightsail.GetInstancesMetadataOptionsOutput(ctx, lightsail.GetInstancesMetadataOptionsOutputArgs{
		Selector: lightsail.InstanceSelectorArgs{All: pulumi.Bool(true)},
		Regions:  pulumi.StringArray{web.Region, north.Region},
		Baseline: lightsail.BaselineOptionsArgs{HttpTokens: lightsail.HttpTokensRequired},
	}, pulumi.DependsOn([]pulumi.Resource{web, north, fleet}))

	// One of them as it is, and who still asked it by IMDSv1.
	current := lightsail.LookupInstanceMetadataOptionsOutput(ctx, lightsail.LookupInstanceMetadataOptionsOutputArgs{
		InstanceName: north.InstanceName,
		Region:       north.Region,
	})
	usage := lightsail.GetImdsV1UsageOutput(ctx, lightsail.GetImdsV1UsageOutputArgs{
		InstanceName: web.InstanceName,
		Region:       web.Region,
	})

	ctx.Export("previousOptions", web.PreviousOptions)
	ctx.Export("compliantCount", audit.CompliantCount())
	ctx.Export("nonCompliant", audit.NonCompliant())
	ctx.Export("northHttpTokens", current.HttpTokens())
	ctx.Export("imdsV1Calls", usage.Total())
	return nil
}
