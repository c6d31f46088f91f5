package io.github.pulumilightsail.server;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/** The transport: the loopback address only, and messages as large as the engine's. */
public final class PluginServer {
  /** What the engine itself accepts; gRPC's default of 4 MiB is too small for large programs. */
  private static final int MAX_MESSAGE_BYTES = 400 << 20;

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private PluginServer() {}

  /** Listens on a free port. The engine dials 127.0.0.1, so no other address will do. */
  public static Server start(ResourceProviderImplBase service) throws IOException {
    return OkHttpServerBuilder.forPort(
            new InetSocketAddress(loopback(), 0), InsecureServerCredentials.create())
        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .addService(MalformedRequests.refusedBefore(service))
        .build()
        .start();
  }

  private static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress("127.0.0.1", LOOPBACK);
  }
}
