package io.github.pulumilightsail.sdk;

import static io.github.pulumilightsail.sdk.Checkout.check;
import static io.github.pulumilightsail.sdk.Checkout.needs;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each SDK compiles, and so do the examples with it, and the examples of the schema's descriptions.
 * The unit tests of the examples run against Pulumi's mocks.
 */
final class SdkIT {
  private static final Path PROGRAMS = Checkout.TOP.resolve("tests/sdk/target/programs");

  /** Fails on any warning of a generator, that for .NET too. */
  @BeforeAll
  static void sdksAndProgramsAreGenerated() {
    needs("go", "python3");
    check("generate");
    check("programs");
  }

  @Test
  void typescript() {
    needs("node", "npm");
    check("node");
  }

  @Test
  void python() {
    check("python");
  }

  @Test
  void go() {
    check("go");
  }

  /** YAML, HCL and C#: there is no compiler, so names are compared. */
  @Test
  void yamlHclAndCsharpUseTheNamesOfTheSchema() {
    check("names");
  }

  /** With the SDK that {@link JavaSdkIT} holds against the schema. */
  @Test
  void javaOfTheDescriptions() throws IOException {
    List<Path> files;
    try (var found = Files.list(PROGRAMS.resolve("docs/java"))) {
      files = found.sorted().toList();
    }
    assertThat(files).hasSize(6);
    var compiler = ToolProvider.getSystemJavaCompiler();
    for (var file : files) {
      var problems = new DiagnosticCollector<JavaFileObject>();
      var classes =
          Files.createDirectories(PROGRAMS.resolve("docs/java-classes/" + file.getFileName()));
      var options = List.of("-Xlint:all", "-d", classes.toString());
      assertThat(compiler.getTask(null, null, problems, options, null, List.of(app(file))).call())
          .as("%s: %s", file, problems.getDiagnostics())
          .isTrue();
    }
  }

  /** Each is a class named App, as it would be in a project of its own. */
  private static JavaFileObject app(Path file) {
    return new SimpleJavaFileObject(URI.create("string:///App.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
        return Files.readString(file);
      }
    };
  }
}
