package instanceexample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The program against Pulumi's mocks: no engine, no AWS. */
final class AppTest {
  private static final String ARN =
      "arn:aws:lightsail:eu-central-1:111122223333:Instance/00000000-0000-4000-8000-000000000000";

  private final Recorder recorder = new Recorder();

  @AfterEach
  void cleanUp() {
    PulumiTest.cleanup();
  }

  @Test
  void theOptionsAreTiedToTheInstance() {
    var result = PulumiTest.withMocks(recorder).runTest(App::stack).throwOnError();

    assertEquals(ARN, PulumiTest.extractValue(result.output("instanceArn")));
    assertEquals(
        Map.of(
            "instanceName", "web-0a1b2c3",
            "instanceArn", ARN,
            "httpTokens", "required",
            "onDelete", "keep",
            "imdsV1UsageCheck", "warn"),
        recorder.resources.get("lightsail:index:InstanceMetadataOptions"));
  }

  private static final class Recorder implements Mocks {
    private final Map<String, Map<String, Object>> resources = new ConcurrentHashMap<>();

    @Override
    public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
      resources.put(args.type, args.inputs);
      var state = new HashMap<>(args.inputs);
      if (args.type.equals("aws:lightsail/instance:Instance")) {
        state.put("name", "web-0a1b2c3");
        state.put("arn", ARN);
      }
      return CompletableFuture.completedFuture(
          ResourceResult.of(Optional.of("web-0a1b2c3@eu-central-1"), state));
    }

    @Override
    public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
      throw new AssertionError("no function is called, yet " + args.token + " was");
    }
  }
}
