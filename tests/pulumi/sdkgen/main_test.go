package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const example = "testdata/schema.json"

func TestEveryLanguageIsGeneratedFromAGoodSchema(t *testing.T) {
	out := filepath.Join(t.TempDir(), "with a space")
	if err := run([]string{example, out}); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{
		"nodejs/package.json",
		"python/pulumi_lightsail/instance_metadata_options.py",
		"go/lightsail/instanceMetadataOptions.go",
		"dotnet/PulumiLightsail.Lightsail.csproj",
		"dotnet/logo.png",
	} {
		if _, err := os.Stat(filepath.Join(out, file)); err != nil {
			t.Error(err)
		}
	}
}

func TestOnlyTheLanguagesAskedForAreGenerated(t *testing.T) {
	out := t.TempDir()
	if err := run([]string{example, out, "python"}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 || entries[0].Name() != "python" {
		t.Errorf("got %v", entries)
	}
}

func TestAFolderThatIsNotEmptyIsRefused(t *testing.T) {
	out := t.TempDir()
	if err := os.WriteFile(filepath.Join(out, "old"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	mustFail(t, run([]string{example, out}), "is not empty")
}

func TestAFaultySchemaIsRefused(t *testing.T) {
	good, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	for name, fault := range map[string]struct{ old, new, complaint string }{
		"an unknown required input": {
			`"requiredInputs": ["instanceName"]`, `"requiredInputs": ["name"]`, `unknown required property "name"`,
		},
		"a missing type": {
			"lightsail:index:PreviousOptions\": {\n", "lightsail:index:Other\": {\n", "not found in package",
		},
		"another package": {
			"#/types/lightsail:index:RetryMode", "/aws/v6.0.0/schema.json#/types/aws:s3:X", "must stand alone",
		},
		"a misspelt setting":      {`"rootNamespace"`, `"rootnamespaces"`, "language.csharp"},
		"a misspelt key":          {`"displayName"`, `"displayedName"`, `"displayedName"`},
		"a language left out":     {`"csharp"`, `"fsharp"`, `language "csharp"`},
		"a type that is no type":  {`"type": "boolean"`, `"type": "bool"`, "bool"},
		"not an object of schema": {`"name": "lightsail"`, `"name": 1`, "reading the schema"},
	} {
		t.Run(name, func(t *testing.T) {
			if !bytes.Contains(good, []byte(fault.old)) {
				t.Fatalf("%s does not contain %s", example, fault.old)
			}
			file := filepath.Join(t.TempDir(), "schema.json")
			bad := bytes.ReplaceAll(good, []byte(fault.old), []byte(fault.new))
			if err := os.WriteFile(file, bad, 0o644); err != nil {
				t.Fatal(err)
			}
			mustFail(t, run([]string{file, filepath.Join(t.TempDir(), "out")}), fault.complaint)
		})
	}
}

func TestAnUnknownLanguageIsRefused(t *testing.T) {
	mustFail(t, run([]string{example, t.TempDir(), "cobol"}), "no generator")
}

func mustFail(t *testing.T, err error, complaint string) {
	t.Helper()
	if err == nil {
		t.Fatal("it passed")
	}
	if !strings.Contains(err.Error(), complaint) {
		t.Fatalf("%q does not mention %q", err, complaint)
	}
}

func TestImportsOfSubfoldersLeadToTheFiles(t *testing.T) {
	out := t.TempDir()
	if err := run([]string{example, out, "nodejs"}); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(out, "nodejs/types/input.ts"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), `from "../types/enums";`) {
		t.Errorf("got %s", text)
	}
}

func TestKeysThatOnlyPluginsReadArePassedOver(t *testing.T) {
	good, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	listed := strings.Replace(string(good), `"requiredInputs": ["instanceName"]`,
		`"requiredInputs": ["instanceName"], "listInputs": {"properties": {}}`, 1)
	schema := filepath.Join(t.TempDir(), "schema.json")
	if err := os.WriteFile(schema, []byte(listed), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run([]string{schema, filepath.Join(t.TempDir(), "out"), "go"}); err != nil {
		t.Error(err)
	}
}
