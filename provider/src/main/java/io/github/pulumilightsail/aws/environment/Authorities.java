package io.github.pulumilightsail.aws.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are trusted beside those that the runtime brings along: what {@code
 * AWS_CA_BUNDLE} or the profile's {@code ca_bundle} names and, as with Go's programs, {@code
 * SSL_CERT_FILE}, {@code SSL_CERT_DIR} and the system's own list.
 */
public final class Authorities {
  /** The files in which Linux distributions keep theirs; the first that is there counts. */
  private static final List<String> SYSTEM =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/pki/tls/cacert.pem",
          "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private final Optional<Bundle> bundle;
  private final Variables variables;
  private @Nullable X509ExtendedTrustManager runtime;
  private @Nullable X509ExtendedTrustManager added;
  private boolean isChecked;

  /**
   * A file that the user names.
   *
   * @param source the variable or key that names it, for messages
   */
  record Bundle(Path path, String source) {}

  Authorities(Optional<Bundle> bundle, Variables variables) {
    this.bundle = bundle;
    this.variables = variables;
  }

  /** Trusts the runtime's list and, where that does not do, the others, which are read then. */
  public X509ExtendedTrustManager trustManager() {
    return new SecondOpinion(this::runtime, this::added, this::sources);
  }

  /** Reads the runtime's own list, which takes a while. */
  public void warmUp() {
    var _ = runtime();
  }

  /**
   * Looks whether the file that the user names is one.
   *
   * @throws EnvironmentException where it is missing or holds no certificate
   */
  public synchronized void check() {
    bundle
        .filter(_ -> !isChecked)
        .ifPresent(named -> {
          try {
            Pem.problem(named.path())
                .ifPresent(problem -> {
                  throw EnvironmentException.setting(
                      "%s (%s names it)".formatted(problem, named.source()));
                });
          } catch (IOException problem) {
            throw EnvironmentException.setting(
                "the certificates in %s, which %s names, cannot be read: %s"
                    .formatted(named.path(), named.source(), Reasons.of(problem)));
          }
        });
    isChecked = true;
  }

  private synchronized X509ExtendedTrustManager runtime() {
    if (runtime == null) {
      runtime = manager(null);
    }
    return runtime;
  }

  private synchronized X509ExtendedTrustManager added() {
    if (added == null) {
      var certificates = new ArrayList<X509Certificate>();
      sources().values().forEach(path -> certificates.addAll(read(path)));
      try {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var i = 0; i < certificates.size(); i++) {
          store.setCertificateEntry(String.valueOf(i), certificates.get(i));
        }
        addSystemStore(store);
        added = store.size() == 0 ? runtime() : manager(store);
      } catch (GeneralSecurityException | IOException problem) {
        throw new IllegalStateException(problem);
      }
    }
    return added;
  }

  private static List<X509Certificate> read(Path path) {
    try {
      return Pem.read(path);
    } catch (IOException _) {
      return List.of();
    }
  }

  /** What is looked at beside the runtime's own, by what names it. */
  private Map<String, Path> sources() {
    var sources = new LinkedHashMap<String, Path>();
    bundle.ifPresent(named -> sources.put(named.source(), named.path()));
    var file = variables.file("SSL_CERT_FILE");
    var folder = variables.file("SSL_CERT_DIR");
    file.ifPresent(path -> sources.put("SSL_CERT_FILE", path));
    folder.ifPresent(path -> sources.put("SSL_CERT_DIR", path));
    if (file.isEmpty()) {
      SYSTEM.stream()
          .map(Path::of)
          .filter(Files::isReadable)
          .findFirst()
          .ifPresent(path -> sources.put("the system", path));
    }
    return sources;
  }

  /** macOS and Windows keep theirs in a store instead of a file. */
  private static void addSystemStore(KeyStore all) throws GeneralSecurityException, IOException {
    var system = System.getProperty("os.name", "");
    var type =
        system.startsWith("Mac")
            ? Optional.of("KeychainStore-ROOT")
            : system.startsWith("Windows") ? Optional.of("Windows-ROOT") : Optional.<String>empty();
    if (type.isPresent()) {
      var store = KeyStore.getInstance(type.orElseThrow());
      store.load(null, null);
      for (var alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)) {
          all.setCertificateEntry("system " + alias, store.getCertificate(alias));
        }
      }
    }
  }

  private static X509ExtendedTrustManager manager(@Nullable KeyStore store) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (var manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager x509) {
          return x509;
        }
      }
      throw new IllegalStateException("the runtime has no trust manager for X.509");
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException(problem);
    }
  }
}
