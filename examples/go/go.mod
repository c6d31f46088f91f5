module lightsail-example-go

go 1.24

require (
	github.com/pulumi/pulumi/sdk/v3 v3.220.0
	github.com/pulumilightsail/pulumi-lightsail/sdk v0.1.0
)

// Where `pulumi package add` puts the SDK.
replace github.com/pulumilightsail/pulumi-lightsail/sdk => ./sdks/lightsail
