package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	nodegen "github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

type nodejs struct{}

type packageFile struct {
	Name   string     `json:"name"`
	Pulumi pluginFile `json:"pulumi"`
}

func (nodejs) plugins(project *pulumirpc.ProgramInfo) ([]*pulumirpc.PackageDependency, error) {
	return pluginsUnder(project, "package.json", func(text []byte) (pluginFile, error) {
		var file packageFile
		err := json.Unmarshal(text, &file)
		return file.Pulumi, err
	})
}

func (nodejs) install(*pulumirpc.ProgramInfo) ([]*exec.Cmd, error) {
	return []*exec.Cmd{exec.Command("npm", "install", "--loglevel=error", "--no-audit", "--no-fund")}, nil
}

// run starts the entry point that the SDK ships.
func (nodejs) run(request *pulumirpc.RunRequest, engine string) (*exec.Cmd, error) {
	const entry = "@pulumi/pulumi/cmd/run"
	find := exec.Command("node", "-p", fmt.Sprintf("require.resolve(%q)", entry))
	find.Dir = request.Info.ProgramDirectory
	found, err := find.Output()
	if err != nil {
		return nil, fmt.Errorf("%s is not installed: run `pulumi install`", entry)
	}
	arguments := []string{
		strings.TrimSpace(string(found)),
		"--monitor", request.MonitorAddress,
		"--engine", engine,
		"--project", request.Project,
		"--stack", request.Stack,
		"--organization", request.Organization,
		"--root-directory", request.Info.RootDirectory,
		"--pwd", request.Info.ProgramDirectory,
		"--parallel", strconv.Itoa(int(request.Parallel)),
	}
	if request.DryRun {
		arguments = append(arguments, "--dry-run")
	}
	arguments = append(arguments, request.Info.EntryPoint)
	command := exec.Command("node", append(arguments, request.Args...)...)
	command.Env = append(os.Environ(), "PULUMI_NODEJS_TYPESCRIPT=true")
	return command, nil
}

func (nodejs) generate(pkg *schema.Package, loader schema.ReferenceLoader) (map[string][]byte, error) {
	return nodegen.GeneratePackage("pulumi-language-nodejs", pkg, nil, nil, true, loader)
}

func (nodejs) link(project *pulumirpc.ProgramInfo, sdk string) (string, error) {
	text, err := os.ReadFile(filepath.Join(project.RootDirectory, sdk, "package.json"))
	if err != nil {
		return "", err
	}
	var file packageFile
	if err := json.Unmarshal(text, &file); err != nil {
		return "", err
	}
	set := exec.Command("npm", "pkg", "set", fmt.Sprintf("dependencies.%s=file:%s", file.Name, sdk))
	set.Dir = project.ProgramDirectory
	if said, err := set.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm pkg set: %w\n%s", err, said)
	}
	return fmt.Sprintf("The SDK is the package %s.\n", file.Name), nil
}
