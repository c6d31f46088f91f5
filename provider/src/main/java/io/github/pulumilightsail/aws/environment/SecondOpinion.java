package io.github.pulumilightsail.aws.environment;

import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts what a first trust manager trusts, or else a second one, which is made only then. */
final class SecondOpinion extends X509ExtendedTrustManager {
  private final Supplier<X509ExtendedTrustManager> first;
  private final Supplier<X509ExtendedTrustManager> second;
  private final Supplier<Map<String, Path>> sources;

  SecondOpinion(
      Supplier<X509ExtendedTrustManager> first,
      Supplier<X509ExtendedTrustManager> second,
      Supplier<Map<String, Path>> sources) {
    this.first = first;
    this.second = second;
    this.sources = sources;
  }

  private interface Check {
    void by(X509ExtendedTrustManager manager) throws CertificateException;
  }

  private void check(X509Certificate[] chain, Check check) throws CertificateException {
    try {
      check.by(first.get());
    } catch (CertificateException refused) {
      try {
        check.by(second.get());
      } catch (CertificateException refusedAgain) {
        var problem = untrusted(chain, refused);
        problem.addSuppressed(refusedAgain);
        throw problem;
      }
    }
  }

  private CertificateException untrusted(X509Certificate[] chain, CertificateException refused) {
    var certificate = chain[0];
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return new CertificateException(
            "the certificate of %s is valid from %s to %s only; look at this machine's clock"
                .formatted(
                    certificate.getSubjectX500Principal(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant()),
            refused);
      }
    }
    var looked =
        sources.get().entrySet().stream()
            .map(source -> source.getKey() + " (" + source.getValue() + ")")
            .collect(Collectors.joining(", "));
    return new CertificateException(
        "the certificate of %s is not trusted: it comes from %s, which is not in the list of the"
                .formatted(
                    certificate.getSubjectX500Principal(),
                    chain[chain.length - 1].getIssuerX500Principal())
            + " runtime"
            + (looked.isEmpty() ? "" : " nor in that of " + looked)
            + ". If it is your company's, let AWS_CA_BUNDLE name the file of its certificate",
        refused);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, manager -> manager.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, manager -> manager.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, manager -> manager.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    first.get().checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    first.get().checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    first.get().checkClientTrusted(chain, type);
  }

  /** Only servers of TLS ask for this. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
