package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.LightsailEmulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person with an account runs, here against the emulator: the probe and the main job. */
class AccountIT {
  private static final String REGION = "eu-central-1";

  @RegisterExtension final Folders folders = new Folders();

  @Test
  void theMainJobPassesAndNothingIsLeft() throws IOException, InterruptedException {
    try (var emulator = LightsailEmulator.start()) {
      var builder =
          new ProcessBuilder(
                  Shipped.file("tests/aws/run").toString(),
                  "--region=" + REGION,
                  "--endpoint=" + emulator.uri(),
                  "--interval=0.01",
                  "--settle=0.2",
                  "--yes",
                  "--accept")
              .redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      builder.environment().put("AWS_ACCESS_KEY_ID", "AKIDACCOUNT");
      builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
      var nothing = folders.path().resolve("nothing").toString();
      builder.environment().put("AWS_CONFIG_FILE", nothing);
      builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", nothing);
      var process = builder.start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said).contains("The main job with pulumi passed");
      assertThat(emulator.region(REGION).instances()).isEmpty();
    }
  }
}
