package io.github.pulumilightsail.shipped;

import static io.github.pulumilightsail.shipped.Row.keyed;
import static io.github.pulumilightsail.shipped.Row.toAws;

import java.util.List;

/** Addresses, FIPS and dual stack. */
final class EndpointRows {
  private static final String WORD = "it takes every word for false";

  static final List<Row> ALL =
      List.of(
          keyed("the service's own variable before the general one")
              .set("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
              .set("AWS_ENDPOINT_URL_LIGHTSAIL", "http://{peer}")
              .sends("AKIAENV"),
          keyed("another service's variable")
              .set("AWS_ENDPOINT_URL_EC2", "http://127.0.0.1:1")
              .sends("AKIAENV"),
          keyed("the configuration before all")
              .set("AWS_ENDPOINT_URL_LIGHTSAIL", "http://127.0.0.1:1")
              .configured("endpoint", "http://{peer}")
              .sends("AKIAENV"),
          keyed("an address with a path")
              .set("AWS_ENDPOINT_URL", "http://{peer}/some/path")
              .sends("AKIAENV"),
          keyed("an address of the profile")
              .without("AWS_ENDPOINT_URL")
              .config("[default]\nendpoint_url = http://{peer}\n")
              .sends("AKIAENV"),
          toAws("addresses that are to be ignored")
              .set("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
              .set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")
              .sends("AKIAENV", "lightsail.eu-central-1.amazonaws.com", "eu-central-1", "proxy"),
          toAws("addresses of the profile that are to be ignored")
              .config(
                  """
                  [default]
                  endpoint_url = http://127.0.0.1:1
                  ignore_configured_endpoint_urls = true
                  """)
              .sends("AKIAENV", "lightsail.eu-central-1.amazonaws.com", "eu-central-1", "proxy"),
          keyed("a configured address where others are to be ignored")
              .set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")
              .configured("endpoint", "http://{peer}")
              .sends("AKIAENV"),
          keyed("a word to ignore addresses by that is none")
              .set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "yes")
              .refuses("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is \"yes\"")
              .butCliSends("AKIAENV", "peer", "eu-central-1", "direct", WORD),
          toAws("FIPS")
              .set("AWS_USE_FIPS_ENDPOINT", "true")
              .sends(
                  "AKIAENV", "lightsail-fips.eu-central-1.amazonaws.com", "eu-central-1", "proxy"),
          toAws("FIPS of the profile")
              .config("[default]\nuse_fips_endpoint = true\n")
              .sends(
                  "AKIAENV", "lightsail-fips.eu-central-1.amazonaws.com", "eu-central-1", "proxy"),
          toAws("the variable before FIPS of the profile")
              .set("AWS_USE_FIPS_ENDPOINT", "false")
              .config("[default]\nuse_fips_endpoint = true\n")
              .sends("AKIAENV", "lightsail.eu-central-1.amazonaws.com", "eu-central-1", "proxy"),
          toAws("FIPS of a named profile, not of the default one")
              .set("AWS_PROFILE", "p")
              .config(
                  "[default]\nuse_fips_endpoint = false\n[profile p]\nuse_fips_endpoint = true\n")
              .sends(
                  "AKIAENV", "lightsail-fips.eu-central-1.amazonaws.com", "eu-central-1", "proxy"),
          toAws("an empty FIPS")
              .set("AWS_USE_FIPS_ENDPOINT", "")
              .sends("AKIAENV", "lightsail.eu-central-1.amazonaws.com", "eu-central-1", "proxy"),
          toAws("a word for FIPS that is none")
              .set("AWS_USE_FIPS_ENDPOINT", "yes")
              .refuses("AWS_USE_FIPS_ENDPOINT is \"yes\"")
              .butCliSends(
                  "AKIAENV", "lightsail.eu-central-1.amazonaws.com", "eu-central-1", "proxy", WORD),
          toAws("dual stack")
              .set("AWS_USE_DUALSTACK_ENDPOINT", "true")
              .sends("AKIAENV", "lightsail.eu-central-1.api.aws", "eu-central-1", "proxy"),
          toAws("dual stack of the profile")
              .config("[default]\nuse_dualstack_endpoint = true\n")
              .sends("AKIAENV", "lightsail.eu-central-1.api.aws", "eu-central-1", "proxy"),
          toAws("FIPS and dual stack")
              .set("AWS_USE_FIPS_ENDPOINT", "true")
              .set("AWS_USE_DUALSTACK_ENDPOINT", "true")
              .sends("AKIAENV", "lightsail-fips.eu-central-1.api.aws", "eu-central-1", "proxy"),
          keyed("FIPS and an address").set("AWS_USE_FIPS_ENDPOINT", "true").sends("AKIAENV"),
          keyed("dual stack and an address")
              .set("AWS_USE_DUALSTACK_ENDPOINT", "true")
              .sends("AKIAENV"),
          keyed("FIPS where no host of its name is")
              .without("AWS_ENDPOINT_URL")
              .set("AWS_REGION", "xx-nowhere-1")
              .set("AWS_USE_FIPS_ENDPOINT", "true")
              .refuses("lightsail-fips.xx-nowhere-1.amazonaws.com", "AWS_USE_FIPS_ENDPOINT"),
          toAws("a region of China")
              .set("AWS_REGION", "cn-north-1")
              .sends("AKIAENV", "lightsail.cn-north-1.amazonaws.com.cn", "cn-north-1", "proxy"),
          toAws("a region of the government")
              .set("AWS_REGION", "us-gov-west-1")
              .sends("AKIAENV", "lightsail.us-gov-west-1.amazonaws.com", "us-gov-west-1", "proxy"));

  private EndpointRows() {}
}
