package io.github.pulumilightsail.sdk;

import static io.github.pulumilightsail.sdk.Checkout.check;
import static io.github.pulumilightsail.sdk.Checkout.needs;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
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

  /** The Java SDK cannot be generated here, so only the grammar is checked. */
  @Test
  void javaOfTheDescriptionsIsParsed() throws IOException {
    List<Path> files;
    try (var found = Files.list(PROGRAMS.resolve("docs/java"))) {
      files = found.toList();
    }
    assertThat(files).hasSize(5);
    var problems = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(problems, null, null)) {
      for (var file : files) {
        var task = compiler.getTask(null, manager, problems, null, null, manager.getJavaFileObjects(file));
        ((JavacTask) task).parse();
      }
    }
    assertThat(problems.getDiagnostics()).isEmpty();
  }
}
