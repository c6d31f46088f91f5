package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.InstanceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lightsail.model.GetInstancesResponse;
import software.amazon.awssdk.services.lightsail.model.HttpTokens;
import software.amazon.awssdk.services.lightsail.model.Instance;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;
import software.amazon.awssdk.services.lightsail.model.OperationType;
import software.amazon.awssdk.services.lightsail.model.RegionName;
import software.amazon.awssdk.services.lightsail.model.Tag;

class InstancesTest extends EmulatorTestBase {

  @Test
  void aCreatedInstanceIsPendingAndThenRuns() {
    create("ubuntu_22_04", "web-1", "web-2");

    assertThat(stateOf("web-1")).isEqualTo("pending");
    assertThat(stateOf("web-1")).isEqualTo("pending");
    assertThat(stateOf("web-1")).isEqualTo("running");
    var instance = read();
    assertThat(instance.arn())
        .matches("arn:aws:lightsail:eu-central-1:111122223333:Instance/[0-9a-f-]{36}");
    assertThat(instance.createdAt()).isEqualTo(clock.instant());
    assertThat(instance.location().regionName()).isEqualTo(RegionName.EU_CENTRAL_1);
    assertThat(instance.location().availabilityZone()).isEqualTo("eu-central-1a");
    assertThat(instance.bundleId()).isEqualTo("nano_3_0");
    assertThat(instance.supportCode()).startsWith("111122223333/i-");
    assertThat(instance.ipAddressTypeAsString()).isEqualTo("dualstack");
    assertThat(instance.tags()).extracting(tag -> tag.key() + tag.value()).containsExactly("env1");
    assertThat(instance.state().code()).isEqualTo(16);
  }

  @ParameterizedTest
  @CsvSource({"amazon_linux_2023, 1", "amazon_linux_2023, 2", "ubuntu_24_04, 1", "ubuntu_24_04, 2"})
  void theNewestBlueprintsAreLaunchedWithTokensRequired(String blueprint, int hopLimit) {
    behavior.set(Switches.SAFE_BLUEPRINTS_HOP_LIMIT, hopLimit);

    create(blueprint, "web-1");

    assertThat(web1().httpTokens()).isEqualTo("required");
    assertThat(web1().httpPutResponseHopLimit()).isEqualTo(hopLimit);
    assertThat(region.instance("web-2").blueprint(blueprint).create().options())
        .isEqualTo(web1().options());
  }

  @Test
  void allOthersAnswerBothVersions() {
    behavior.set(Switches.SAFE_BLUEPRINTS_HOP_LIMIT, 2);

    create("wordpress", "web-1");

    assertThat(web1().httpTokens()).isEqualTo("optional");
    assertThat(web1().httpPutResponseHopLimit()).isEqualTo(1);
    assertThat(region.instance("web-2").create().httpTokens()).isEqualTo("optional");
  }

  /** The trap on an instance that was launched safe. */
  @Test
  void aHopLimitForDockerOpensAnInstanceThatWasLaunchedSafe() {
    create("ubuntu_24_04", "web-1");
    region.enter("web-1", InstanceState.RUNNING);

    update(r -> r.httpPutResponseHopLimit(2));

    assertThat(web1().httpTokens()).isEqualTo("optional");
  }

