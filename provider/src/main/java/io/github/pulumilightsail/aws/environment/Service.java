package io.github.pulumilightsail.aws.environment;

import java.util.Locale;

/** The services of AWS that are called, by the names that variables and files have for them. */
public enum Service {
  LIGHTSAIL("Lightsail"),
  STS("AWS STS"),
  SSO("AWS SSO"),
  SSO_OIDC("AWS SSO OIDC"),
  SIGNIN("AWS Sign-In");

  private final String title;

  Service(String title) {
    this.title = title;
  }

  /** As people call it. */
  public String title() {
    return title;
  }

  /** The variable that gives its address. */
  public String variable() {
    return "AWS_ENDPOINT_URL_" + name();
  }

  /** Its key in a {@code services} section. */
  String key() {
    return name().toLowerCase(Locale.ROOT) + ".endpoint_url";
  }
}
