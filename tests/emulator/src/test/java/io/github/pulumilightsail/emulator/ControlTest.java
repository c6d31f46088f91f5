package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsState;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lightsail.model.HttpTokens;

/** The control interface over HTTP does what the Java interface does. */
class ControlTest extends EmulatorTestBase {
  private static final String WEB_1 = "?region=eu-central-1&name=web-1";

  @Test
  void seedsOneInstanceWithEverything() {
    var answer =
        control(
            "POST",
            "instances",
            """
            {"region": "eu-central-1", "name": "web-1", "state": "stopped", "zone": "b",
             "blueprintId": "wordpress", "bundleId": "micro_3_0", "ipAddressType": "ipv6",
             "tags": {"env": "prod"}, "optionsPending": true,
             "options": {"httpTokens": "required", "httpPutResponseHopLimit": 2}}
            """);

    assertThat(answer.getAsJsonArray()).hasSize(1);
    var made = web1();
    assertThat(made.state()).isEqualTo(InstanceState.STOPPED);
    assertThat(made.availabilityZone()).isEqualTo("eu-central-1b");
    assertThat(made.blueprintId()).isEqualTo("wordpress");
    assertThat(made.bundleId()).isEqualTo("micro_3_0");
    assertThat(made.ipAddressType()).isEqualTo("ipv6");
    assertThat(made.tags()).containsEntry("env", "prod");
    assertThat(made.httpTokens()).isEqualTo("required");
    assertThat(made.httpPutResponseHopLimit()).isEqualTo(2);
    assertThat(made.options().state()).isEqualTo(OptionsState.PENDING);
  }

  @Test
  void seedsAFleetInAnyAccount() {
    control(
        "POST",
        "instances",
        "{\"region\":\"eu-west-1\",\"account\":\"999988887777\",\"prefix\":\"w\",\"count\":12}");

    assertThat(emulator.region("999988887777", "eu-west-1").instances())
        .hasSize(12)
        .extracting(each -> each.name())
        .startsWith("w-0001");
    var listed = control("GET", "instances?region=eu-west-1&account=999988887777", "");
    assertThat(listed.getAsJsonArray()).hasSize(12);
  }

  @Test
  void changesReplacesAndDeletesBehindTheCallersBack() {
    var old = region.instance("web-1").tokens("required").create();

    control("PATCH", "instances" + WEB_1, "{\"options\":{\"httpTokens\":\"optional\"}}");
    assertThat(web1().httpTokens()).isEqualTo("optional");
    control("PATCH", "instances" + WEB_1, "{\"state\":\"stopping\"}");
    assertThat(web1().state()).isEqualTo(InstanceState.STOPPING);
    control("POST", "instances/replace" + WEB_1, "");
    assertThat(web1().arn()).isNotEqualTo(old.arn());
    var causes =
        control("GET", "timeline" + WEB_1, "").getAsJsonArray().asList().stream()
            .map(change -> change.getAsJsonObject().get("cause").getAsString());
    assertThat(causes).containsExactly("created", "somebody else", "created");
    control("DELETE", "instances" + WEB_1, "");
    assertThat(region.instances()).isEmpty();
  }

  @Test
  void setsSwitchesAndBlueprintDefaults() {
    control("PATCH", "behavior", "{\"pageSize\": 3, \"applied\": \"2s\"}");
    control("PUT", "blueprint-defaults", "{\"wordpress\": {\"httpPutResponseHopLimit\": 7}}");

    assertThat(behavior.get(Switches.PAGE_SIZE)).isEqualTo(3);
    var shown = control("GET", "behavior", "").getAsJsonObject();
    assertThat(shown.getAsJsonObject("applied").get("value").getAsString()).isEqualTo("2000ms");
    assertThat(region.instance("w").blueprint("wordpress").create().httpPutResponseHopLimit())
        .isEqualTo(7);
  }

  @Test
  void retagsBehindTheCallersBack() {
    region.instance("web-1").tag("env", "test").tag("team", "a").create();

    control("PATCH", "instances" + WEB_1, "{\"tags\": {\"env\": \"prod\"}}");

    assertThat(web1().tags()).containsExactly(Map.entry("env", "prod"));
  }

