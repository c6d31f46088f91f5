package io.github.pulumilightsail.emulator;

import io.github.pulumilightsail.emulator.behavior.Behavior;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.server.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The arguments of the runnable emulator. */
final class CommandLine {
  static final String USAGE =
      """
      usage: lightsail-emulator [options]
        --port N              listen on this port; 0 (the default) picks a free one
        --host NAME           the address to listen on (127.0.0.1); 0.0.0.0: all there are
        --tls                 HTTPS; the second line of the output is the certificate's PEM file
        --tls-name NAME       what else clients call this host; may be repeated, implies --tls
        --tls-certificate F   where the PEM file is written (a temporary file), implies --tls
        --latency TIME        every call takes this long (50ms)
        --applied-after TIME  options and operations are pending this long (2s), not two reads
        --page-size N         instances on a page of GetInstances (20)
        --rate-limit N        calls per second before ThrottlingException
        --burst N             calls that may come at once after a quiet time (the rate limit)
        --instances N         seed N running instances, web-0001 and so on
        --region NAME         where to seed them; may be repeated (eu-central-1)
        --prefix NAME         what their names begin with (web)
        --blueprint ID        what they are launched from (ubuntu_22_04)
        --set SWITCH=VALUE    any switch of /_emulator/behavior; may be repeated
        --switches FILE       SWITCH=VALUE lines, as tests/aws/run writes them
        --help                this text\
      """;

  private final List<Consumer<LightsailEmulator>> steps = new ArrayList<>();
  private final List<String> regions = new ArrayList<>();
  private EmulatorOptions options = EmulatorOptions.defaults();
  private String blueprint = InstanceSeed.BLUEPRINT;
  private int instances;
  private String prefix = "web";
  private double rate;
  private double burst;
  private boolean help;

  private CommandLine() {}

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException saying which one is wrong
   */
  static CommandLine parse(String... arguments) {
    var line = new CommandLine();
    var rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      line.accept(rest.next(), rest);
    }
    return line;
  }

  private void accept(String option, Iterator<String> rest) {
    switch (option) {
      case "--help" -> help = true;
      case "--port" -> options = options.port(number(option, value(option, rest), 65535));
      case "--host" -> options = options.host(value(option, rest));
      case "--tls" -> options = options.tls(tls());
      case "--tls-name" -> options = options.tls(tls().name(value(option, rest)));
      case "--tls-certificate" ->
          options = options.tls(tls().certificate(Path.of(value(option, rest))));
      case "--blueprint" -> blueprint = value(option, rest);
      case "--latency" -> change(Switches.LATENCY.name(), value(option, rest));
      case "--applied-after" -> {
        var time = value(option, rest);
        change(Switches.APPLIED.name(), time);
        change(Switches.OPERATION_DONE.name(), time);
      }
      case "--page-size" -> change(Switches.PAGE_SIZE.name(), value(option, rest));
      case "--rate-limit" -> rate = positive(option, value(option, rest));
      case "--burst" -> burst = positive(option, value(option, rest));
      case "--instances" ->
          instances = number(option, value(option, rest), EmulatedRegion.LARGEST_FLEET);
      case "--region" -> regions.add(value(option, rest));
      case "--prefix" -> prefix = value(option, rest);
      case "--set" -> set(option, value(option, rest));
      case "--switches" -> lines(value(option, rest)).forEach(line -> set(option, line));
      default -> throw new IllegalArgumentException("unknown option " + option);
    }
  }

  /** The lines of a file that say anything. */
  private static List<String> lines(String file) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines.map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException("--switches " + file + " cannot be read: " + e, e);
    }
  }

  private void set(String option, String assignment) {
    var parts = assignment.split("=", 2);
    if (parts.length != 2) {
      throw new IllegalArgumentException(option + " wants SWITCH=VALUE, not " + assignment);
    }
    change(parts[0], parts[1]);
  }

  private void change(String name, String value) {
    // Into a behavior of its own first, so that a wrong one is reported before anything starts.
    new Behavior().set(name, value);
    steps.add(emulator -> emulator.behavior().set(name, value));
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " wants a value");
    }
    return rest.next();
  }

  private static int number(String option, String text, int most) {
    if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException(
          option + " wants a number up to " + most + ", not " + text);
    }
    return Integer.parseInt(text);
  }

  private static int positive(String option, String text) {
    var number = number(option, text, 1_000_000);
    if (number == 0) {
      throw new IllegalArgumentException(option + " wants a number from 1 up");
    }
    return number;
  }

  private Tls tls() {
    return Objects.requireNonNullElseGet(options.tls(), Tls::defaults);
  }

  EmulatorOptions options() {
    return options;
  }

  boolean help() {
    return help;
  }

  void setUp(LightsailEmulator emulator) {
    steps.forEach(step -> step.accept(emulator));
    if (rate > 0) {
      emulator.faults().rateLimit(rate, burst > 0 ? burst : rate);
    }
    for (var region : regions.isEmpty() ? List.of("eu-central-1") : regions) {
      emulator.region(region).fleet(prefix, instances, blueprint);
    }
  }
}
