// Command peer is a provider in Go with one resource, the smallest there is: what our start-up time is
// compared with. Build it with `go build -o <folder>/pulumi-resource-peer .`
package main

import (
	"context"
	"log"

	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
)

type Options struct{}

type OptionsArgs struct {
	InstanceName string `pulumi:"instanceName"`
	HTTPTokens   string `pulumi:"httpTokens,optional"`
}

type OptionsState struct{ OptionsArgs }

func (Options) Create(
	_ context.Context, req infer.CreateRequest[OptionsArgs],
) (infer.CreateResponse[OptionsState], error) {
	return infer.CreateResponse[OptionsState]{ID: req.Inputs.InstanceName, Output: OptionsState{req.Inputs}}, nil
}

func main() {
	provider, err := infer.NewProviderBuilder().
		WithResources(infer.Resource(Options{})).
		WithModuleMap(map[tokens.ModuleName]tokens.ModuleName{"main": "index"}).
		Build()
	if err == nil {
		err = provider.Run(context.Background(), "peer", "0.1.0")
	}
	if err != nil {
		log.Fatal(err)
	}
}