  @Test
  void expiresPageTokens() {
    behavior.set(Switches.PAGE_SIZE, 1);
    region.fleet("web", 2);
    var token = client.getInstances().nextPageToken();

    control("POST", "page-tokens/expire", "");

    assertThatThrownBy(() -> client.getInstances(r -> r.pageToken(token)))
        .hasMessageContaining("expired");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20, -1", "2026-11-20, NaN", "yesterday, 1"})
  void aMetricThatCannotBeIsRefused(String day, String count) {
    region.instance("web-1").create();

    var response =
        RawCall.control(
                emulator.uri(), "PUT", "metric" + WEB_1, "{\"%s\": \"%s\"}".formatted(day, count))
            .send();

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'fault':'throttle'}",
        "{'fault':'internal-failure','operation':'GetInstance'}",
        "{'fault':'service-unavailable','operation':'GetInstance'}",
        "{'fault':'error','type':'NotFoundException','operation':'GetInstance'}",
        "{'fault':'error','type':'Teapot','status':418,'message':'m','operation':'GetInstance'}",
        "{'fault':'deny-access','operation':'GetInstance','region':'eu-central-1'}",
        "{'fault':'reset','operation':'GetInstance','instance':'web-1'}",
        "{'fault':'reset','operation':'GetInstance','afterWork':true}",
        "{'fault':'cut-answer','operation':'GetInstance'}",
        "{'fault':'garble-answer','operation':'GetInstance'}",
        "{'fault':'delete-instance','operation':'GetInstance'}",
      })
  void putsFaultsInForceThatEndACall(String fault) {
    region.instance("web-1").create();

    var rule = control("POST", "faults", fault.replace('\'', '"')).getAsJsonObject();

    assertThat(rule.get("id").getAsLong()).isPositive();
    assertThatThrownBy(this::read).isInstanceOf(Exception.class);
    var hits = control("GET", "faults", "").getAsJsonArray().get(0).getAsJsonObject().get("hits");
    assertThat(hits.getAsInt()).isEqualTo(1);
    control("DELETE", "faults", "");
    assertThat(faults.rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'fault':'slow','time':'1ms'}",
        "{'fault':'fail-operation','errorCode':'E','errorDetails':'d'}",
        "{'fault':'pending-forever'}",
        "{'fault':'operation-forever'}",
        "{'fault':'replace-instance','operation':'UpdateInstanceMetadataOptions'}",
        "{'fault':'change-options','options':{'httpTokens':'optional'}}",
        "{'fault':'enter-state','state':'stopped'}",
        "{'fault':'hang','after':5,'times':1}",
        "{'fault':'expire-page-tokens'}",
      })
  void putsFaultsInForceThatACallSurvives(String fault) {
    region.instance("web-1").create();

    var rule = control("POST", "faults", fault.replace('\'', '"')).getAsJsonObject();
    update(r -> r.httpTokens(HttpTokens.REQUIRED));

    control("DELETE", "faults?id=" + rule.get("id"), "");
    assertThat(faults.rules()).isEmpty();
    control("POST", "faults/release", "");
  }

  @Test
  void limitsTheRate() {
    control("PUT", "rate-limit", "{\"perSecond\": 1}");
    client.getRegions();
    assertThatThrownBy(() -> client.getRegions()).hasMessageContaining("Rate exceeded");

    control("DELETE", "rate-limit", "");
    client.getRegions();
  }

  @Test
  void showsCallsAndForgetsThem() {
    region.instance("web-1").create();
    read();
    update(r -> r.httpTokens(HttpTokens.REQUIRED));
    faults.throttle("GetInstance");
    assertThatThrownBy(this::read).isInstanceOf(Exception.class);

    assertThat(control("GET", "calls", "").getAsJsonArray()).hasSize(3);
    assertThat(control("GET", "calls?mutating=true", "").getAsJsonArray()).hasSize(1);
    var reads = control("GET", "calls?operation=GetInstance", "").getAsJsonArray();
    assertThat(reads).hasSize(2);
    var throttled = reads.get(1).getAsJsonObject();
    assertThat(throttled.get("outcome").getAsString()).isEqualTo("ThrottlingException");
    assertThat(throttled.get("status").getAsInt()).isEqualTo(400);
    assertThat(throttled.getAsJsonObject("request").get("instanceName").getAsString())
        .isEqualTo("web-1");
    var newer = control("GET", "calls?after=" + reads.get(0).getAsJsonObject().get("sequence"), "");
    assertThat(newer.getAsJsonArray()).hasSize(2);
    assertThat(control("GET", "calls/count", "").getAsJsonObject().get("GetInstance").getAsInt())
        .isEqualTo(2);
    control("DELETE", "calls", "");
    assertThat(emulator.calls()).isEmpty();
  }

  @Test
  void setsTheMetricAndResetsEverything() {
    region.instance("web-1").create();
    control("PUT", "metric" + WEB_1, "{\"2026-11-20\": 12, \"2026-11-21\": 0}");

    control("POST", "reset", "");
    assertThat(region.instances()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          assign                    | {"accessKeyId":"AKIDEXAMPLE","account":"999988887777"}
          refuse                    | {"accessKeyId":"AKIDOTHER"}
          session                   | {"accessKeyId":"ASIA1","token":"t","expiresAt":"2030-01-01T00:00:00Z"}
          expire-sessions           | {}
          deny-role                 | {"role":"arn:aws:iam::999988887777:role/x"}
          external-id               | {"role":"arn:aws:iam::999988887777:role/x","externalId":"e"}
          refuse-web-identity-token | {"token":"t"}
          """)
  void tellsAboutCredentials(String what, String body) {
    assertThat(control("POST", "credentials/" + what, body).isJsonObject()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET   | nowhere                               |                            | 404 | no such route
          GET   | instances                             |                            | 400 | region
          GET   | instances?region=eu-west-1&name=gone  |                            | 404 | gone
          POST  | instances                             | {"region":"eu-west-1"}     | 400 | name
          POST  | instances                             | {"region":"r","name":"n","nmae":1} | 400 | nmae
          POST  | instances                             | nonsense                   | 400 | JSON
          POST  | instances                             | [1]                        | 400 | object
          POST  | faults                                | {"fault":"gremlin"}        | 400 | gremlin
          POST  | faults                                | {"fault":"throttle","tims":1} | 400 | tims
          POST  | faults                                | {"fault":"slow","time":"x"}| 400 | 50ms
          PATCH | behavior                              | {"pageSize":"many"}        | 400 | pageSize
          PUT   | rate-limit                            | {}                         | 400 | perSecond
          PUT   | rate-limit                            | {"perSecond":0}            | 400 | above 0
          PUT   | rate-limit                            | {"perSecond":-3}           | 400 | from 0.0 up
          PUT   | rate-limit                            | {"perSecond":"NaN"}        | 400 | from 0.0 up
          PUT   | rate-limit                            | {"perSecond":1e999}        | 400 | from 0.0 up
          PUT   | rate-limit                            | {"perSecond":5,"burst":0.5} | 400 | burst
          PUT   | rate-limit                            | {"perSecond":5,"brust":9}  | 400 | brust
          POST  | instances                             | {"region":"r","prefix":"n","count":-5} | 400 | from 1 to
          POST  | instances                             | {"region":"r","prefix":"n","count":1e9} | 400 | from 1 to
          POST  | instances                             | {"region":"r","prefix":"n","count":1.5} | 400 | whole number
          POST  | instances                             | {"region":"r","name":"n","options":{"httpPutResponseHopLimit":1e99999999999}} | 400 | whole number
          POST  | instances                             | {"region":"r","name":"n","optionsPending":"yes"} | 400 | true nor false
          POST  | faults                                | {"fault":"throttle","times":0} | 400 | from 1 to
          POST  | faults                                | {"fault":"throttle","after":-1} | 400 | from 0 to
          POST  | faults                                | {"fault":"error","type":"E","status":99} | 400 | 599
          GET   | calls?after=x                         |                            | 400 | x
          """)
  void mistakesAreExplained(
      String method, String path, @Nullable String body, int status, String words) {
    var response = RawCall.control(emulator.uri(), method, path, body == null ? "" : body).send();

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(RawCall.json(response).get("error").getAsString()).contains(words);
    assertThat(faults.rules()).isEmpty();
    assertThat(emulator.calls()).isEmpty();
  }

  @Test
  void theTopListsTheRoutes() {
    assertThat(control("GET", "", "").toString()).contains("POST faults");
  }

  private JsonElement control(String method, String path, String body) {
    var response = RawCall.control(emulator.uri(), method, path, body).send();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonParser.parseString(response.body());
  }
}
