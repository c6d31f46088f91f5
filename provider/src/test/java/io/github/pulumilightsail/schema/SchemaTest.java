package io.github.pulumilightsail.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import io.github.pulumilightsail.LightsailPackage;
import io.github.pulumilightsail.aws.AwsRegions;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.server.PackageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code schema.json} is a golden file: {@code ./mvnw -pl provider -am test -Dgolden=write} writes
 * it.
 */
class SchemaTest {
  private static final Path GOLDEN = Path.of("../schema.json");

  @Test
  void theCommittedSchemaIsWhatTheHandlersSay() throws IOException {
    var regions = new AwsRegions(ProviderConfig.of(Fields.EMPTY), Runnable::run);
    var schema =
        new SchemaWriter().write(LightsailPackage.registry(regions), PackageFiles.version());
    var text =
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(schema) + "\n";
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(GOLDEN, text);
    }
    assertThat(GOLDEN).content().isEqualTo(text);
  }
}
