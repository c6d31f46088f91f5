package io.github.pulumilightsail.shipped;

import io.github.pulumilightsail.shipped.Outcome.Refused;
import io.github.pulumilightsail.shipped.Outcome.Sent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An environment, and what comes of it. In variables, files and configuration {@code {peer}} stands
 * for the peer's address, {@code {port}} for its port and {@code {home}} for the home folder.
 */
final class Row {
  private final String name;
  private final Map<String, String> variables = new TreeMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, String> config = new TreeMap<>();
  private Optional<String> password = Optional.empty();
  private Optional<Outcome> expected = Optional.empty();
  private Optional<Outcome> ofCli = Optional.empty();
  private String difference = "does as the plugin does";
  private String encoding = "UTF-8";

  private Row(String name) {
    this.name = name;
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("AWS_ENDPOINT_URL", "http://{peer}");
    variables.put("AWS_MAX_ATTEMPTS", "1");
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
  }

  static Row row(String name) {
    return new Row(name);
  }

  /** With keys in variables, for rows that are about something else. */
  static Row keyed(String name) {
    return row(name).keys("AKIAENV");
  }

  /** Calls AWS's own hosts through the proxy, which speaks TLS in their name. */
  static Row toAws(String name) {
    return keyed(name)
        .without("AWS_ENDPOINT_URL")
        .file("ca.pem", Authority.pem())
        .set("AWS_CA_BUNDLE", "{home}/ca.pem")
        .set("HTTPS_PROXY", "http://{peer}");
  }

  Row keys(String key) {
    return set("AWS_ACCESS_KEY_ID", key).set("AWS_SECRET_ACCESS_KEY", "hunter2");
  }

  Row set(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Row without(String variable) {
    variables.remove(variable);
    return this;
  }

  /** A file in the home folder. */
  Row file(String path, String text) {
    files.put(path, text);
    return this;
  }

  Row config(String text) {
    return file(".aws/config", text);
  }

  Row credentials(String text) {
    return file(".aws/credentials", text);
  }

  Row in(String otherEncoding) {
    encoding = otherEncoding;
    return this;
  }

  /** In the provider's configuration, and as the AWS CLI's option. */
  Row configured(String option, String value) {
    config.put(option, value);
    return this;
  }

  Row locked(String login) {
    password = Optional.of(login);
    return this;
  }

  Row sends(String key) {
    return sends(key, "peer", "eu-central-1", "direct");
  }

  Row sends(String key, String host, String region, String way) {
    expected = Optional.of(new Sent(key, host, region, way));
    return this;
  }

  /** Lightsail is not called, and each of these words is said. */
  Row refuses(String... words) {
    expected = Optional.of(new Refused(List.of(words)));
    return this;
  }

  /**
   * The AWS CLI does otherwise, and that is meant.
   *
   * @param why for who reads the row
   */
  Row butCliRefuses(String why) {
    ofCli = Optional.of(new Refused(List.of()));
    difference = why;
    return this;
  }

  Row butCliSends(String key, String host, String region, String way, String why) {
    ofCli = Optional.of(new Sent(key, host, region, way));
    difference = why;
    return this;
  }

  Map<String, String> variables() {
    return variables;
  }

  Map<String, String> files() {
    return files;
  }

  Map<String, String> config() {
    return config;
  }

  String encoding() {
    return encoding;
  }

  Optional<String> password() {
    return password;
  }

  Outcome expected() {
    return expected.orElseThrow(() -> new IllegalStateException(name + " expects nothing"));
  }

  Outcome expectedOfCli() {
    return ofCli.orElseGet(this::expected);
  }

  /** Why the AWS CLI does otherwise, if it does. */
  String difference() {
    return difference;
  }

  @Override
  public String toString() {
    return name;
  }
}
