package io.github.pulumilightsail.shipped;

import static io.github.pulumilightsail.shipped.Row.keyed;
import static io.github.pulumilightsail.shipped.Row.toAws;

import java.util.List;

/** Proxies, and what is called without them. */
final class ProxyRows {
  private static final String HOST = "lightsail.eu-central-1.amazonaws.com";
  private static final String LOOPBACK = "it asks the proxy for this machine, too";

  private static Row through(Row row) {
    return row.sends("AKIAENV", HOST, "eu-central-1", "proxy");
  }

  private static Row as(String name, String login, String written) {
    return toAws(name)
        .locked(login)
        .set("HTTPS_PROXY", "http://" + written + "@{peer}")
        .sends("AKIAENV", HOST, "eu-central-1", "proxy as " + login);
  }

  /** Calls AWS's own host, past a proxy that is not there, and finds nobody: it has no network. */
  private static Row direct(String name, String noProxy) {
    return toAws(name)
        .set("AWS_ENDPOINT_URL", "https://peer.example.test:{port}")
        .set("NO_PROXY", noProxy)
        .refuses("peer.example.test");
  }

  /** The AWS CLI knows none of these forms, and asks the proxy. */
  private static Row asGo(String name, String noProxy) {
    return toAws(name)
        .set("NO_PROXY", noProxy)
        .refuses("NO_PROXY has \"" + noProxy.replaceFirst(".*,", "") + "\"", "HTTPS_PROXY")
        .butCliSends("AKIAENV", HOST, "eu-central-1", "proxy", "as Go's programs do");
  }

