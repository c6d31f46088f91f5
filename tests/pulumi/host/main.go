// Command host is a language host of Pulumi for tests. Those of Java, Node.js, Python and Go are not
// to be had as modules; this one does for a project in a folder what they do, over the same protocol:
// it generates and links an SDK for `pulumi package add`, installs dependencies, tells which plugins
// the project needs, and runs it with the environment that the SDKs read. Built under the name
// pulumi-language-<runtime>, it is the host of that runtime; the engine finds it on PATH.
//
// What it leaves out: debuggers, plugins and policy packs in these languages, `pulumi convert` and
// `pulumi new`, package managers other than npm, pip and Maven, traces, callbacks of the program for
// hooks and transforms beyond what the SDK does by itself. Plugins are looked for in the SDKs under
// sdks/ only, but for Java, where the program's own class path is asked as the real host does. Java's
// generator is not to be had either: the SDK that tests/sdk writes in its shape is laid out instead.
package main

import (
	"context"
	"fmt"
	"log"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

var languages = map[string]language{
	"go":     golang{},
	"java":   java{},
	"nodejs": nodejs{},
	"python": python{},
}

func main() {
	log.SetFlags(0)
	runtime := strings.TrimPrefix(strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe"), "pulumi-language-")
	language, known := languages[runtime]
	if !known || len(os.Args) < 2 {
		log.Fatalf("usage: pulumi-language-{go|java|nodejs|python} <address of the engine>")
	}
	engine := os.Args[len(os.Args)-1]
	if err := serve(language, engine); err != nil {
		log.Fatal(err)
	}
}

// serve answers the engine until it is gone.
func serve(language language, engine string) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := grpc.NewServer(grpc.MaxRecvMsgSize(400 << 20))
	pulumirpc.RegisterLanguageRuntimeServer(server, &host{language: language, engine: engine})
	if err := rpcutil.Healthcheck(context.Background(), engine, 5*time.Second, server.Stop); err != nil {
		return err
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	return server.Serve(listener)
}
