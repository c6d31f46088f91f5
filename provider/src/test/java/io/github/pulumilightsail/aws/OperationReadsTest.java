package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Switches;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

class OperationReadsTest {
  private static final String REGION = "eu-central-1";

  private final LightsailEmulator emulator = LightsailEmulator.start();
  private LightsailClient client;
  private OperationReads reads;

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
    reads = new OperationReads(client, REGION);
    emulator.behavior().set(Switches.OPERATIONS_PAGE_SIZE, 10);
    emulator.region(REGION).fleet("web", 40);
  }

  @AfterEach
  void close() {
    client.close();
    emulator.close();
  }

  private List<String> operations(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(number ->
            client
                .updateInstanceMetadataOptions(
                    r -> r.instanceName("web-%04d".formatted(number)).httpTokens("required"))
                .operation()
                .id())
        .toList();
  }

  @Test
  void fewAreAskedForById() {
    var ids = operations(1, 2);

    assertThat(reads.read(ids)).containsOnlyKeys(ids);
    assertThat(emulator.calls("GetOperation")).hasSize(2);
    assertThat(emulator.calls("GetOperations")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 11, 40})
  void manyCostNoMoreCallsThanTwiceTheirNumberAndMostlyFarFewer(int size) {
    var ids = operations(1, size);

    assertThat(reads.read(ids)).containsKeys(ids.toArray(String[]::new));
    assertThat(reads.calls()).isLessThanOrEqualTo(2L * Math.ceilDiv(size, 10));
  }

  @Test
  void newOnesAreLookedForWhereTheNewestWere() {
    operations(1, 30);
    reads.read(operations(31, 35));
    var before = reads.calls();

    var newest = operations(36, 40);
    assertThat(reads.read(newest)).containsKeys(newest.toArray(String[]::new));
    assertThat(reads.calls() - before).isEqualTo(1);
  }

  @Test
  void wherePagesAreDeniedEachIsAskedForByIdFromThenOn() {
    emulator.faults().denyAccess("GetOperations");
    var ids = operations(1, 4);

    assertThat(reads.read(ids)).containsOnlyKeys(ids);
    assertThat(reads.read(ids)).containsOnlyKeys(ids);

    assertThat(emulator.calls("GetOperations")).hasSize(1);
    assertThat(emulator.calls("GetOperation")).hasSize(8);
  }
}
