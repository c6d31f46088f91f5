package main

import (
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	pygen "github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

type python struct{}

// The real host brings such a file too: the SDK has none that runs a program.
//
//go:embed run.py
var runner string

func (python) plugins(project *pulumirpc.ProgramInfo) ([]*pulumirpc.PackageDependency, error) {
	return pluginsUnder(project, "pulumi-plugin.json", pulumiPlugin)
}

func (p python) install(project *pulumirpc.ProgramInfo) ([]*exec.Cmd, error) {
	environment, err := p.environment(project)
	if err != nil {
		return nil, err
	}
	var commands []*exec.Cmd
	if _, err := os.Stat(environment); errors.Is(err, os.ErrNotExist) {
		commands = append(commands, exec.Command("python3", "-m", "venv", environment))
	}
	pip := []string{"-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt"}
	return append(commands, exec.Command(interpreter(environment), pip...)), nil
}

// environment is the folder that the option `virtualenv` of the project names; this host needs one.
func (python) environment(project *pulumirpc.ProgramInfo) (string, error) {
	name := project.Options.GetFields()["virtualenv"].GetStringValue()
	if name == "" {
		return "", errors.New("Pulumi.yaml has no runtime.options.virtualenv")
	}
	return filepath.Join(project.RootDirectory, name), nil
}

func interpreter(environment string) string { return filepath.Join(environment, "bin", "python") }

func (p python) run(request *pulumirpc.RunRequest, engine string) (*exec.Cmd, error) {
	environment, err := p.environment(request.Info)
	if err != nil {
		return nil, err
	}
	arguments := []string{
		"-u", "-c", runner, request.MonitorAddress, engine, request.Project, request.Stack,
		request.Organization, request.Info.RootDirectory, strconv.Itoa(int(request.Parallel)),
		strconv.FormatBool(request.DryRun), filepath.Join(request.Info.ProgramDirectory, request.Info.EntryPoint),
	}
	return exec.Command(interpreter(environment), append(arguments, request.Args...)...), nil
}

func (python) generate(pkg *schema.Package, loader schema.ReferenceLoader) (map[string][]byte, error) {
	return pygen.GeneratePackage("pulumi-language-python", pkg, nil, loader)
}

// link adds a line to requirements.txt, also where there is one: so does the real host.
func (python) link(project *pulumirpc.ProgramInfo, sdk string) (string, error) {
	file := filepath.Join(project.ProgramDirectory, "requirements.txt")
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	line := "./" + sdk + "\n"
	if len(text) > 0 && !strings.HasSuffix(string(text), "\n") {
		line = "\n" + line
	}
	if err := os.WriteFile(file, append(text, line...), 0o644); err != nil {
		return "", err
	}
	return fmt.Sprintf("The SDK is in %s.\n", sdk), nil
}
