package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.behavior.Switches;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
    create("ubuntu_24_04", "web-1", "web-2");

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

  @Test
  void defaultsAreTheBlueprints() {
    create("amazon_linux_2023", "web-1");
    create("wordpress", "web-2");

    assertThat(web1().httpTokens()).isEqualTo("required");
    assertThat(web1().httpPutResponseHopLimit()).isEqualTo(2);
    assertThat(region.get("web-2").httpTokens()).isEqualTo("optional");
    assertThat(region.get("web-2").httpPutResponseHopLimit()).isEqualTo(1);
  }

  @Test
  void aNameCanBeUsedOnlyOnce() {
    create("ubuntu_24_04", "web-1");

    assertThatThrownBy(() -> create("ubuntu_24_04", "web-2", "web-1"))
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
                    .blueprintId("ubuntu_24_04")
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
    create("ubuntu_24_04", "web-1");
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
