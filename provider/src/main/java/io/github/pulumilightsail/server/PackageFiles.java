package io.github.pulumilightsail.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the build packs into the plugin. */
public final class PackageFiles {
  private PackageFiles() {}

  /** The package's schema, as committed: UTF-8, which is also what the protocol wants. */
  static ByteString schema() {
    return UnsafeByteOperations.unsafeWrap(read("/schema.json"));
  }

  /** The version of the build. */
  public static String version() {
    return new String(read("/version.txt"), StandardCharsets.UTF_8).strip();
  }

  private static byte[] read(String name) {
    try (var stream = PackageFiles.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the plugin was built without " + name);
      }
      return stream.readAllBytes();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
