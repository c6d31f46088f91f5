package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.resource.FailureException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

class SharedReadsTest {
  private static final String REGION = "eu-central-1";

  private final LightsailEmulator emulator = LightsailEmulator.start();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private LightsailClient client;
  private InstanceReads reads;

  @BeforeEach
  void connect() {
    client =
        LightsailClient.builder()
            .region(Region.of(REGION))
            .endpointOverride(emulator.uri())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "x")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
            .build();
    reads = new InstanceReads(client, REGION, executor);
    emulator.behavior().set(Switches.PAGE_SIZE, 20);
  }

  @AfterEach
  void close() {
    executor.close();
    client.close();
    emulator.close();
  }

  private List<String> fleet(int size) {
    emulator.region(REGION).fleet("web", size);
    return emulator.region(REGION).instances().stream().map(each -> each.name()).toList();
  }

  /** Reads all names as an engine does that has so many workers; how many calls it took. */
  private long readAll(List<String> names, int workers) {
    emulator.clearCalls();
    var queue = new ConcurrentLinkedQueue<>(names);
    var done =
        IntStream.range(0, workers)
            .mapToObj(_ -> CompletableFuture.runAsync(() -> work(queue), executor))
            .toList();
    done.forEach(CompletableFuture::join);
    return emulator.calls().size();
  }

  private void work(ConcurrentLinkedQueue<String> queue) {
    for (var name = queue.poll(); name != null; name = queue.poll()) {
      assertThat(reads.read(name).join().map(Instance::name)).contains(name);
    }
  }

  private static Optional<Instance> join(
      Map<String, CompletableFuture<Optional<Instance>>> answers, String name) {
    return Objects.requireNonNull(answers.get(name)).join();
  }

  private static List<String> shuffled(List<String> names, long seed) {
    var shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  @Test
  void aLoneReadIsOneGetInstance() {
    var names = fleet(200);

    assertThat(readAll(names.subList(7, 8), 1)).isEqualTo(1);
    assertThat(emulator.calls("GetInstance")).hasSize(1);
  }

  @Test
  void twoHundredReadsOfSixtyFourWorkersTakeThirtyCallsAtMost() {
    assertThat(readAll(fleet(200), 64)).isLessThanOrEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void inAnyOrderTheyTakeNotManyMore(long seed) {
    assertThat(readAll(shuffled(fleet(200), seed), 64)).isLessThanOrEqualTo(45);
  }

  @ParameterizedTest
  @CsvSource({"8,1", "8,2", "16,3"})
  void atTheEnginesDefaultNoReadCostsMoreThanACall(int workers, long seed) {
    var names = fleet(200);

    assertThat(readAll(names, workers)).isLessThanOrEqualTo(200);
    assertThat(readAll(shuffled(names, seed), workers)).isLessThanOrEqualTo(210);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 9, 10, 11, 20, 40, 100})
  void readsThatComeTogetherCostAtMostTwiceTheBest(int size) {
    var names = shuffled(fleet(200), size).subList(0, size);
    emulator.clearCalls();

    reads.read(names).values().forEach(CompletableFuture::join);

    assertThat(emulator.calls().size()).isLessThanOrEqualTo(2 * Math.min(size, 10));
  }

  @Test
  void aFewWhosePagesAreNotKnownDoNotMakeItGoThroughAll() {
    var names = fleet(400);
    reads.read(names.subList(0, 20)).values().forEach(CompletableFuture::join);
    emulator.clearCalls();

    var asked = new ArrayList<>(names.subList(0, 20));
    asked.add(names.get(250));
    asked.add(names.get(350));
    reads.read(asked).values().forEach(CompletableFuture::join);

    assertThat(emulator.calls().size()).isLessThanOrEqualTo(6);
  }

  @Test
  void aNameThatNoPageShowsIsAskedByNameBeforeItCountsAsGone() {
    var names = new ArrayList<>(fleet(30));
    names.add("gone-1");

    var answers = reads.read(names);

    assertThat(join(answers, "gone-1")).isEmpty();
    assertThat(emulator.calls("GetInstance"))
        .anyMatch(call -> call.instanceName().equals(Optional.of("gone-1")));
  }

  @Test
  void wherePagesAreDeniedEachIsAskedByName() {
    var names = fleet(12);
    emulator.faults().denyAccess("GetInstances");

    assertThat(readAll(names, 6)).isEqualTo(13);
    assertThat(emulator.calls("GetInstances")).hasSize(1);
  }

  @Test
  void aPageThatFailsFailsTheQuestionsThatItWasFor() {
    var names = fleet(12);
    emulator.faults().throttle("GetInstances").once();

    var answers = reads.read(names);

    assertThatThrownBy(() -> join(answers, names.getFirst()))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(FailureException.class);
    assertThat(readAll(names, 6)).isLessThanOrEqualTo(12);
  }

  @Test
  void noAnswerIsOlderThanItsQuestion() {
    var names = fleet(60);
    readAll(names, 16);
    names.forEach(
        name -> emulator.region(REGION).change(name, OptionsPatch.none().tokens("required")));

    var answers = reads.read(names);

    names.forEach(name ->
        assertThat(join(answers, name).orElseThrow().options().httpTokens()).isEqualTo("required"));
  }

  @Test
  void allInstancesAreReadByPagesAndOthersRideAlong() {
    var names = fleet(50);

    var all = reads.all(_ -> {});
    var one = reads.read(names.get(33));

    assertThat(all.join().stream().map(Instance::name)).containsExactlyInAnyOrderElementsOf(names);
    assertThat(one.join()).isPresent();
    assertThat(emulator.calls("GetInstances").size()).isBetween(3, 6);
  }

  @Test
  void aRegionWithoutInstancesIsReadInOneCall() {
    assertThat(reads.all(_ -> {}).join()).isEmpty();
    assertThat(emulator.calls()).hasSize(1);
  }
}
