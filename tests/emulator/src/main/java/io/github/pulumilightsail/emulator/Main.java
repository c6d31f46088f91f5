package io.github.pulumilightsail.emulator;

import java.io.UncheckedIOException;

/** Runs an emulator until the process is told to end. Its URL is the first line of the output. */
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
      var emulator = LightsailEmulator.start(EmulatorOptions.defaults().port(line.port()));
      line.setUp(emulator);
      System.out.println(emulator.uri());
      System.out.flush();
    } catch (UncheckedIOException e) {
      System.err.println("lightsail-emulator: port " + line.port() + ": " + e.getMessage());
      System.exit(1);
    }
  }
}
