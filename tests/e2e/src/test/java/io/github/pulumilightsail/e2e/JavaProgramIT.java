package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import lightsailexample.App;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program of examples/java, run in this process by the Automation API. */
final class JavaProgramIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void theExampleLivesItsLife() {
    stage.seed("web-1").create();
    stage.config("scenario:instanceName", "web-1");
    stage.program(App::stack);

    assertThat(stage.preview().steps()).containsExactly("create web");
    assertThat(writes(stage.newCalls())).isEmpty();
    var up = stage.up();
    assertThat(up.steps()).containsExactly("create web");
    assertThat(up.out()).contains("state     : \"applied\"");
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(2);
    stage.newCalls();

    assertThat(stage.up().steps()).isEmpty();
    assertThat(stage.newCalls()).hasSizeLessThanOrEqualTo(1).noneMatch(call -> call.mutating());

    stage.region().change("web-1", OptionsPatch.none().tokens("optional"));
    assertThat(stage.refresh().drift()).containsExactly("update web httpTokens");
    assertThat(stage.up().steps()).containsExactly("update web httpTokens");
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");

    stage.destroy();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(1);
  }
}
