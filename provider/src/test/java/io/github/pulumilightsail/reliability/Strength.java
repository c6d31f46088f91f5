package io.github.pulumilightsail.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.OptionsChange;
import io.github.pulumilightsail.testing.Stack;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * That no write leaves an instance weaker than both what it was and what it is to be: looked at for
 * every option after every change that the local Lightsail has noted.
 */
final class Strength {
  private static final Set<String> NOT_OURS = Set.of("created", "somebody else");

  private Strength() {}

  /**
   * Does the work, and looks at all that happened to the instance meanwhile.
   *
   * @param wanted what the work is to bring about; an option that it does not name may not change
   */
  static <T> T kept(EmulatedRegion region, MetadataOptions wanted, Supplier<T> work) {
    var from = region.timeline(Deed.INSTANCE).size();
    var result = work.get();
    var changes = region.timeline(Deed.INSTANCE);
    for (var i = Math.max(1, from); i < changes.size(); i++) {
      var before = changes.get(i - 1);
      var now = changes.get(i);
      if (now.arn().equals(before.arn()) && !NOT_OURS.contains(now.cause())) {
        notWeaker(before, now, wanted);
      }
    }
    return result;
  }

  private static void notWeaker(OptionsChange before, OptionsChange now, MetadataOptions wanted) {
    for (var option : Option.values()) {
      var allowed = openness(option, values(before.options()));
      if (wanted.has(option)) {
        allowed = Math.max(allowed, openness(option, wanted));
      }
      assertThat(openness(option, values(now.options())))
          .as("%s after %s: was %s, wanted %s", option, now, before.options(), wanted)
          .isLessThanOrEqualTo(allowed);
    }
  }

  /** How far an option lets in; the less, the stronger. */
  private static int openness(Option option, MetadataOptions options) {
    var value = options.get(option);
    return switch (option) {
      case HTTP_TOKENS -> "required".equals(value) ? 0 : 1;
      case HTTP_ENDPOINT, HTTP_PROTOCOL_IPV6 -> "disabled".equals(value) ? 0 : 1;
      case HTTP_PUT_RESPONSE_HOP_LIMIT -> (Integer) Objects.requireNonNull(value);
    };
  }

  private static MetadataOptions values(EmulatedOptions options) {
    return new MetadataOptions(
        options.httpTokens(),
        options.httpEndpoint(),
        options.httpPutResponseHopLimit(),
        options.httpProtocolIpv6());
  }

  /** The options that a program sets. */
  static MetadataOptions of(Map<String, ?> program) {
    return new MetadataOptions(
        (String) program.get("httpTokens"),
        (String) program.get("httpEndpoint"),
        program.get("httpPutResponseHopLimit") instanceof Number limit ? limit.intValue() : null,
        (String) program.get("httpProtocolIpv6"));
  }

  /** What {@code restore} puts back, as the state tells it. */
  static MetadataOptions restored(Stack.State state) {
    return state.out().get("previousOptions") instanceof Map<?, ?> previous
        ? previousOf(previous)
        : MetadataOptions.NONE;
  }

  private static MetadataOptions previousOf(Map<?, ?> previous) {
    return of(
        previous.entrySet().stream()
            .collect(
                Collectors.toMap(entry -> String.valueOf(entry.getKey()), Map.Entry::getValue)));
  }
}
