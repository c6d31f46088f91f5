package io.github.pulumilightsail.testing;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.InstancePage;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Operation.Progress;
import io.github.pulumilightsail.aws.port.Probe;
import io.github.pulumilightsail.aws.port.Watch;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One region's Lightsail in memory. It acts as the service is documented to: an omitted {@code
 * httpTokens} becomes {@code optional}, writes are refused while an instance is neither running nor
 * stopped, and a stopped one applies them at its start.
 */
public final class FakeLightsail implements Lightsail {
  /** A write as it was sent. */
  public record Write(String name, MetadataOptions options) {}

  private record Fault(Failure failure, boolean tookEffect) {}

  private final String region;
  private final Map<String, FakeInstance> instances = new TreeMap<>();
  private final Map<String, Operation> operations = new HashMap<>();
  private final List<Write> writes = new ArrayList<>();
  private final Deque<Optional<Failure>> readFaults = new ArrayDeque<>();
  private final Deque<Fault> writeFaults = new ArrayDeque<>();
  private final Map<Integer, Runnable> atLook = new HashMap<>();
  private Runnable beforeWrite = () -> {};
  private Runnable afterWrite = () -> {};
  private Runnable afterFind = () -> {};
  private @Nullable Operation operationFails;
  private boolean operationAlreadyDone;
  private int looksUntilApplied = 2;
  private int created;
  private int calls;
  private int looks;
  private double usage;
  private @Nullable Failure usageFault;

  FakeLightsail(String region) {
    this.region = region;
  }

  // What a test arranges.

  /** Creates an instance, in the place of one that has its name. */
  public FakeInstance create(String name) {
    var instance = new FakeInstance(name, region, ++created);
    instances.put(name, instance);
    return instance;
  }

  public void delete(String name) {
    instances.remove(name);
  }

  public FakeInstance instance(String name) {
    var found = instances.get(name);
    if (found == null) {
      throw new IllegalStateException("there is no " + name);
    }
    return found;
  }

  /** The next read fails. */
  public FakeLightsail failRead(Failure failure) {
    readFaults.add(Optional.of(failure));
    return this;
  }

  /** The next read, among those that fail, does not. */
  public FakeLightsail passRead() {
    readFaults.add(Optional.empty());
    return this;
  }

  /** The next write fails, and nothing happens. */
  public FakeLightsail failWrite(Failure failure) {
    writeFaults.add(new Fault(failure, false));
    return this;
  }

  /** The next write happens, and its answer is lost. */
  public FakeLightsail loseAnswer(Failure failure) {
    writeFaults.add(new Fault(failure, true));
    return this;
  }

  /** The operation of each write from now on fails. */
  public FakeLightsail failOperations(@Nullable String code, @Nullable String details) {
    operationFails = new Operation("", null, "Failed", Progress.FAILED, null, null, code, details);
    return this;
  }

  public FakeLightsail healOperations() {
    operationFails = null;
    return this;
  }

  /** Operations have ended when the write is answered. */
  public FakeLightsail operationsAreDoneAtOnce() {
    operationAlreadyDone = true;
    return this;
  }

  public FakeLightsail appliedAfter(int newLooks) {
    looksUntilApplied = newLooks;
    return this;
  }

  public FakeLightsail neverApplied() {
    return appliedAfter(Integer.MAX_VALUE);
  }

  public FakeLightsail beforeWrite(Runnable happening) {
    beforeWrite = happening;
    return this;
  }

  public FakeLightsail afterWrite(Runnable happening) {
    afterWrite = happening;
    return this;
  }

  /** Something happens once, right after the next instance has been read. */
  public FakeLightsail afterNextFind(Runnable happening) {
    afterFind = happening;
    return this;
  }

  /** Something happens before that look of all waits, counted from 1. */
  public FakeLightsail atLook(int number, Runnable happening) {
    atLook.put(looks + number, happening);
    return this;
  }

  /** So many IMDSv1 calls on each of the last days. */
  public FakeLightsail usage(double perDay) {
    usage = perDay;
    return this;
  }

  public FakeLightsail failUsage(Failure failure) {
    usageFault = failure;
    return this;
  }

  // What a test looks at.

  public List<Write> writes() {
    return List.copyOf(writes);
  }

  /** The options of the one write that there was. */
  public MetadataOptions onlyWrite() {
    if (writes.size() != 1) {
      throw new AssertionError("not one write, but " + writes);
    }
    return writes.getFirst().options();
  }

  public void forgetWrites() {
    writes.clear();
  }

  /** How many calls of any kind there were; looks of waits do not count. */
  public int calls() {
    return calls;
  }

  // What the product asks for.

  @Override
  public String region() {
    return region;
  }

