package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// generatedSdk names the folder of the SDK that tests/sdk has written.
const generatedSdk = "LIGHTSAIL_TEST_JAVA_SDK"

type java struct{}

// maven runs goals of the project as the real host does: there, too, the program is what the pom says
// that exec:java runs.
func maven(project *pulumirpc.ProgramInfo, goals ...string) *exec.Cmd {
	quiet := []string{"-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "--no-transfer-progress"}
	command := exec.Command("mvn", append(quiet, goals...)...)
	command.Dir = project.ProgramDirectory
	return command
}

func (java) plugins(project *pulumirpc.ProgramInfo) ([]*pulumirpc.PackageDependency, error) {
	command := maven(project, "compile", "exec:java",
		"-DmainClass=com.pulumi.bootstrap.internal.Main", "-DmainArgs=packages")
	var out, all bytes.Buffer
	command.Stdout, command.Stderr = &out, &all
	if err := command.Run(); err != nil {
		return nil, fmt.Errorf("%v: %w\n%s%s", command.Args, err, out.String(), all.String())
	}
	var found []pluginFile
	// Debian's Maven resets its colours behind the value, even where there is no terminal.
	if err := json.NewDecoder(bytes.NewReader(out.Bytes())).Decode(&found); err != nil {
		return nil, fmt.Errorf("the packages of the class path: %w in\n%s", err, out.String())
	}
	var plugins []*pulumirpc.PackageDependency
	for _, each := range found {
		plugins = append(plugins, each.dependency())
	}
	return plugins, nil
}

func (java) install(project *pulumirpc.ProgramInfo) ([]*exec.Cmd, error) {
	return []*exec.Cmd{maven(project, "compile")}, nil
}

func (java) run(request *pulumirpc.RunRequest, _ string) (*exec.Cmd, error) {
	return maven(request.Info, "compile", "exec:java"), nil
}

func (java) generate(*schema.Package, schema.ReferenceLoader) (map[string][]byte, error) {
	folder := os.Getenv(generatedSdk)
	if folder == "" {
		return nil, errors.New(generatedSdk + " names no folder")
	}
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, file)
		if err == nil {
			files[filepath.ToSlash(name)], err = os.ReadFile(file)
		}
		return err
	})
	return files, err
}

// link only tells: of Java projects Pulumi changes none.
func (java) link(_ *pulumirpc.ProgramInfo, sdk string) (string, error) {
	return fmt.Sprintf("Make %s/src/main part of the project, as docs/languages/java.md says.\n", sdk), nil
}
