package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.pulumilightsail.emulator.server.Tls;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** boto3 and the AWS CLI, unchanged, do the main job. Needs PyPI the first time. */
@TestInstance(Lifecycle.PER_CLASS)
class BotoAndCliIT {
  private final LightsailEmulator emulator = LightsailEmulator.start();
  private final Python python;

  BotoAndCliIT() throws IOException, InterruptedException {
    python = Python.prepare();
  }

  @AfterAll
  void stop() {
    emulator.close();
  }

  @Test
  void botoCreatesInstancesSetsTheirOptionsAndReadsThemBack() throws Exception {
    assertThat(python.script("main_job.py", emulator.uri())).endsWith("done\n");

    assertThat(emulator.region("eu-central-1").get("boto-1").httpPutResponseHopLimit())
        .isEqualTo(3);
    assertThat(emulator.calls()).noneMatch(call -> call.region().isEmpty());
  }

  @Test
  void theCliCreatesAnInstanceSetsItsOptionsAndReadsThemBack() throws Exception {
    aws(
        "create-instances",
        "--instance-names",
        "cli-1",
        "--availability-zone",
        "eu-central-1a",
        "--blueprint-id",
        "ubuntu_22_04",
        "--bundle-id",
        "nano_3_0");
    while (!read().getAsJsonObject("state").get("name").getAsString().equals("running")) {
      // Each read brings the instance nearer to running.
    }

    var operation =
        aws(
            "update-instance-metadata-options",
            "--instance-name",
            "cli-1",
            "--http-tokens",
            "required");
    assertThat(operation.getAsJsonObject("operation").get("operationType").getAsString())
        .isEqualTo("UpdateInstanceMetadataOptions");
    assertThat(option("state")).isEqualTo("pending");
    assertThat(option("state")).isEqualTo("pending");
    assertThat(option("state")).isEqualTo("applied");
    assertThat(option("httpTokens")).isEqualTo("required");

    aws(
        "update-instance-metadata-options",
        "--instance-name",
        "cli-1",
        "--http-put-response-hop-limit",
        "2");
    assertThat(option("httpTokens")).as("the documented reset").isEqualTo("optional");
    assertThat(option("httpPutResponseHopLimit")).isEqualTo("2");
  }

  @Test
  void bothTrustTheCertificateOfAnEmulatorWithTls() throws Exception {
    try (var secured = LightsailEmulator.start(EmulatorOptions.defaults().tls(Tls.defaults()))) {
      var trusting = python.trusting(secured.certificate().orElseThrow());

      assertThat(trusting.script("main_job.py", secured.uri())).endsWith("done\n");
      assertThat(trusting.aws(secured.uri(), "lightsail", "get-regions")).contains("eu-central-1");
    }
  }

  @Test
  void theCliAsksStsWhoItIs() throws Exception {
    var answer = python.aws(emulator.uri(), "sts", "get-caller-identity");

    assertThat(answer).contains("arn:aws:iam::111122223333:user/dev");
  }

  private JsonObject read() throws IOException, InterruptedException {
    return aws("get-instance", "--instance-name", "cli-1").getAsJsonObject("instance");
  }

  private String option(String name) throws IOException, InterruptedException {
    return read().getAsJsonObject("metadataOptions").get(name).getAsString();
  }

  private JsonObject aws(String... arguments) throws IOException, InterruptedException {
    var all = new String[arguments.length + 1];
    all[0] = "lightsail";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return JsonParser.parseString(python.aws(emulator.uri(), all)).getAsJsonObject();
  }
}
