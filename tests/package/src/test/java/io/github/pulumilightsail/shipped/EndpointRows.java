package io.github.pulumilightsail.shipped;

import static io.github.pulumilightsail.shipped.Row.keyed;
import static io.github.pulumilightsail.shipped.Row.toAws;

import java.util.List;

/** Addresses, FIPS and dual stack. */
final class EndpointRows {
  private static final String WORD = "it takes every word for false";

  private static final String HOST = "lightsail.eu-central-1.amazonaws.com";

  /** A role that is taken on at AWS's own hosts. */
  private static Row role(String name) {
    return role(name, "");
  }

  private static Row role(String name, String more) {
    return toAws(name)
        .without("AWS_ACCESS_KEY_ID")
        .set("AWS_PROFILE", "p")
        .config(
            """
            [profile p]
            role_arn = arn:aws:iam::444455556666:role/one
            source_profile = q
            %s[profile q]
            aws_access_key_id = AKIABASE
            aws_secret_access_key = hunter2
            """
                .formatted(more));
  }

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
          toAws("a region by its old name for FIPS")
              .set("AWS_REGION", "fips-us-east-1")
              .set("AWS_USE_FIPS_ENDPOINT", "false")
              .sends("AKIAENV", "lightsail-fips.us-east-1.amazonaws.com", "us-east-1", "proxy"),
          toAws("a region by its other old name for FIPS, in a profile")
              .without("AWS_REGION")
              .config("[default]\nregion = us-east-1-fips\n")
              .sends("AKIAENV", "lightsail-fips.us-east-1.amazonaws.com", "us-east-1", "proxy"),
          toAws("a configured region by its old name for FIPS")
              .configured("region", "fips-us-east-1")
              .refuses("write us-east-1", "AWS_USE_FIPS_ENDPOINT=true")
              .butCliSends(
                  "AKIAENV",
                  "lightsail-fips.us-east-1.amazonaws.com",
                  "us-east-1",
                  "proxy",
                  "states and ids hold the name of the region"),
          role("the role of a region by its old name for FIPS")
              .set("AWS_REGION", "fips-us-east-1")
              .sends(
                  "ASIA-one-of-AKIABASE-at-sts-fips.us-east-1.amazonaws.com",
                  "lightsail-fips.us-east-1.amazonaws.com",
                  "us-east-1",
                  "proxy"),
          role("AWS STS for all regions")
              .set("AWS_STS_REGIONAL_ENDPOINTS", "legacy")
              .sends("ASIA-one-of-AKIABASE-at-sts.amazonaws.com", HOST, "eu-central-1", "proxy"),
          role("AWS STS for all regions, of the profile", "sts_regional_endpoints = legacy\n")
              .sends("ASIA-one-of-AKIABASE-at-sts.amazonaws.com", HOST, "eu-central-1", "proxy"),
          role("AWS STS of the region, by the variable", "sts_regional_endpoints = legacy\n")
              .set("AWS_STS_REGIONAL_ENDPOINTS", "regional")
              .sends("ASIA-one-of-AKIABASE", HOST, "eu-central-1", "proxy"),
          role("AWS STS for all regions, where its address is to be ignored")
              .set("AWS_STS_REGIONAL_ENDPOINTS", "legacy")
              .set("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1")
              .set("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")
              .sends("ASIA-one-of-AKIABASE-at-sts.amazonaws.com", HOST, "eu-central-1", "proxy"),
          role("AWS STS at an address, and for all regions")
              .set("AWS_STS_REGIONAL_ENDPOINTS", "legacy")
              .set("AWS_ENDPOINT_URL_STS", "http://{peer}")
              .sends("ASIA-one-of-AKIABASE", HOST, "eu-central-1", "proxy"),
          role("a word for AWS STS that is none")
              .set("AWS_STS_REGIONAL_ENDPOINTS", "global")
              .refuses("AWS_STS_REGIONAL_ENDPOINTS is \"global\""),
          keyed("a word for AWS STS that is none, where no role is taken on")
              .set("AWS_STS_REGIONAL_ENDPOINTS", "global")
              .sends("AKIAENV")
              .butCliRefuses("it looks at it before it knows"),
          keyed("an address where nobody listens")
              .set("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
              .refuses("Lightsail at http://127.0.0.1:1 (AWS_ENDPOINT_URL)"),
          role("AWS STS where nobody listens")
              .set("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1")
              .refuses("AWS STS at http://127.0.0.1:1 (AWS_ENDPOINT_URL_STS)"),
          role("AWS STS of the profile where nobody listens", "endpoint_url = http://127.0.0.1:1\n")
              .refuses("AWS STS at http://127.0.0.1:1 (endpoint_url of profile p", "line 4"),
          toAws("a region of China")
              .set("AWS_REGION", "cn-north-1")
              .sends("AKIAENV", "lightsail.cn-north-1.amazonaws.com.cn", "cn-north-1", "proxy"),
          toAws("a region of the government")
              .set("AWS_REGION", "us-gov-west-1")
              .sends("AKIAENV", "lightsail.us-gov-west-1.amazonaws.com", "us-gov-west-1", "proxy"));

  private EndpointRows() {}
}
