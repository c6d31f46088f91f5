package io.github.pulumilightsail.testing;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An instance in memory. Running, with the service's defaults, unless a test says otherwise. */
public final class FakeInstance {
  public static final String ACCOUNT = "111122223333";

  private final String name;
  private final String region;
  private final String arn;
  private final List<MetadataOptions> history = new ArrayList<>();
  private String lifecycle = "running";
  private MetadataOptions options;
  private @Nullable String state = "applied";
  private int looksUntilApplied;
  private int looksUntilSettled;

  FakeInstance(String name, String region, int number) {
    this.name = name;
    this.region = region;
    this.arn = "arn:aws:lightsail:%s:%s:Instance/%04d".formatted(region, ACCOUNT, number);
    options =
        new MetadataOptions(
            "optional", "enabled", 1, region.equals("eu-north-1") ? "disabled" : null);
    history.add(options);
  }

  public FakeInstance tokens(@Nullable String value) {
    return changed(
        new MetadataOptions(
            value,
            options.httpEndpoint(),
            options.httpPutResponseHopLimit(),
            options.httpProtocolIpv6()));
  }

  public FakeInstance with(MetadataOptions values) {
    return changed(values.orElse(options));
  }

  public FakeInstance lifecycle(String value) {
    lifecycle = value;
    return this;
  }

  /** In that state for so many looks, and running then. */
  public FakeInstance settlesAfter(String transitional, int looks) {
    lifecycle = transitional;
    looksUntilSettled = looks;
    return this;
  }

  /** Its options are pending for so many looks. */
  public FakeInstance appliedAfter(int looks) {
    state = "pending";
    looksUntilApplied = looks;
    return this;
  }

  public FakeInstance withoutState() {
    state = null;
    return this;
  }

  /** One of which the service does not tell the options. */
  public FakeInstance withoutOptions() {
    options = MetadataOptions.NONE;
    return withoutState();
  }

  private FakeInstance changed(MetadataOptions values) {
    options = values;
    history.add(values);
    return this;
  }

  void write(MetadataOptions sent, int looks) {
    var tokens = sent.httpTokens() == null ? "optional" : sent.httpTokens();
    with(sent).tokens(tokens);
    history.remove(history.size() - 2);
    appliedAfter(looks);
  }

  void look() {
    if (!settled() && !view().isEnding() && looksUntilSettled-- <= 0) {
      lifecycle = "running";
    }
    if ("pending".equals(state) && !lifecycle.equals("stopped") && looksUntilApplied-- <= 0) {
      state = "applied";
    }
  }

  boolean settled() {
    return lifecycle.equals("running") || lifecycle.equals("stopped");
  }

  public String arn() {
    return arn;
  }

  public MetadataOptions options() {
    return options;
  }

  /** Every value that the options have had, the first ones included. */
  public List<MetadataOptions> history() {
    return List.copyOf(history);
  }

  /** Every value of {@code httpTokens} at any moment, without repetition. */
  public List<@Nullable String> tokensSoFar() {
    var all = new ArrayList<@Nullable String>();
    history.forEach(each -> all.add(each.httpTokens()));
    return all.stream().distinct().toList();
  }

  Instance view() {
    return new Instance(
        name, arn, region, region + "a", "ubuntu_24_04", Map.of(), lifecycle, options, state);
  }
}
