package io.github.pulumilightsail.aws.environment;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which calls go through a proxy, by the variables that every tool reads: {@code HTTPS_PROXY},
 * {@code HTTP_PROXY} and {@code NO_PROXY}, in letters of any size. Where several are there, that in
 * small letters counts, even if it is empty: so does the AWS CLI. What it calls without a proxy is
 * called so here; and what Go's programs call without one, too: hosts that {@code NO_PROXY} has
 * with a star, with the port of their scheme, or in a range of addresses, and a star beside others.
 * This machine itself and the metadata services are never asked through a proxy.
 */
public final class Proxies {
  /** Instances, containers and pods are told of themselves there. */
  private static final List<String> METADATA =
      List.of(
          "169.254.169.254", "169.254.170.2", "169.254.170.23", "fd00:ec2::254", "fd00:ec2::23");

  private final Variables variables;

  Proxies(Variables variables) {
    this.variables = variables;
  }

  /**
   * The proxy for calls to an address.
   *
   * @throws EnvironmentException where a variable has a value that is none
   */
  public Optional<Proxy> of(URI address) {
    var name = name(address);
    return variables
        .get(name)
        .filter(_ -> !isOfThisMachine(address) && exception(address).isEmpty())
        .map(value -> Proxy.parse(name, value));
  }

  /**
   * By which variables a call goes through a proxy or past it, for messages; empty for what is
   * called directly whatever they have.
   */
  public Optional<String> why(URI address) {
    if (isOfThisMachine(address)) {
      return Optional.empty();
    }
    var name = name(address);
    if (variables.get(name).isEmpty()) {
      return Optional.of(name + " is not set");
    }
    return Optional.of(
        exception(address)
            .map(entry ->
                "%s has \"%s\", so the proxy of %s is not asked"
                    .formatted(name("NO_PROXY"), entry, name))
            .orElseGet(() ->
                "the proxy of %s is asked, as %s does not name the host"
                    .formatted(name, name("NO_PROXY"))));
  }

  private String name(URI address) {
    return name("https".equalsIgnoreCase(address.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY");
  }

  /** All that variables name. */
  public Stream<Proxy> all() {
    return Stream.of("HTTPS_PROXY", "HTTP_PROXY")
        .map(this::name)
        .flatMap(name -> variables.get(name).map(value -> Proxy.parse(name, value)).stream());
  }

  private String name(String variable) {
    var small = variable.toLowerCase(Locale.ROOT);
    return variables.has(small) ? small : variables.spelled(variable);
  }

  private static boolean isOfThisMachine(URI address) {
    if (address.getHost() == null) {
      return true;
    }
    var host = plain(address.getHost());
    return isLoopback(host) || METADATA.contains(host);
  }

  /** What of {@code NO_PROXY} means an address. */
  private Optional<String> exception(URI address) {
    return variables.get(name("NO_PROXY")).stream()
        .flatMap(list -> Stream.of(list.split(",")))
        .map(String::strip)
        .filter(entry -> covers(entry, plain(address.getHost()), port(address)))
        .findFirst();
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || Addresses.of(host).map(Addresses::isLoopback).orElse(false);
  }

  private static String plain(String host) {
    var plain = host.replaceAll("^\\[|]$", "");
    return (plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain)
        .toLowerCase(Locale.ROOT);
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  /** Whether an entry of {@code NO_PROXY} means a host. */
  private static boolean covers(String written, String host, int port) {
    var entry = written.toLowerCase(Locale.ROOT);
    if (entry.equals("*")) {
      return true;
    }
    var withPort =
        entry.matches("(.*[^:]|\\[.*]):[0-9]{1,5}")
            && !entry.matches("[0-9a-f:]*:[0-9a-f]*:[0-9a-f:.]*");
    if (withPort) {
      var colon = entry.lastIndexOf(':');
      if (Integer.parseInt(entry.substring(colon + 1)) != port) {
        return false;
      }
      entry = entry.substring(0, colon);
    }
    entry = plain(entry);
    var suffix = entry.replaceFirst("^\\*?\\.+", "");
    if (!suffix.isEmpty() && (host.equals(suffix) || host.endsWith("." + suffix))) {
      return true;
    }
    var range = entry;
    return Addresses.of(host).filter(address -> Addresses.isIn(address, range)).isPresent();
  }
}