  static final List<Row> ALL =
      List.of(
          through(toAws("HTTPS_PROXY")),
          through(
              toAws("in small letters").without("HTTPS_PROXY").set("https_proxy", "http://{peer}")),
          through(
              toAws("small letters before capitals")
                  .set("HTTPS_PROXY", "http://127.0.0.1:1")
                  .set("https_proxy", "http://{peer}")),
          through(
              toAws("in letters of both sizes")
                  .without("HTTPS_PROXY")
                  .set("Https_Proxy", "http://{peer}")),
          through(toAws("without a scheme").set("HTTPS_PROXY", "{peer}")),
          through(toAws("with slashes alone").set("HTTPS_PROXY", "//{peer}")),
          through(toAws("with a path").set("HTTPS_PROXY", "http://{peer}/")),
          through(toAws("by name").set("HTTPS_PROXY", "http://localhost:{port}")),
          through(
              toAws("the proxy for http is not that for https")
                  .set("HTTP_PROXY", "http://127.0.0.1:1")),
          through(toAws("a proxy over TLS").set("HTTPS_PROXY", "https://localhost:{port}")),
          toAws("the proxy for http alone")
              .without("HTTPS_PROXY")
              .set("HTTP_PROXY", "http://{peer}")
              .set("AWS_ENDPOINT_URL", "https://peer.example.test:{port}")
              .refuses("peer.example.test"),
          toAws("an empty one in small letters takes that in capitals away")
              .set("https_proxy", "")
              .set("AWS_ENDPOINT_URL", "https://peer.example.test:{port}")
              .refuses("peer.example.test"),
          as("a user and a password", "me:pass", "me:pass"),
          as("a password with encoded letters", "me:p@s:s/w%rd é", "me:p%40s%3As%2Fw%25rd%20%C3%A9")
              .butCliRefuses("it knows ASCII only"),
          as("a user with a domain", "corp\\me:pass", "corp%5Cme:pass"),
          as("a password with a plus sign", "me:a+b", "me:a+b"),
          as("a password with an at sign as it is", "me:p@ss", "me:p@ss"),
          as("a password and no scheme", "me:pass", "me:pass").set("HTTPS_PROXY", "me:pass@{peer}"),
          toAws("a proxy that asks for a password")
              .locked("me:pass")
              .refuses("407", "HTTPS_PROXY", "got none"),
          toAws("a proxy that refuses the password")
              .locked("me:pass")
              .set("HTTPS_PROXY", "http://me:hunter2@{peer}")
              .refuses("407", "HTTPS_PROXY", "does not accept"),
          toAws("a proxy that is not there")
              .set("HTTPS_PROXY", "http://me:hunter2@127.0.0.1:1")
              .set("AWS_MAX_ATTEMPTS", "1")
              .refuses("127.0.0.1:1", "HTTPS_PROXY", "NO_PROXY"),
          toAws("a proxy of no name")
              .set("HTTPS_PROXY", "http://proxy.example.test:3128")
              .refuses("proxy.example.test:3128", "HTTPS_PROXY"),
          toAws("a proxy with a port that is none")
              .set("HTTPS_PROXY", "http://me:hunter2@127.0.0.1:many")
              .refuses("HTTPS_PROXY is no proxy", "port"),
          toAws("a proxy without a host")
              .set("HTTPS_PROXY", "http://")
              .refuses("HTTPS_PROXY is no proxy", "host"),
          toAws("a proxy of another scheme")
              .set("HTTPS_PROXY", "socks5://{peer}")
              .refuses("HTTPS_PROXY is no proxy", "socks5"),
          toAws("an empty proxy")
              .set("HTTPS_PROXY", "")
              .set("AWS_ENDPOINT_URL", "https://peer.example.test:{port}")
              .refuses("peer.example.test"),
          keyed("HTTP_PROXY for an address with http")
              .set("AWS_ENDPOINT_URL", "http://peer.example.test")
              .set("HTTP_PROXY", "http://{peer}")
              .sends("AKIAENV", "peer.example.test", "eu-central-1", "proxy"),
          keyed("http_proxy with a password")
              .locked("me:pass")
              .set("AWS_ENDPOINT_URL", "http://peer.example.test")
              .set("http_proxy", "me:pass@{peer}")
              .sends("AKIAENV", "peer.example.test", "eu-central-1", "proxy as me:pass"),
          keyed("a port that is none, for what is not called")
              .set("HTTPS_PROXY", "http://127.0.0.1:many")
              .sends("AKIAENV"),
          keyed("this machine is called directly")
              .set("HTTP_PROXY", "http://127.0.0.1:1")
              .sends("AKIAENV")
              .butCliRefuses(LOOPBACK),
          keyed("this machine is called directly, by its name")
              .set("AWS_ENDPOINT_URL", "http://localhost:{port}")
              .set("HTTP_PROXY", "http://127.0.0.1:1")
              .sends("AKIAENV", "localhost:peer", "eu-central-1", "direct")
              .butCliRefuses(LOOPBACK),
          keyed("the metadata service is called directly")
              .without("AWS_ACCESS_KEY_ID")
              .without("AWS_EC2_METADATA_DISABLED")
              .set("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://{peer}")
              .set("NO_PROXY", "127.0.0.1")
              .set("HTTP_PROXY", "http://127.0.0.1:1")
              .sends("ASIAINSTANCE"),
          direct("NO_PROXY by the host", "peer.example.test"),
          direct("NO_PROXY by the domain", "example.test"),
          direct("NO_PROXY by the domain with a dot", ".example.test"),
          direct("NO_PROXY in capitals", "EXAMPLE.TEST"),
          direct("NO_PROXY with blanks", " other.test , example.test "),
          through(
              toAws("NO_PROXY with blanks instead of commas")
                  .set("NO_PROXY", "other.test amazonaws.com")),
          asGo("NO_PROXY with a star", "*.amazonaws.com"),
          asGo("NO_PROXY with a star beside others", "other.test,*"),
          asGo("NO_PROXY with the port of the scheme", "amazonaws.com:443"),
          direct("NO_PROXY with host and port", "peer.example.test:{port}"),
          direct("NO_PROXY for all", "*"),
          direct("no_proxy before NO_PROXY", "other.test").set("no_proxy", "example.test"),
          through(toAws("NO_PROXY of another host").set("NO_PROXY", "eu-west-1.amazonaws.com")),
          through(
              toAws("NO_PROXY of a host that only ends so").set("NO_PROXY", "l-1.amazonaws.com")),
          through(toAws("NO_PROXY with another port").set("NO_PROXY", "amazonaws.com:8443")),
          through(toAws("an empty NO_PROXY").set("NO_PROXY", "")),
          direct("NO_PROXY by a network", "10.0.0.0/8")
              .set("AWS_ENDPOINT_URL", "http://192.0.2.1")
              .set("HTTP_PROXY", "http://{peer}")
              .sends("AKIAENV", "192.0.2.1", "eu-central-1", "proxy"),
          direct("NO_PROXY by an address", "192.0.2.2,192.0.2.0/31")
              .set("AWS_ENDPOINT_URL", "http://192.0.2.3")
              .set("HTTP_PROXY", "http://{peer}")
              .sends("AKIAENV", "192.0.2.3", "eu-central-1", "proxy"));

  private ProxyRows() {}
}
