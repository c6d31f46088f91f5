package io.github.pulumilightsail.aws.environment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A proxy.
 *
 * @param secure whether it is spoken to over TLS itself
 * @param port 1 to 65535
 * @param login user and password, decoded
 * @param variable the variable that names it, for messages
 */
public record Proxy(boolean secure, String host, int port, Optional<Login> login, String variable) {
  private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*):?//(.*)");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.%]+]");

  /** As whom to use it. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[secret]";
    }
  }

  /**
   * Reads a variable's value: {@code [scheme://][user[:password]@]host[:port]}.
   *
   * @throws EnvironmentException where it is none; the password is not in the message
   */
  static Proxy parse(String variable, String written) {
    var text = written.strip();
    var scheme = "http";
    var withScheme = SCHEME.matcher(text);
    if (withScheme.matches()) {
      scheme = withScheme.group(1).toLowerCase(Locale.ROOT);
      text = withScheme.group(2);
    } else if (text.startsWith("//")) {
      text = text.substring(2);
    }
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw wrong(variable, written, "a proxy is spoken to by http or https, not by " + scheme);
    }
    var authority = text.split("[/?#]", 2)[0];
    var at = authority.lastIndexOf('@');
    var address = authority.substring(at + 1);
    var portAt = address.endsWith("]") ? -1 : address.lastIndexOf(':');
    var host = portAt < 0 ? address : address.substring(0, portAt);
    if (!HOST.matcher(host).matches()) {
      throw wrong(variable, written, "it has no host");
    }
    return new Proxy(
        scheme.equals("https"),
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        port(variable, written, scheme, portAt < 0 ? "" : address.substring(portAt + 1)),
        at < 0 ? Optional.empty() : Optional.of(login(authority.substring(0, at))),
        variable);
  }

  private static int port(String variable, String written, String scheme, String text) {
    if (text.isEmpty()) {
      return scheme.equals("https") ? 443 : 80;
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 0xFFFF || text.matches("0+")) {
      throw wrong(variable, written, "its port is no number from 1 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static Login login(String text) {
    var colon = text.indexOf(':');
    return colon < 0
        ? new Login(decode(text), "")
        : new Login(decode(text.substring(0, colon)), decode(text.substring(colon + 1)));
  }

  /** Percent-decoding, which leaves alone what is no code, and a plus sign too. */
  private static String decode(String text) {
    var bytes = new ByteArrayOutputStream();
    for (var i = 0; i < text.length(); ) {
      if (text.charAt(i) == '%' && text.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*")) {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 3;
      } else {
        var end = text.offsetByCodePoints(i, 1);
        bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static EnvironmentException wrong(String variable, String written, String why) {
    return EnvironmentException.setting(
        "the variable %s is no proxy: %s (%s). Write it as http://host:port"
            .formatted(variable, written.replaceFirst("(?s)[^/]*@", "***@"), why));
  }

  /** Where it is, without its password. */
  public String address() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  @Override
  public String toString() {
    return "proxy %s of the variable %s".formatted(address(), variable);
  }
}
