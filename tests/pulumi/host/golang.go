package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"

	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

type golang struct{}

func (golang) plugins(project *pulumirpc.ProgramInfo) ([]*pulumirpc.PackageDependency, error) {
	return pluginsUnder(project, "pulumi-plugin.json", pulumiPlugin)
}

func (golang) install(*pulumirpc.ProgramInfo) ([]*exec.Cmd, error) {
	return []*exec.Cmd{exec.Command("go", "mod", "tidy", "-compat=1.18")}, nil
}

// run builds the program first: of a child of `go run` the end would not be seen.
func (golang) run(request *pulumirpc.RunRequest, _ string) (*exec.Cmd, error) {
	folder, err := os.MkdirTemp("", "program")
	if err != nil {
		return nil, err
	}
	program := filepath.Join(folder, "program")
	build := exec.Command("go", "build", "-o", program, filepath.Join(request.Info.ProgramDirectory, request.Info.EntryPoint))
	build.Dir = request.Info.ProgramDirectory
	if said, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, said)
	}
	return exec.Command(program, request.Args...), nil
}

func (golang) generate(pkg *schema.Package, _ schema.ReferenceLoader) (map[string][]byte, error) {
	return gogen.GeneratePackage("pulumi-language-go", pkg, nil)
}

var moduleLine = regexp.MustCompile(`(?m)^module (\S+)$`)

func (golang) link(project *pulumirpc.ProgramInfo, sdk string) (string, error) {
	file, err := os.ReadFile(filepath.Join(project.RootDirectory, sdk, "go.mod"))
	if err != nil {
		return "", err
	}
	module := moduleLine.FindSubmatch(file)
	if module == nil {
		return "", fmt.Errorf("%s/go.mod names no module", sdk)
	}
	edit := exec.Command("go", "mod", "edit", "-replace", fmt.Sprintf("%s=./%s", module[1], sdk))
	edit.Dir = project.ProgramDirectory
	if said, err := edit.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go mod edit: %w\n%s", err, said)
	}
	return fmt.Sprintf("The SDK is the module %s.\n", module[1]), nil
}
