package io.github.pulumilightsail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Plugin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pulumirpc.Provider.ListRequest;
import pulumirpc.Provider.ListResponse;

/** A list reads no more of AWS's pages than it needs. */
class ListingTest {
  private final Cloud cloud = Cloud.start();

  @BeforeEach
  void fleet() {
    cloud.plugin().newRun();
    cloud.region().fleet("web", 50);
    cloud.emulator().behavior().set(Switches.PAGE_SIZE, 20);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private List<ListResponse> list(int limit, int pageSize, String token) {
    var request =
        ListRequest.newBuilder()
            .setToken(Plugin.OPTIONS)
            .setLimit(limit)
            .setPageSize(pageSize)
            .setContinuationToken(token)
            .build();
    var answers = new ArrayList<ListResponse>();
    cloud.plugin().rpc().list(request).forEachRemaining(answers::add);
    return answers;
  }

  private int pages() {
    return cloud.emulator().calls("GetInstances").size();
  }

  @Test
  void fiveOfFiftyAreOnePage() {
    assertThat(list(5, 0, "").stream().filter(ListResponse::hasResult)).hasSize(5);
    assertThat(pages()).isEqualTo(1);
  }

  @Test
  void allAreAllPages() {
    var all = list(0, 0, "");
    assertThat(all).hasSize(50).allMatch(ListResponse::hasResult);
    assertThat(pages()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"7,10", "20,3", "25,5", "50,3"})
  void pageByPageEveryOneComesOnceAndNoPageReadsTheWholeRegion(int size, int most) {
    var names = new ArrayList<String>();
    for (var token = ""; ; ) {
      var page = list(0, size, token);
      page.stream()
          .filter(ListResponse::hasResult)
          .forEach(each -> names.add(each.getResult().getName()));
      var last = page.getLast();
      if (!last.hasContinuation()) {
        break;
      }
      assertThat(page).hasSize(size + 1);
      token = last.getContinuation().getContinuationToken();
    }

    assertThat(names).hasSize(50).doesNotHaveDuplicates();
    assertThat(pages()).isLessThanOrEqualTo(most);
  }

  @Test
  void aTokenThatNoListHasGivenIsRefused() {
    assertThatThrownBy(() -> list(0, 5, "web-0007")).hasMessageContaining("INVALID_ARGUMENT");
  }
}
