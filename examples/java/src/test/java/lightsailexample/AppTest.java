package lightsailexample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.internal.PulumiTestInternal;
import java.util.ArrayList;
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
            "north",
            Map.of(
                "instanceName", "web-2",
                "region", "eu-north-1",
                "httpTokens", "required",
                "onDelete", "restore",
                "imdsV1UsageCheck", "warn"),
            "fleet",
            Map.of(
                "selector", Map.of("namePrefix", "app-"),
                "httpTokens", "required",
                "onDelete", "restore",
                "imdsV1UsageCheck", "warn")),
        recorder.resources);
    assertEquals(
        List.of("lightsail:index:getInstancesMetadataOptions [eu-central-1, eu-north-1]"),
        recorder.calls);
    assertEquals(3, PulumiTest.extractValue(result.output("compliantCount")));
    assertEquals(List.of("old@eu-north-1"), PulumiTest.extractValue(result.output("nonCompliant")));
  }

  private static final class Recorder implements Mocks {
    private final Map<String, Map<String, Object>> resources = new ConcurrentHashMap<>();
    private final List<String> calls = new ArrayList<>();

    @Override
    public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
      resources.put(args.name, args.inputs);
      var state = new HashMap<>(args.inputs);
      state.putIfAbsent("region", "eu-central-1");
      return CompletableFuture.completedFuture(
          ResourceResult.of(Optional.of(args.name + "-id"), state));
    }

    @Override
    public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
      calls.add(args.token + " " + args.args.get("regions"));
      return CompletableFuture.completedFuture(
          Map.of(
              "instances",
              Map.of(),
              "compliantCount",
              3,
              "nonCompliant",
              List.of("old@eu-north-1")));
    }
  }
}
