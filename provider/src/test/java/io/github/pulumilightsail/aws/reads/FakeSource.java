package io.github.pulumilightsail.aws.reads;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Things in memory, by name and by the page, which tells what was called. */
public final class FakeSource<T> implements Source<T> {
  private final Function<T, String> key;
  private final List<T> things = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final int pageSize;
  private volatile Consumer<String> onCall = _ -> {};

  public FakeSource(Function<T, String> key, int pageSize) {
    this.key = key;
    this.pageSize = pageSize;
  }

  /** So many instances, {@code web-1} and so on. */
  public static FakeSource<Instance> instances(int count, int pageSize) {
    var source = new FakeSource<>(Instance::name, pageSize);
    names(1, count).forEach(name -> source.things.add(instance(name, "optional")));
    return source;
  }

  public static List<String> names(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(number -> "web-" + number).toList();
  }

  public static Instance instance(String name, String tokens) {
    return new Instance(
        name,
        "arn:" + name,
        "eu-central-1",
        null,
        null,
        Map.of(),
        "running",
        new MetadataOptions(tokens, "enabled", 1, null),
        "applied");
  }

  public List<T> things() {
    return things;
  }

  /** The calls so far: {@code web-1}, or {@code page 0} and so on. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  public void forgetCalls() {
    calls.clear();
  }

  /** Something happens at each call, once it is noted and before it is answered. */
  public FakeSource<T> onCall(Consumer<String> happening) {
    onCall = happening;
    return this;
  }

  /** Each call of which this is a part fails so. */
  public FakeSource<T> fail(String part, Failure failure) {
    return onCall(call -> {
      if (call.contains(part)) {
        throw new FailureException(failure);
      }
    });
  }

  @Override
  public String key(T item) {
    return key.apply(item);
  }

  private void called(String call) {
    calls.add(call);
    onCall.accept(call);
  }

  @Override
  public Optional<T> one(String name, Call call) {
    called(name);
    return things.stream().filter(thing -> key(thing).equals(name)).findFirst();
  }

  @Override
  public Page<T> page(@Nullable String token, Call call) {
    var number = token == null ? 0 : Integer.parseInt(token);
    called("page " + number);
    var all = new ArrayList<>(things);
    var from = Math.min(all.size(), number * pageSize);
    var to = Math.min(all.size(), from + pageSize);
    return new Page<>(all.subList(from, to), to < all.size() ? String.valueOf(number + 1) : null);
  }
}
