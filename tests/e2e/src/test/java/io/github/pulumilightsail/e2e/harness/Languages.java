package io.github.pulumilightsail.e2e.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What programs in Java, TypeScript, Python and Go need beyond the engine: the language hosts of
 * {@code tests/pulumi/host}, and the caches of the person who runs the tests, so that each package
 * is fetched once.
 */
public final class Languages {
  private static final String HOSTS = Checkout.printedBy("tests/pulumi/hosts");

  private Languages() {}

  /** The variables to set on a stage. */
  public static Map<String, String> surroundings(Map<String, String> environment) {
    return Map.ofEntries(
        Map.entry("PATH", String.join(File.pathSeparator, HOSTS, maven(), environment.get("PATH"))),
        // npm, pip, Go and their settings of a proxy or a mirror; Maven does not look at HOME.
        Map.entry("HOME", System.getProperty("user.home")),
        // The JDK of these tests, which is the newest; and on it the Java SDK needs most care.
        Map.entry("JAVA_HOME", System.getProperty("java.home")),
        Map.entry(
            "LIGHTSAIL_TEST_JAVA_SDK", Checkout.file("examples/java/sdks/lightsail").toString()),
        // As an address, for pip takes a blank as the end of a path.
        Map.entry(
            "PIP_CONSTRAINT",
            Checkout.file("tests/sdk/python/requirements.txt").toUri().toString()),
        Map.entry("npm_config_prefer_offline", "true"),
        // As the engine is built, so that Pulumi's packages are compiled already.
        Map.entry("GOFLAGS", "-trimpath"),
        Map.entry("CGO_ENABLED", "0"));
  }

  /** Pins what npm installs into a project, as pip is told by a variable. */
  public static void pinNode(Path project) throws IOException {
    Files.copy(
        Checkout.file("tests/sdk/node/package-lock.json"), project.resolve("package-lock.json"));
  }

  private static String maven() {
    return System.getProperty("maven.home") + File.separator + "bin";
  }
}
