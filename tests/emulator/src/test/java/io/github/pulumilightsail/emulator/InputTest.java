package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.behavior.Choices.Strictness;
import io.github.pulumilightsail.emulator.behavior.Switches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputTest extends EmulatorTestBase {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UpdateInstanceMetadataOptions | {}                                                    | InvalidInputException  | 'instanceName'
          UpdateInstanceMetadataOptions | {"instanceName":"x"}                                  | InvalidInputException  | regular expression
          UpdateInstanceMetadataOptions | {"instanceName":null}                                 | InvalidInputException  | 'instanceName'
          UpdateInstanceMetadataOptions | {"instanceName":"web-1","httpTokens":"maybe"}         | InvalidInputException  | [optional, required]
          UpdateInstanceMetadataOptions | {"instanceName":"web-1","httpEndpoint":""}            | InvalidInputException  | [disabled, enabled]
          UpdateInstanceMetadataOptions | {"instanceName":"web-1","httpTokens":1}               | SerializationException | NUMBER_VALUE
          UpdateInstanceMetadataOptions | {"instanceName":["web-1"]}                            | SerializationException | START_ARRAY
          UpdateInstanceMetadataOptions | {"instanceName":"web-1","httpPutResponseHopLimit":"2"}| SerializationException | STRING_VALUE
          UpdateInstanceMetadataOptions | {"instanceName":"web-1","httpPutResponseHopLimit":1.5}| SerializationException | Integer
          UpdateInstanceMetadataOptions | {"instanceName":"web-1","httpPutResponseHopLimit":1e99999999999} | SerializationException | Integer
          UpdateInstanceMetadataOptions | {"instanceName":"web-1","httpPutResponseHopLimit":1e999} | SerializationException | Integer
          GetInstanceMetricData         | {"instanceName":"web-1","metricName":"MetadataNoToken","period":60,"startTime":1e99999999999} | SerializationException | timestamp
          GetInstanceMetricData         | {"instanceName":"web-1","metricName":"MetadataNoToken","period":60,"startTime":1e300} | SerializationException | timestamp
          TagResource                   | {"resourceName":"web-1","tags":[]}                    | InvalidInputException  | At least one tag
          UntagResource                 | {"resourceName":"web-1","tagKeys":"a"}                | SerializationException | list
          RebootInstance                | {"instanceName":"web-1","force":true}                 | SerializationException | force
          UpdateInstanceMetadataOptions | {"instanceName":"web-1","metadataTags":"enabled"}     | SerializationException | metadataTags
          GetInstance                   | {"instanceName":true}                                 | SerializationException | TRUE_VALUE
          GetInstance                   | {"instanceName":{}}                                   | SerializationException | START_OBJECT
          GetInstance                   | [1]                                                   | SerializationException | structure
          GetInstance                   | {"instanceName":                                      | SerializationException | JSON
          GetInstances                  | {"filter":"x"}                                        | SerializationException | filter
          GetOperation                  | {"operationId":" "}                                   | InvalidInputException  | 'operationId'
          GetRegions                    | {"includeAvailabilityZones":"yes"}                    | SerializationException | Boolean
          CreateInstances               | {"instanceNames":"web-1"}                             | SerializationException | list
          CreateInstances               | {"instanceNames":[1]}                                 | SerializationException | String
          DeleteInstance                | {"instanceName":"web-1","forceDeleteAddOns":1}        | SerializationException | Boolean
          """)
  void wrongInputIsRefused(String operation, String body, String type, String words) {
    region.instance("web-1").create();

    var response = RawCall.signed(emulator.uri(), operation, body).send();

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains(type);
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(RawCall.json(response).get("__type").getAsString()).isEqualTo(type);
    assertThat(RawCall.json(response).get("message").getAsString()).contains(words);
    assertThat(emulator.mutations()).noneMatch(call -> call.outcome().isAnswered());
  }

  @Test
  void unknownMembersCanBeIgnoredAsMostServicesDo() {
    behavior.set(Switches.UNKNOWN_MEMBERS, Strictness.ACCEPT);

    var response = RawCall.signed(emulator.uri(), "GetInstances", "{\"filter\":1}").send();

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void anOperationThatTheEmulatorLacksSaysSo() {
    var response = RawCall.signed(emulator.uri(), "CreateDisk", "{}").send();

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .contains("UnknownOperationException");
  }
}
