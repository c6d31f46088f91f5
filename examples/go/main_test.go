package main

import (
	"fmt"
	"reflect"
	"sync"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

type recorder struct {
	lock      sync.Mutex
	resources map[string]map[string]any
	calls     []string
}

func (r *recorder) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.resources[args.Name] = args.Inputs.Mappable()
	state := args.Inputs.Copy()
	if _, given := state["region"]; !given {
		state["region"] = resource.NewStringProperty("eu-central-1")
	}
	return args.Name + "-id", state, nil
}

func (r *recorder) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.calls = append(r.calls, fmt.Sprint(args.Token, args.Args["regions"].Mappable()))
	return resource.NewPropertyMapFromMap(map[string]any{
		"instances": map[string]any{}, "compliantCount": 3, "nonCompliant": []any{"old@eu-north-1"},
	}), nil
}

// The program against Pulumi's mocks: no engine, no AWS.
func TestTheProgramShutsIMDSv1EverywhereAndAuditsBothRegions(t *testing.T) {
	t.Setenv("PULUMI_CONFIG",
		`{"project:instanceName": "web-1", "project:northInstanceName": "web-2", "project:fleetPrefix": "app-"}`)
	mocks := &recorder{resources: map[string]map[string]any{}}
	if err := pulumi.RunErr(program, pulumi.WithMocks("project", "stack", mocks)); err != nil {
		t.Fatal(err)
	}

	wanted := map[string]map[string]any{
		"web":   {"instanceName": "web-1", "httpTokens": "required", "httpPutResponseHopLimit": 2.0},
		"north": {"instanceName": "web-2", "httpTokens": "required", "region": "eu-north-1"},
		"fleet": {"selector": map[string]any{"namePrefix": "app-"}, "httpTokens": "required"},
	}
	for _, inputs := range wanted {
		inputs["onDelete"], inputs["imdsV1UsageCheck"] = "restore", "warn"
	}
	if !reflect.DeepEqual(mocks.resources, wanted) {
		t.Errorf("resources:\n got %v\nwant %v", mocks.resources, wanted)
	}
	if want := []string{"lightsail:index:getInstancesMetadataOptions[eu-central-1 eu-north-1]"}; !reflect.DeepEqual(mocks.calls, want) {
		t.Errorf("calls:\n got %v\nwant %v", mocks.calls, want)
	}
}
