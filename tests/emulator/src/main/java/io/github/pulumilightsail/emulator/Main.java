package io.github.pulumilightsail.emulator;

import java.io.UncheckedIOException;

/**
 * Runs an emulator until the process is told to end. Its URL is the first line of the output, and
 * with TLS the file of its certificate the second.
 */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    CommandLine line;
    try {
      line = CommandLine.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("lightsail-emulator: " + e.getMessage());
      System.err.println(CommandLine.USAGE);
      System.exit(2);
      return;
    }
    if (line.help()) {
      System.out.println(CommandLine.USAGE);
      return;
    }
    try {
      // Never closed: its server's thread keeps the process, and SIGTERM ends both.
      var emulator = LightsailEmulator.start(line.options());
      line.setUp(emulator);
      System.out.println(emulator.uri());
      emulator.certificate().ifPresent(System.out::println);
      System.out.flush();
    } catch (UncheckedIOException e) {
      System.err.println(
          "lightsail-emulator: %s, port %d: %s"
              .formatted(line.options().host(), line.options().port(), e.getMessage()));
      System.exit(1);
    }
  }
}
