package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.InstancePage;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Watch;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lightsail as long as it is an allowed account's: whatever finds or lists is held against the
 * account in the ARNs, and where there is none, that of the credentials is asked for before
 * something counts as not there. A write rests on a find, and a wait on a write.
 *
 * @param allowed the accounts that may be touched
 * @param caller the account of the credentials
 */
record AccountGuard(Lightsail lightsail, List<String> allowed, Supplier<String> caller)
    implements Lightsail {

  /** Guards, unless every account is allowed. */
  static Lightsail of(Lightsail lightsail, List<String> allowed, Supplier<String> caller) {
    return allowed.isEmpty() ? lightsail : new AccountGuard(lightsail, allowed, caller);
  }

  @Override
  public String region() {
    return lightsail.region();
  }

  @Override
  public Optional<Instance> find(String name, Call call) {
    var found = lightsail.find(name, call);
    require(found.map(Instance::account).orElseGet(caller), "instance " + name);
    return found;
  }

  @Override
  public List<Instance> list(Consumer<List<Instance>> onPage, Call call) {
    var all =
        lightsail.list(
            page -> {
              require(page);
              onPage.accept(page);
            },
            call);
    require(all);
    if (all.isEmpty()) {
      require(caller.get(), "what there is");
    }
    return all;
  }

  @Override
  public InstancePage page(Optional<String> token, Call call) {
    var page = lightsail.page(token, call);
    require(page.instances());
    if (page.instances().isEmpty()) {
      require(caller.get(), "what there is");
    }
    return page;
  }

  private void require(List<Instance> instances) {
    instances.forEach(instance -> require(instance.account(), "instance " + instance.name()));
  }

  private void require(String account, String what) {
    if (!allowed.contains(account)) {
      throw new FailureException(
          new Failure.Conflict(
              "%s in %s is in account %s, which lightsail:allowedAccountIds does not name (%s). Nothing was written. Use credentials of another account, or add this one."
                  .formatted(what, region(), account, String.join(", ", allowed))));
    }
  }

  @Override
  public Optional<Operation> write(
      String name, Supplier<Optional<MetadataOptions>> request, Call call) {
    return lightsail.write(name, request, call);
  }

  @Override
  public List<String> regionNames(Call call) {
    return lightsail.regionNames(call);
  }

  @Override
  public List<DailyCount> imdsV1Calls(String name, int days, Call call) {
    return lightsail.imdsV1Calls(name, days, call);
  }

  @Override
  public <T> T await(
      String name, Optional<Operation> operation, String doing, Watch<T> watch, Call call) {
    return lightsail.await(name, operation, doing, watch, call);
  }
}