  @Override
  public synchronized Optional<Instance> find(String name, Call call) {
    calls++;
    call.proceed("reading instance " + name + " in " + region);
    var fault = readFaults.poll();
    if (fault != null && fault.isPresent()) {
      throw new FailureException(fault.orElseThrow());
    }
    var found = seen(name);
    var happening = afterFind;
    afterFind = () -> {};
    happening.run();
    return found;
  }

  @Override
  public synchronized List<Instance> list(Consumer<List<Instance>> onPage, Call call) {
    calls++;
    call.proceed("reading the instances in " + region);
    var fault = readFaults.poll();
    if (fault != null && fault.isPresent()) {
      throw new FailureException(fault.orElseThrow());
    }
    var all = instances.values().stream().map(FakeInstance::view).toList();
    onPage.accept(all);
    return all;
  }

  @Override
  public synchronized InstancePage page(Optional<String> token, Call call) {
    calls++;
    call.proceed("reading the instances in " + region);
    return new InstancePage(
        instances.values().stream().map(FakeInstance::view).toList(), Optional.empty());
  }

  @Override
  public List<String> regionNames(Call call) {
    return List.of(region);
  }

  private Optional<Instance> seen(String name) {
    return Optional.ofNullable(instances.get(name)).map(FakeInstance::view);
  }

  @Override
  public Optional<Operation> write(
      String name, Supplier<Optional<MetadataOptions>> request, Call call) {
    call.proceed("writing the metadata options of instance " + name + " in " + region);
    return request.get().map(options -> write(name, options));
  }

  private synchronized Operation write(String name, MetadataOptions options) {
    calls++;
    writes.add(new Write(name, options));
    beforeWrite.run();
    var fault = writeFaults.poll();
    if (fault != null && !fault.tookEffect()) {
      throw new FailureException(fault.failure());
    }
    var instance = instances.get(name);
    if (instance == null) {
      throw new FailureException(new Failure.NotFound("The Instance does not exist: " + name));
    }
    if (!instance.settled()) {
      throw new FailureException(new Failure.Refused("The instance is " + instance.view()));
    }
    if (options.httpProtocolIpv6() != null && instance.options().httpProtocolIpv6() == null) {
      throw new FailureException(new Failure.Refused("HttpProtocolIpv6 is not supported here"));
    }
    if (operationFails == null) {
      instance.write(options, looksUntilApplied);
    }
    afterWrite.run();
    if (fault != null) {
      throw new FailureException(fault.failure());
    }
    return begin();
  }

  private Operation begin() {
    var id = "op-" + (operations.size() + 1);
    var operation =
        operationAlreadyDone
            ? operation(id, "Completed", Progress.SUCCEEDED)
            : operation(id, "Started", Progress.UNDER_WAY);
    operations.put(id, operation);
    return operation;
  }

  private static Operation operation(String id, String status, Progress progress) {
    return new Operation(
        id,
        "UpdateInstanceMetadataOptions",
        status,
        progress,
        "2026-11-23T12:00:00Z",
        "2026-11-23T12:00:01Z",
        null,
        null);
  }

  private Operation ended(Operation operation) {
    return operationFails == null
        ? operation(operation.id(), "Succeeded", Progress.SUCCEEDED)
        : new Operation(
            operation.id(),
            operation.operationType(),
            "Failed",
            Progress.FAILED,
            operation.createdAt(),
            operation.statusChangedAt(),
            operationFails.errorCode(),
            operationFails.errorDetails());
  }

  @Override
  public synchronized <T> T await(
      String name, Optional<Operation> operation, String doing, Watch<T> watch, Call call) {
    var known = operation;
    var last = "";
    while (true) {
      call.proceed(last.isEmpty() ? doing : doing + "; last seen: " + last);
      call.ticker().pass(Duration.ofSeconds(1), call.cancellation());
      looks++;
      atLook.getOrDefault(looks, () -> {}).run();
      var instance = instances.get(name);
      if (instance != null) {
        instance.look();
      }
      if (looks > 1) {
        known = known.map(this::ended);
      }
      switch (watch.look(seen(name), known)) {
        case Probe.Ready<T>(var value) -> {
          return value;
        }
        case Probe.Failed<T>(var failure) -> throw new FailureException(failure);
        case Probe.Pending<T> pending -> {
          last = pending.state();
          call.log().status(doing + ": " + last);
        }
      }
    }
  }

  @Override
  public synchronized List<DailyCount> imdsV1Calls(String name, int days, Call call) {
    calls++;
    if (usageFault != null) {
      throw new FailureException(usageFault);
    }
    var all = new ArrayList<DailyCount>();
    for (var day = 0; day < days; day++) {
      all.add(new DailyCount(LocalDate.of(2026, 11, 17).plusDays(day), usage));
    }
    return all;
  }
}
