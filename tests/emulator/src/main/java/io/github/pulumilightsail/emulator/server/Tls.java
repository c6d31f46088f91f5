package io.github.pulumilightsail.emulator.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * HTTPS with a certificate that is made at the start, for the loopback addresses, {@code localhost}
 * and the host that is listened on.
 *
 * @param names what else clients call the emulator: host names or addresses
 * @param certificate where the certificate is written, in PEM, for clients to trust; null: a
 *     temporary file
 */
public record Tls(List<String> names, @Nullable Path certificate) {

  public Tls {
    names = List.copyOf(names);
  }

  public static Tls defaults() {
    return new Tls(List.of(), null);
  }

  public Tls name(String another) {
    var all = new ArrayList<>(names);
    all.add(another);
    return new Tls(all, certificate);
  }

  public Tls certificate(Path file) {
    return new Tls(names, file);
  }
}
