package io.github.pulumilightsail.aws.clients;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.Proxies;
import io.github.pulumilightsail.aws.environment.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.auth.AuthSchemeProvider;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.Credentials;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.client.config.AuthSchemes;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.conn.routing.HttpRoutePlanner;
import org.apache.http.conn.routing.RouteInfo.LayerType;
import org.apache.http.conn.routing.RouteInfo.TunnelType;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.auth.BasicSchemeFactory;
import org.apache.http.impl.auth.DigestSchemeFactory;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;

/** The SDK's client over Apache's, with the proxies and authorities of the environment. */
final class ApacheClient {
  /** More than calls that are made side by side, so that none waits for another's connection. */
  private static final int MOST_CONNECTIONS = 1000;

  private ApacheClient() {}

  static SdkHttpClient make(Environment environment, X509ExtendedTrustManager trust) {
    return ApacheHttpClient.builder()
        .maxConnections(MOST_CONNECTIONS)
        .connectionTimeout(environment.connectTimeout())
        .connectionAcquisitionTimeout(Duration.ofSeconds(60))
        .expectContinueEnabled(false)
        .socketFactory(
            new SSLConnectionSocketFactory(context(trust), new DefaultHostnameVerifier()))
        // The SDK's own reading of the variables knows less, and must not come on top.
        .proxyConfiguration(
            ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .build())
        .httpRoutePlanner(new Routes(environment.proxies()))
        .credentialsProvider(new Logins(environment.proxies()))
        // Else letters beyond ASCII would be lost.
        .authSchemeProviderRegistry(
            RegistryBuilder.<AuthSchemeProvider>create()
                .register(AuthSchemes.BASIC, new BasicSchemeFactory(StandardCharsets.UTF_8))
                .register(AuthSchemes.DIGEST, new DigestSchemeFactory(StandardCharsets.UTF_8))
                .build())
        .build();
  }

  private static SSLContext context(X509ExtendedTrustManager trust) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private record Routes(Proxies proxies) implements HttpRoutePlanner {
    @Override
    public HttpRoute determineRoute(
        HttpHost target, @Nullable HttpRequest request, @Nullable HttpContext context) {
      var secure = target.getSchemeName().equals("https");
      var host =
          target.getPort() > 0
              ? target
              : new HttpHost(target.getHostName(), secure ? 443 : 80, target.getSchemeName());
      return proxies
          .of(URI.create(host.toURI()))
          .map(proxy ->
              new HttpRoute(
                  host,
                  null,
                  new HttpHost(proxy.host(), proxy.port(), proxy.secure() ? "https" : "http"),
                  secure,
                  secure ? TunnelType.TUNNELLED : TunnelType.PLAIN,
                  secure ? LayerType.LAYERED : LayerType.PLAIN))
          .orElseGet(() -> new HttpRoute(host, null, secure));
    }
  }

  /** Gives a proxy that asks for it the login that its variable has; a server never. */
  private record Logins(Proxies proxies) implements CredentialsProvider {
    @Override
    public @Nullable Credentials getCredentials(AuthScope scope) {
      return proxies
          .all()
          .filter(proxy -> proxy.host().equals(scope.getHost()) && proxy.port() == scope.getPort())
          .map(Proxy::login)
          .flatMap(Optional::stream)
          .map(login -> new UsernamePasswordCredentials(login.user(), login.password()))
          .findFirst()
          .orElse(null);
    }

    @Override
    public void setCredentials(AuthScope scope, Credentials credentials) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
      throw new UnsupportedOperationException();
    }
  }
}
