package lightsailexample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.internal.PulumiTestInternal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The program against Pulumi's mocks: no engine, no AWS. */
final class AppTest {
  private final Recorder recorder = new Recorder();

  @AfterEach
  void cleanUp() {
    PulumiTest.cleanup();
  }

  @Test
  void theProgramShutsImdsV1EverywhereAndAuditsBothRegions() {
    var result =
        PulumiTestInternal.builder() // PulumiTest itself has no configuration
            .options(TestOptions.builder().projectName("project").build())
            .config(
                Map.of(
                    "project:instanceName", "web-1",
                    "project:northInstanceName", "web-2",
                    "project:fleetPrefix", "app-"))
            .mocks(recorder)
            .build()
            .runTest(App::stack)
            .throwOnError();

    assertEquals(
        Map.of(
            "web",
            Map.of(
                "instanceName", "web-1",
                "httpTokens", "required",
                "httpPutResponseHopLimit", 2.0,
                "onDelete", "restore",
                "imdsV1UsageCheck", "warn"),
            "northern",
            // Pulumi's Java SDK gives a provider JSON for all that is no plain text.
            Map.of("region", "eu-north-1", "retryMode", "\"adaptive\""),
            "north",
            Map.of(
                "instanceName", "web-2",
                "httpTokens", "required",
                "onDelete", "restore",
                "imdsV1UsageCheck", "warn"),
            "fleet",
            Map.of(
                "selector", Map.of("namePrefix", "app-", "exclude", List.of("web-1")),
                "httpTokens", "required",
                "onDelete", "restore",
                "imdsV1UsageCheck", "warn")),
        recorder.resources);
    assertEquals(
        Map.of(
            "lightsail:index:getInstancesMetadataOptions",
            Map.of(
                "selector", Map.of("all", true),
                "regions", List.of("eu-central-1", "eu-north-1"),
                "baseline", Map.of("httpTokens", "required")),
            "lightsail:index:getInstanceMetadataOptions",
            Map.of("instanceName", "web-2", "region", "eu-north-1"),
            "lightsail:index:getImdsV1Usage",
            Map.of("instanceName", "web-1", "region", "eu-central-1")),
        recorder.calls);
    assertEquals(7.0, PulumiTest.extractValue(result.output("imdsV1Calls")));
    assertEquals(3, PulumiTest.extractValue(result.output("compliantCount")));
    assertEquals(List.of("old@eu-north-1"), PulumiTest.extractValue(result.output("nonCompliant")));
  }

  private static final class Recorder implements Mocks {
    private final Map<String, Map<String, Object>> resources = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> calls = new ConcurrentHashMap<>();

    @Override
    public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
      resources.put(args.name, args.inputs);
      var state = new HashMap<>(args.inputs);
      state.put("region", "north".equals(args.name) ? "eu-north-1" : "eu-central-1");
      return CompletableFuture.completedFuture(
          ResourceResult.of(Optional.of(args.name + "-id"), state));
    }

    @Override
    public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
      calls.put(args.token, args.args);
      return CompletableFuture.completedFuture(
          Map.of(
              "instances",
              Map.of(),
              "compliantCount",
              3,
              "nonCompliant",
              List.of("old@eu-north-1"),
              "daily",
              List.of(),
              "total",
              7.0,
              "instanceName",
              "web",
              "region",
              "eu-central-1",
              "instanceArn",
              "arn",
              "availabilityZone",
              "eu-central-1a",
              "state",
              "applied"));
    }
  }
}
