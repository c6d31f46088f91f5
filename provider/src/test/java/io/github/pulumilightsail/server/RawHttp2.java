package io.github.pulumilightsail.server;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection that says what no client library lets one say. */
final class RawHttp2 implements Closeable {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int END_HEADERS = 4;

  private final Socket socket;
  private final OutputStream out;

  RawHttp2(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    out = socket.getOutputStream();
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  /** Begins a call as stream 1. */
  void begin(String path) throws IOException {
    var block = new ByteArrayOutputStream();
    header(block, ":method", "POST");
    header(block, ":scheme", "http");
    header(block, ":path", path);
    header(block, ":authority", "localhost");
    header(block, "content-type", "application/grpc");
    header(block, "te", "trailers");
    frame(HEADERS, END_HEADERS, 1, block.toByteArray());
  }

  void send(byte... data) throws IOException {
    frame(DATA, 0, 1, data);
  }

  /** The error code with which the other side ends stream 1, once it does. */
  int untilReset() throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    while (true) {
      var length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      var type = in.readUnsignedByte();
      var _ = in.readUnsignedByte();
      var _ = in.readInt();
      var payload = in.readNBytes(length);
      if (type == RST_STREAM) {
        return payload[3];
      }
    }
  }

  private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    out.write(
        new byte[] {
          (byte) (payload.length >> 16),
          (byte) (payload.length >> 8),
          (byte) payload.length,
          (byte) type,
          (byte) flags,
          0,
          0,
          0,
          (byte) stream
        });
    out.write(payload);
    out.flush();
  }

  /** A header in HPACK's plainest form: literal, not indexed, not compressed. */
  private static void header(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    for (var text : new String[] {name, value}) {
      block.write(text.length());
      block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
