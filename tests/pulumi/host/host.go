package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/emptypb"
)

// language is what differs from one runtime to the other.
type language interface {
	// plugins that a project needs, as its SDKs say.
	plugins(project *pulumirpc.ProgramInfo) ([]*pulumirpc.PackageDependency, error)
	// install gives the commands that install the project's dependencies, in order.
	install(project *pulumirpc.ProgramInfo) ([]*exec.Cmd, error)
	// run gives the command that runs the program. Its environment has what environment() says.
	run(request *pulumirpc.RunRequest, engine string) (*exec.Cmd, error)
	// generate gives the files of the SDK of a package.
	generate(pkg *schema.Package, loader schema.ReferenceLoader) (map[string][]byte, error)
	// link makes an SDK in a folder of the project one of its dependencies, and tells what to do then.
	link(project *pulumirpc.ProgramInfo, sdk string) (string, error)
}

// showedTheError is the exit code by which an SDK says that the user has been told already.
const showedTheError = 32

type host struct {
	pulumirpc.UnimplementedLanguageRuntimeServer
	language language
	engine   string
}

func (h *host) Handshake(
	context.Context, *pulumirpc.LanguageHandshakeRequest,
) (*pulumirpc.LanguageHandshakeResponse, error) {
	return &pulumirpc.LanguageHandshakeResponse{}, nil
}

func (h *host) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: "0.0.1"}, nil
}

func (h *host) GetRequiredPackages(
	_ context.Context, request *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	plugins, err := h.language.plugins(request.Info)
	return &pulumirpc.GetRequiredPackagesResponse{Packages: plugins}, err
}

func (h *host) InstallDependencies(
	request *pulumirpc.InstallDependenciesRequest, server pulumirpc.LanguageRuntime_InstallDependenciesServer,
) error {
	closer, stdout, stderr, err := rpcutil.MakeInstallDependenciesStreams(server, request.IsTerminal)
	if err != nil {
		return err
	}
	defer closer.Close()
	commands, err := h.language.install(request.Info)
	if err != nil {
		return err
	}
	for _, command := range commands {
		command.Dir = request.Info.ProgramDirectory
		command.Stdout, command.Stderr = stdout, stderr
		if err := command.Run(); err != nil {
			return fmt.Errorf("%v: %w", command.Args, err)
		}
	}
	return closer.Close()
}

func (h *host) Run(ctx context.Context, request *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	command, err := h.language.run(request, h.engine)
	if err != nil {
		return &pulumirpc.RunResponse{Error: err.Error()}, nil
	}
	command.Dir = request.Pwd
	command.Env = append(command.Environ(), environment(request, h.engine)...)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	stop := context.AfterFunc(ctx, func() { _ = command.Process.Kill() })
	defer stop()
	var exit *exec.ExitError
	switch err := command.Run(); {
	case errors.As(err, &exit) && exit.ExitCode() == showedTheError:
		return &pulumirpc.RunResponse{Bail: true}, nil
	case err != nil:
		return &pulumirpc.RunResponse{Error: fmt.Sprintf("%v: %v", command.Args, err)}, nil
	}
	return &pulumirpc.RunResponse{}, nil
}

// environment is what the SDKs of Go and Java read, and of the configuration all of them.
func environment(request *pulumirpc.RunRequest, engine string) []string {
	// What is empty is nil here, and the SDKs take no null.
	config, _ := json.Marshal(maps.Collect(maps.All(request.Config)))
	secrets, _ := json.Marshal(append([]string{}, request.ConfigSecretKeys...))
	return []string{
		"PULUMI_ORGANIZATION=" + request.Organization,
		"PULUMI_PROJECT=" + request.Project,
		"PULUMI_STACK=" + request.Stack,
		"PULUMI_ROOT_DIRECTORY=" + request.Info.RootDirectory,
		"PULUMI_MONITOR=" + request.MonitorAddress,
		"PULUMI_ENGINE=" + engine,
		"PULUMI_DRY_RUN=" + strconv.FormatBool(request.DryRun),
		"PULUMI_PARALLEL=" + strconv.Itoa(int(request.Parallel)),
		"PULUMI_CONFIG=" + string(config),
		"PULUMI_CONFIG_SECRET_KEYS=" + string(secrets),
	}
}

func (h *host) GeneratePackage(
	_ context.Context, request *pulumirpc.GeneratePackageRequest,
) (*pulumirpc.GeneratePackageResponse, error) {
	client, err := schema.NewLoaderClient(request.LoaderTarget)
	if err != nil {
		return nil, err
	}
	defer client.Close()
	loader := schema.NewCachedLoader(client)
	var spec schema.PackageSpec
	if err := json.Unmarshal([]byte(request.Schema), &spec); err != nil {
		return nil, err
	}
	pkg, diagnostics, err := schema.BindSpec(spec, loader, schema.ValidationOptions{AllowDanglingReferences: true})
	if err != nil {
		return nil, err
	}
	response := &pulumirpc.GeneratePackageResponse{Diagnostics: plugin.HclDiagnosticsToRPCDiagnostics(diagnostics)}
	if diagnostics.HasErrors() {
		return response, nil
	}
	files, err := h.language.generate(pkg, loader)
	if err != nil {
		return nil, err
	}
	for name, content := range files {
		file := filepath.Join(request.Directory, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return nil, err
		}
	}
	return response, nil
}

func (h *host) Link(_ context.Context, request *pulumirpc.LinkRequest) (*pulumirpc.LinkResponse, error) {
	response := &pulumirpc.LinkResponse{}
	for _, each := range request.Packages {
		told, err := h.language.link(request.Info, filepath.ToSlash(each.Path))
		if err != nil {
			return nil, err
		}
		response.ImportInstructions += told
	}
	return response, nil
}

func (h *host) Cancel(context.Context, *emptypb.Empty) (*emptypb.Empty, error) {
	return &emptypb.Empty{}, nil
}
