package io.github.pulumilightsail.server;

import io.grpc.BindableService;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ServerSocketFactory;

/** The transport: the loopback address only, and messages as large as the engine's. */
public final class PluginServer {
  /** What the engine itself accepts; gRPC's default of 4 MiB is too small for large programs. */
  private static final int MAX_MESSAGE_BYTES = 400 << 20;

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private PluginServer() {}

  /**
   * Listens on a free port. The engine dials 127.0.0.1, so no other address will do. Who connects
   * before {@link #serve} waits in the queue of the system, so the port can be told already.
   */
  public static ServerSocket listen() throws IOException {
    var listener = new BoundOnce();
    listener.bind(new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", LOOPBACK), 0));
    return listener;
  }

  /** Serves who connects to what {@link #listen} gave. */
  public static Server serve(
      ServerSocket listener, BindableService service, ExecutorService executor) throws IOException {
    // gRPC would make pools of its own, in ways that cost more than what they are used for here.
    return OkHttpServerBuilder.forPort(
            listener.getLocalSocketAddress(), InsecureServerCredentials.create())
        .socketFactory(new Giving(listener))
        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
        .executor(executor)
        .transportExecutor(Executors.newCachedThreadPool(PluginServer::daemon))
        .scheduledExecutorService(new ScheduledThreadPoolExecutor(1, PluginServer::daemon))
        .addService(MalformedRequests.refusedBefore(service))
        .build()
        .start();
  }

  private static Thread daemon(Runnable work) {
    return Thread.ofPlatform().daemon().name("transport").unstarted(work);
  }

  /** A socket that is bound already does not mind being bound by gRPC. */
  private static final class BoundOnce extends ServerSocket {
    BoundOnce() throws IOException {}

    @Override
    public void bind(SocketAddress address, int backlog) throws IOException {
      if (!isBound()) {
        super.bind(address, backlog);
      }
    }
  }

  private static final class Giving extends ServerSocketFactory {
    private final ServerSocket listener;

    Giving(ServerSocket listener) {
      this.listener = listener;
    }

    @Override
    public ServerSocket createServerSocket() {
      return listener;
    }

    @Override
    public ServerSocket createServerSocket(int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
      throw new UnsupportedOperationException();
    }
  }
}
