package main

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

type recorder struct {
	lock      sync.Mutex
	resources map[string]map[string]any
	calls     map[string]map[string]any
}

func (r *recorder) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.resources[args.Name] = args.Inputs.Mappable()
	state := args.Inputs.Copy()
	region := "eu-central-1"
	if args.Name == "north" {
		region = "eu-north-1"
	}
	state["region"] = resource.NewStringProperty(region)
	return args.Name + "-id", state, nil
}

func (r *recorder) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.calls[args.Token[strings.LastIndex(args.Token, ":")+1:]] = args.Args.Mappable()
	return resource.NewPropertyMapFromMap(map[string]any{
		"instances": map[string]any{}, "compliantCount": 3, "nonCompliant": []any{"old@eu-north-1"}, "total": 7.0,
	}), nil
}

// The program against Pulumi's mocks: no engine, no AWS.
func TestTheProgramShutsIMDSv1EverywhereAndAuditsBothRegions(t *testing.T) {
	t.Setenv("PULUMI_CONFIG",
		`{"project:instanceName": "web-1", "project:northInstanceName": "web-2", "project:fleetPrefix": "app-"}`)
	mocks := &recorder{resources: map[string]map[string]any{}, calls: map[string]map[string]any{}}
	if err := pulumi.RunErr(program, pulumi.WithMocks("project", "stack", mocks)); err != nil {
		t.Fatal(err)
	}

	wanted := map[string]map[string]any{
		"web":   {"instanceName": "web-1", "httpTokens": "required", "httpPutResponseHopLimit": 2.0},
		"north": {"instanceName": "web-2", "httpTokens": "required"},
		"fleet": {
			"selector":   map[string]any{"namePrefix": "app-", "exclude": []any{"web-1"}},
			"httpTokens": "required",
		},
	}
	for _, inputs := range wanted {
		inputs["onDelete"], inputs["imdsV1UsageCheck"] = "restore", "warn"
	}
	wanted["northern"] = map[string]any{"region": "eu-north-1", "retryMode": "adaptive"}
	if !reflect.DeepEqual(mocks.resources, wanted) {
		t.Errorf("resources:\n got %v\nwant %v", mocks.resources, wanted)
	}
	calls := map[string]map[string]any{
		"getInstancesMetadataOptions": {
			"selector": map[string]any{"all": true},
			"regions":  []any{"eu-central-1", "eu-north-1"},
			"baseline": map[string]any{"httpTokens": "required"},
		},
		"getInstanceMetadataOptions": {"instanceName": "web-2", "region": "eu-north-1"},
		"getImdsV1Usage":             {"instanceName": "web-1", "region": "eu-central-1"},
	}
	if !reflect.DeepEqual(mocks.calls, calls) {
		t.Errorf("calls:\n got %v\nwant %v", mocks.calls, calls)
	}
}
