package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// pluginFile is what an SDK says of the plugin it needs.
type pluginFile struct {
	Resource bool   `json:"resource"`
	Name     string `json:"name"`
	Version  string `json:"version"`
	Server   string `json:"server"`
}

func (p pluginFile) dependency() *pulumirpc.PackageDependency {
	return &pulumirpc.PackageDependency{Name: p.Name, Kind: "resource", Version: p.Version, Server: p.Server}
}

// pluginsUnder reads each file of that name under the project's sdks/, but not in installed packages.
func pluginsUnder(
	project *pulumirpc.ProgramInfo, name string, read func([]byte) (pluginFile, error),
) ([]*pulumirpc.PackageDependency, error) {
	var found []*pulumirpc.PackageDependency
	sdks := filepath.Join(project.RootDirectory, "sdks")
	if _, err := os.Stat(sdks); err != nil {
		return nil, nil
	}
	err := filepath.WalkDir(sdks, func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "node_modules" || entry.Name() == "build"):
			return fs.SkipDir
		case entry.Name() != name:
			return nil
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		plugin, err := read(text)
		if err == nil && plugin.Resource {
			found = append(found, plugin.dependency())
		}
		return err
	})
	return found, err
}

// pulumiPlugin reads the file pulumi-plugin.json of an SDK of Python or Go.
func pulumiPlugin(text []byte) (pluginFile, error) {
	var plugin pluginFile
	err := json.Unmarshal(text, &plugin)
	return plugin, err
}
