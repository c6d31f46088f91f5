package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.InstanceCalls.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Pages that were fetched for some, which may show what others wait for. */
final class Glimpses {
  private final List<Page> pages = new ArrayList<>();

  synchronized void add(Page page) {
    pages.add(page);
  }

  synchronized void clear() {
    pages.clear();
  }

  private synchronized List<Page> take() {
    var taken = List.copyOf(pages);
    pages.clear();
    return taken;
  }

  /**
   * Shows the pages to those who wait for an instance, each only what is newer than its wait.
   *
   * @param next when to look at the operation of one who has seen its instance
   */
  void show(List<Waiter<?>> present, long next) {
    var taken = take();
    if (taken.isEmpty()) {
      return;
    }
    var waiting = new HashMap<String, List<Waiter<?>>>();
    for (var waiter : present) {
      if (!waiter.hasValues()) {
        waiting.computeIfAbsent(waiter.name(), _ -> new ArrayList<>()).add(waiter);
      }
    }
    for (var page : taken) {
      for (var instance : page.instances()) {
        waiting.getOrDefault(instance.name(), List.of()).stream()
            .filter(waiter -> waiter.precedes(page.number()))
            .forEach(waiter -> waiter.glimpsed(instance, next));
      }
    }
  }
}
