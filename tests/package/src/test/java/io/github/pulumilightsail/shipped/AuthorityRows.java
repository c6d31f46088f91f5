package io.github.pulumilightsail.shipped;

import static io.github.pulumilightsail.shipped.Row.keyed;
import static io.github.pulumilightsail.shipped.Row.row;
import static io.github.pulumilightsail.shipped.Row.toAws;

import java.util.List;

/** Certificate authorities of one's own. */
final class AuthorityRows {
  private static final String HOST = "lightsail.eu-central-1.amazonaws.com";
  private static final String GO = "as Go's programs do";

  private static final String ROLE =
      """
      [profile p]
      role_arn = arn:aws:iam::444455556666:role/one
      source_profile = q
      [profile q]
      aws_access_key_id = AKIABASE
      aws_secret_access_key = hunter2
      """;

  private static Row tls(String name) {
    return keyed(name)
        .file("ca.pem", Authority.pem())
        .set("AWS_ENDPOINT_URL", "https://localhost:{port}");
  }

  private static Row trusted(Row row) {
    return row.sends("AKIAENV", "localhost:peer", "eu-central-1", "tls");
  }

  static final List<Row> ALL =
      List.of(
          tls("nobody knows the authority").refuses("is not trusted", "AWS_CA_BUNDLE"),
          trusted(tls("AWS_CA_BUNDLE").set("AWS_CA_BUNDLE", "{home}/ca.pem")),
          trusted(
              tls("ca_bundle of the default profile")
                  .config("[default]\nca_bundle = {home}/ca.pem\n")),
          tls("ca_bundle of a named profile")
              .set("AWS_PROFILE", "p")
              .config("[profile p]\nca_bundle = {home}/ca.pem\n")
              .sends("AKIAENV", "localhost:peer", "eu-central-1", "tls"),
          tls("ca_bundle of another profile")
              .set("AWS_PROFILE", "p")
              .config("[default]\nca_bundle = {home}/ca.pem\n[profile p]\nregion = eu-west-1\n")
              .refuses("is not trusted"),
          trusted(
                  tls("an empty AWS_CA_BUNDLE, and ca_bundle")
                      .set("AWS_CA_BUNDLE", "")
                      .config("[default]\nca_bundle = {home}/ca.pem\n"))
              .butCliSends(
                  "AKIAENV", "localhost:peer", "eu-central-1", "tls", "it verifies nothing then"),
          trusted(
              tls("a bundle with words between")
                  .file("ca.pem", "# Root of the company\n" + Authority.pem() + "\nand so on\n")
                  .set("AWS_CA_BUNDLE", "{home}/ca.pem")),
          trusted(tls("SSL_CERT_FILE").set("SSL_CERT_FILE", "{home}/ca.pem")).butCliRefuses(GO),
          trusted(
                  tls("SSL_CERT_DIR")
                      .file("authorities/company.pem", Authority.pem())
                      .set("SSL_CERT_DIR", "{home}/authorities"))
              .butCliRefuses(GO),
          trusted(
              tls("AWS_CA_BUNDLE beside an SSL_CERT_FILE that is not there")
                  .set("SSL_CERT_FILE", "{home}/nowhere")
                  .set("AWS_CA_BUNDLE", "{home}/ca.pem")),
          tls("a bundle that is not there")
              .set("AWS_CA_BUNDLE", "{home}/nowhere.pem")
              .refuses("AWS_CA_BUNDLE", "/nowhere.pem"),
          tls("a bundle without a certificate")
              .file("empty.pem", "nothing here\n")
              .set("AWS_CA_BUNDLE", "{home}/empty.pem")
              .refuses("AWS_CA_BUNDLE", "/empty.pem", "no certificate"),
          tls("a bundle that is cut off")
              .file("ca.pem", Authority.pem().substring(0, 200))
              .set("AWS_CA_BUNDLE", "{home}/ca.pem")
              .refuses("AWS_CA_BUNDLE", "/ca.pem, line 1", "cut off"),
          tls("a folder without a certificate")
              .file("authorities/readme", "nothing here\n")
              .set("AWS_CA_BUNDLE", "{home}/authorities")
              .refuses("AWS_CA_BUNDLE", "the folder", "/authorities"),
          trusted(
                  tls("a folder of certificates")
                      .file("authorities/ca.pem", Authority.pem())
                      .set("AWS_CA_BUNDLE", "{home}/authorities"))
              .butCliRefuses("it wants a file"),
          tls("an empty bundle")
              .file("empty.pem", "")
              .set("AWS_CA_BUNDLE", "{home}/empty.pem")
              .refuses("AWS_CA_BUNDLE", "/empty.pem", "no certificate"),
          tls("ca_bundle that is not there")
              .config("[default]\nca_bundle = {home}/nowhere.pem\n")
              .refuses("ca_bundle of profile default", "/config, line 2", "/nowhere.pem"),
          keyed("a bundle that is not there, and no TLS")
              .set("AWS_CA_BUNDLE", "{home}/nowhere.pem")
              .sends("AKIAENV"),
          tls("a host that the certificate does not name")
              .set("AWS_ENDPOINT_URL", "https://127.0.0.2:{port}")
              .set("AWS_CA_BUNDLE", "{home}/ca.pem")
              .refuses("127.0.0.2"),
          toAws("through a proxy").sends("AKIAENV", HOST, "eu-central-1", "proxy"),
          toAws("through a proxy, and nobody knows the authority")
              .without("AWS_CA_BUNDLE")
              .refuses("is not trusted", "AWS_CA_BUNDLE"),
          row("STS behind TLS")
              .set("AWS_ENDPOINT_URL", "https://localhost:{port}")
              .file("ca.pem", Authority.pem())
              .set("AWS_CA_BUNDLE", "{home}/ca.pem")
              .set("AWS_PROFILE", "p")
              .config(ROLE)
              .sends("ASIA-one-of-AKIABASE", "localhost:peer", "eu-central-1", "tls"),
          row("STS of AWS through a proxy")
              .without("AWS_ENDPOINT_URL")
              .file("ca.pem", Authority.pem())
              .set("AWS_CA_BUNDLE", "{home}/ca.pem")
              .set("HTTPS_PROXY", "http://{peer}")
              .set("AWS_PROFILE", "p")
              .config(ROLE)
              .sends("ASIA-one-of-AKIABASE", HOST, "eu-central-1", "proxy"));

  private AuthorityRows() {}
}