  @Test
  void aNameCanBeUsedOnlyOnce() {
    create("ubuntu_22_04", "web-1");

    assertThatThrownBy(() -> create("ubuntu_22_04", "web-2", "web-1"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("web-1");
    assertThat(region.find("web-2")).isEmpty();
  }

  @Test
  void theZoneMustBeInTheRegion() {
    assertThatThrownBy(() ->
            client.createInstances(r ->
                r.instanceNames("web-1")
                    .availabilityZone("us-east-1a")
                    .blueprintId("ubuntu_22_04")
                    .bundleId("nano_3_0")))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void pagesFollowEachOtherUntilThereIsNoToken() {
    behavior.set(Switches.PAGE_SIZE, 3);
    region.fleet("web", 7);

    var names = new ArrayList<String>();
    var sizes = new ArrayList<Integer>();
    @Nullable String token = null;
    do {
      var wanted = token;
      var page = client.getInstances(r -> r.pageToken(wanted));
      sizes.add(page.instances().size());
      names.addAll(page.instances().stream().map(Instance::name).toList());
      token = page.nextPageToken();
    } while (token != null);

    assertThat(sizes).containsExactly(3, 3, 1);
    assertThat(names).hasSize(7).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aPageThatIsExactlyFullIsTheLast() {
    behavior.set(Switches.PAGE_SIZE, 3);
    region.fleet("web", 3);

    assertThat(client.getInstances().nextPageToken()).isNull();
  }

  @Test
  void aMadeUpPageTokenIsRefused() {
    assertThatThrownBy(() -> client.getInstances(r -> r.pageToken("bm9uc2Vuc2U=")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> client.getInstances(r -> r.pageToken("%%%")))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void pageTokensExpireWhenTold() {
    behavior.set(Switches.PAGE_SIZE, 1);
    region.fleet("web", 3);
    var old = client.getInstances().nextPageToken();
    assertThat(page(old).nextPageToken()).isNotNull();

    emulator.expirePageTokens();

    assertThatThrownBy(() -> page(old))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expired");
    assertThat(page(client.getInstances().nextPageToken()).instances()).hasSize(1);
  }

  @Test
  void pageTokensExpireByTheClock() {
    behavior.set(Switches.PAGE_SIZE, 1);
    behavior.set(Switches.PAGE_TOKEN_LIFETIME, Duration.ofSeconds(5));
    region.fleet("web", 3);
    var token = client.getInstances().nextPageToken();

    clock.advance(Duration.ofMillis(4_999));
    assertThat(page(token).instances()).hasSize(1);
    clock.advance(Duration.ofMillis(1));
    assertThatThrownBy(() -> page(token)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void pageTokensExpireInTheMiddleOfAList() {
    behavior.set(Switches.PAGE_SIZE, 1);
    region.fleet("web", 3);
    faults.expirePageTokens("GetInstances").after(2).once();
    var first = client.getInstances().nextPageToken();
    var second = page(first).nextPageToken();

    assertThatThrownBy(() -> page(second)).isInstanceOf(InvalidInputException.class);

    faults.expirePageTokens("GetInstances").afterWork().once();
    var third = client.getInstances().nextPageToken();
    assertThatThrownBy(() -> page(third)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aRebootLeavesTheInstanceAndItsOptionsAsTheyAre() {
    var before = region.instance("web-1").tokens("required").create();

    var operation = client.rebootInstance(r -> r.instanceName("web-1")).operations().getFirst();

    assertThat(operation.operationType()).isEqualTo(OperationType.REBOOT_INSTANCE);
    assertThat(web1()).isEqualTo(before);
    region.enter("web-1", InstanceState.STOPPED);
    assertThatThrownBy(() -> client.rebootInstance(r -> r.instanceName("web-1")))
        .isInstanceOf(OperationFailureException.class);
  }

  @Test
  void tagsComeAndGo() {
    region.instance("web-1").tag("env", "test").tag("team", "a").create();

    var operation =
        client
            .tagResource(r ->
                r.resourceName("web-1")
                    .tags(
                        Tag.builder().key("env").value("prod").build(),
                        Tag.builder().key("imds").build()))
            .operations()
            .getFirst();
    assertThat(operation.operationTypeAsString()).isEqualTo("TagResource");
    assertThat(operation.resourceName()).isEqualTo("web-1");
    client.untagResource(r -> r.resourceName("web-1").tagKeys("team", "never-there"));

    assertThat(read().tags())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("env=prod", "imds=");
    region.replace("web-1");
    assertThat(web1().tags()).containsOnlyKeys("env", "imds");
  }

  @Test
  void tagsThatTheServiceDoesNotTakeAreRefused() {
    region.instance("web-1").create();
    var many =
        IntStream.rangeClosed(1, 51)
            .mapToObj(i -> Tag.builder().key("k" + i).value("v").build())
            .toList();

    assertThatThrownBy(() -> client.tagResource(r -> r.resourceName("web-1").tags(many)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> tag("aws:mine")).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> tag("k".repeat(129))).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> client.untagResource(r -> r.resourceName("gone").tagKeys("a")))
        .isInstanceOf(NotFoundException.class);
    assertThat(web1().tags()).isEmpty();
  }

  private void tag(String key) {
    client.tagResource(r -> r.resourceName("web-1").tags(Tag.builder().key(key).build()));
  }

  private GetInstancesResponse page(String token) {
    return client.getInstances(r -> r.pageToken(token));
  }

  @Test
  void stoppingAndStartingTakeTheirTime() {
    region.instance("web-1").create();

    var stop = client.stopInstance(r -> r.instanceName("web-1")).operations().getFirst();
    assertThat(stop.operationType()).isEqualTo(OperationType.STOP_INSTANCE);
    assertThat(stateOf("web-1")).isEqualTo("stopping");
    assertThatThrownBy(() -> client.startInstance(r -> r.instanceName("web-1")))
        .isInstanceOf(OperationFailureException.class);
    assertThat(stateOf("web-1")).isEqualTo("stopping");
    assertThat(stateOf("web-1")).isEqualTo("stopped");

    client.startInstance(r -> r.instanceName("web-1"));
    assertThat(stateOf("web-1")).isEqualTo("pending");
    assertThat(stateOf("web-1")).isEqualTo("pending");
    assertThat(stateOf("web-1")).isEqualTo("running");
  }

  @Test
  void aDeletedInstanceIsGoneAndItsNameIsFree() {
    var old = region.instance("web-1").tokens("required").create();

    client.deleteInstance(r -> r.instanceName("web-1"));

    assertThatThrownBy(this::read).isInstanceOf(NotFoundException.class);
    create("ubuntu_22_04", "web-1");
    assertThat(web1().arn()).isNotEqualTo(old.arn());
    assertThat(web1().httpTokens()).isEqualTo("optional");
  }

  @Test
  void seedsCanBeOnTheirWay() {
    region.instance("web-1").starting().create();
    region.instance("web-2").stopping().optionsPending().create();

    client.getInstances();
    client.getInstances();

    assertThat(stateOf("web-1")).isEqualTo("running");
    assertThat(stateOf("web-2")).isEqualTo("stopped");
  }

  @Test
  void anInstanceThatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> client.getInstance(r -> r.instanceName("gone")))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(404);
              assertThat(e.requestId()).isNotBlank();
              assertThat(e.code()).isEqualTo("DoesNotExist");
              assertThat(e.tip()).isNotBlank();
              assertThat(e.docs()).endsWith("API_GetInstance.html");
              assertThat(e.awsErrorDetails().errorMessage()).contains("gone");
            });
  }

  @Test
  void everyWriteNeedsItsInstance() {
    assertThatThrownBy(() -> update(r -> r.httpTokens(HttpTokens.REQUIRED)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client.startInstance(r -> r.instanceName("web-1")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client.stopInstance(r -> r.instanceName("web-1")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client.deleteInstance(r -> r.instanceName("web-1")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void regionsAreListedWithTheirZonesOnDemand() {
    var plain = client.getRegions().regions();
    assertThat(plain).hasSize(19).allMatch(each -> each.availabilityZones().isEmpty());

    var zones = client.getRegions(r -> r.includeAvailabilityZones(true)).regions();
    assertThat(zones.getFirst().availabilityZones().getFirst().zoneName()).isEqualTo("ap-east-1a");
  }

  private void create(String blueprint, String... names) {
    client.createInstances(r ->
        r.instanceNames(names)
            .availabilityZone("eu-central-1a")
            .blueprintId(blueprint)
            .bundleId("nano_3_0")
            .tags(Tag.builder().key("env").value("1").build()));
  }

  private String stateOf(String name) {
    return client.getInstanceState(r -> r.instanceName(name)).state().name();
  }
}
