// Command sdkgen generates the SDKs of a Pulumi schema with the generators that ship as Go modules
// (Node.js, Python, Go, .NET) and fails on anything they complain about.
//
//	go run . <schema.json> <outdir> [nodejs|python|go|dotnet ...]
//
// It uses no network: the one thing a generator would download, the logo of the .NET package, is
// served from this process.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/pulumi/pulumi/pkg/v3/codegen/dotnet"
	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const tool = "pulumi-lightsail"

var languages = []string{"nodejs", "python", "go", "dotnet"}

func main() {
	log.SetFlags(0)
	log.SetPrefix("sdkgen: ")
	if err := run(os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}

func run(args []string) error {
	if len(args) < 2 {
		return errors.New("usage: sdkgen <schema.json> <outdir> [" + strings.Join(languages, "|") + " ...]")
	}
	schemaFile, outdir, wanted := args[0], args[1], args[2:]
	if len(wanted) == 0 {
		wanted = languages
	}
	for _, language := range wanted {
		if !slices.Contains(languages, language) {
			return fmt.Errorf("no generator for %q; there are %s", language, strings.Join(languages, ", "))
		}
	}
	raw, err := os.ReadFile(schemaFile)
	if err != nil {
		return err
	}
	if err := requireEmpty(outdir); err != nil {
		return err
	}
	for _, language := range wanted {
		files, err := generate(language, raw)
		if err != nil {
			return fmt.Errorf("%s: %w", language, err)
		}
		if err := write(filepath.Join(outdir, language), files); err != nil {
			return err
		}
		log.Printf("%s: %d files", language, len(files))
	}
	return nil
}

// requireEmpty keeps files of an older run from passing for generated ones.
func requireEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty: give a folder that does not exist yet", dir)
	}
	return nil
}

// generate binds the schema anew for each language, because a generator changes the package it gets.
func generate(language string, raw []byte) (map[string][]byte, error) {
	logo := serveLogo()
	defer logo.Close()
	pkg, err := bind(raw, logo.URL+"/logo.png")
	if err != nil {
		return nil, err
	}
	complaints, restore, err := captureStderr()
	if err != nil {
		return nil, err
	}
	files, err := generateWith(language, pkg)
	restore()
	said := strings.TrimSpace(<-complaints)
	if err != nil {
		return nil, err
	}
	if said != "" {
		return nil, fmt.Errorf("the generator complained:\n%s", said)
	}
	if len(files) == 0 {
		return nil, errors.New("nothing was generated")
	}
	if language == "nodejs" {
		repairImports(files)
	}
	return files, nil
}

var relativeImport = regexp.MustCompile(`from "\./([^"]+)";`)

// repairImports makes imports of files in subfolders lead to where the files are. Built with Go 1.26,
// whose filepath.Rel no longer answers "../." but "..", the generator takes them for neighbours.
func repairImports(files map[string][]byte) {
	exists := func(module string) bool {
		_, file := files[module+".ts"]
		_, folder := files[path.Join(module, "index.ts")]
		return file || folder
	}
	for name, content := range files {
		folder := path.Dir(name)
		if path.Ext(name) != ".ts" || folder == "." {
			continue
		}
		files[name] = relativeImport.ReplaceAllFunc(content, func(found []byte) []byte {
			module := string(relativeImport.FindSubmatch(found)[1])
			if !exists(path.Join(folder, module)) && exists(path.Join(folder, "..", module)) {
				return []byte(`from "../` + module + `";`)
			}
			return found
		})
	}
}

func generateWith(language string, pkg *schema.Package) (map[string][]byte, error) {
	switch language {
	case "nodejs":
		return nodejs.GeneratePackage(tool, pkg, nil, nil, false, noLoader{})
	case "python":
		return python.GeneratePackage(tool, pkg, nil, noLoader{})
	case "go":
		return gogen.GeneratePackage(tool, pkg, nil)
	case "dotnet":
		return dotnet.GeneratePackage(tool, pkg, nil, nil)
	}
	return nil, fmt.Errorf("no generator for %q", language)
}

func bind(raw []byte, logoURL string) (*schema.Package, error) {
	known, err := withoutNewerKeys(raw)
	if err != nil {
		return nil, fmt.Errorf("reading the schema: %w", err)
	}
	var spec schema.PackageSpec
	if err := decodeStrictly(known, &spec); err != nil {
		return nil, fmt.Errorf("reading the schema: %w", err)
	}
	settings := map[string]any{
		"nodejs": &nodejs.NodePackageInfo{},
		"python": &python.PackageInfo{},
		"go":     &gogen.GoPackageInfo{},
		"csharp": &dotnet.CSharpPackageInfo{},
	}
	for language, target := range settings {
		block, given := spec.Language[language]
		if !given {
			return nil, fmt.Errorf("the schema has no settings for language %q", language)
		}
		if err := decodeStrictly(block, target); err != nil {
			return nil, fmt.Errorf("reading the schema's language.%s: %w", language, err)
		}
	}
	spec.LogoURL = logoURL
	pkg, diagnostics, err := schema.BindSpec(spec, noLoader{}, schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	if len(diagnostics) > 0 {
		return nil, fmt.Errorf("the schema has %d diagnostic(s):\n%s", len(diagnostics), list(diagnostics))
	}
	return pkg, nil
}

// withoutNewerKeys takes out what this version of the generators does not know and no SDK shows:
// `listInputs`, which `pulumi do ... list` reads from the plugin.
func withoutNewerKeys(raw []byte) ([]byte, error) {
	var document map[string]json.RawMessage
	if err := json.Unmarshal(raw, &document); err != nil {
		return nil, err
	}
	var resources map[string]map[string]json.RawMessage
	if given, found := document["resources"]; found {
		if err := json.Unmarshal(given, &resources); err != nil {
			return nil, err
		}
		for _, resource := range resources {
			delete(resource, "listInputs")
		}
		stripped, err := json.Marshal(resources)
		if err != nil {
			return nil, err
		}
		document["resources"] = stripped
	}
	return json.Marshal(document)
}

// decodeStrictly fails on a misspelt key, which the generators would pass over in silence.
func decodeStrictly(raw []byte, target any) error {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	return decoder.Decode(target)
}

func list(diagnostics hcl.Diagnostics) string {
	var lines []string
	for _, d := range diagnostics {
		severity := "error"
		if d.Severity == hcl.DiagWarning {
			severity = "warning"
		}
		lines = append(lines, strings.TrimRight(fmt.Sprintf("  %s: %s %s", severity, d.Summary, d.Detail), " "))
	}
	return strings.Join(lines, "\n")
}

// captureStderr collects what the generators print instead of returning.
func captureStderr() (<-chan string, func(), error) {
	reader, writer, err := os.Pipe()
	if err != nil {
		return nil, nil, err
	}
	complaints, stderr := make(chan string, 1), os.Stderr
	os.Stderr = writer
	go func() {
		text, _ := io.ReadAll(reader)
		complaints <- string(text)
	}()
	return complaints, func() {
		os.Stderr = stderr
		writer.Close()
	}, nil
}

func write(dir string, files map[string][]byte) error {
	for name, content := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// serveLogo answers the .NET generator, which downloads the package's logo while it runs.
func serveLogo() *httptest.Server {
	const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
	image, err := base64.StdEncoding.DecodeString(pixel)
	if err != nil {
		panic(err)
	}
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		_, _ = w.Write(image)
	}))
}
