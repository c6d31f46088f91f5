package io.github.pulumilightsail.emulator.api;

/**
 * One operation that can be called.
 *
 * @param mutating whether it changes instances when it succeeds
 * @param signed whether it needs a signature; a web identity token stands in for one
 */
public record Operation(String name, boolean mutating, boolean signed, Handler handler) {

  static Operation read(String name, Handler handler) {
    return new Operation(name, false, true, handler);
  }

  static Operation write(String name, Handler handler) {
    return new Operation(name, true, true, handler);
  }

  static Operation unsigned(String name, Handler handler) {
    return new Operation(name, false, false, handler);
  }
}
