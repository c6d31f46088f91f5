package io.github.pulumilightsail.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private record Function(String token) implements FunctionType {
    @Override
    public ResourceSchema schema() {
      return new ResourceSchema(token, "", List.of(), List.of());
    }

    @Override
    public Fields invoke(Fields arguments, Call call) {
      return arguments;
    }
  }

  private final Registry registry =
      new Registry(List.of(), List.of(new Function("lightsail:index:b"), new Function("x:y:a")));

  @Test
  void whatThereIsIsFoundByItsToken() {
    assertThat(registry.function("x:y:a")).isEqualTo(new Function("x:y:a"));
    assertThat(registry.functions())
        .containsExactly(new Function("lightsail:index:b"), new Function("x:y:a"));
    assertThat(registry.resources()).isEmpty();
  }

  @Test
  void whatThereIsNotIsNotFoundAndAllElseIsNamed() {
    assertThatThrownBy(() -> registry.function("x:y:c"))
        .isInstanceOfSatisfying(
            FailureException.class,
            problem -> assertThat(problem.failure()).isInstanceOf(Failure.NotFound.class))
        .hasMessage("the lightsail package has no function x:y:c; it has lightsail:index:b, x:y:a");
    assertThatThrownBy(() -> registry.resource("x:y:a"))
        .hasMessageStartingWith("the lightsail package has no resource x:y:a");
  }

  @Test
  void twoOfOneTokenAreRefused() {
    assertThatThrownBy(() -> new Registry(List.of(), List.of(new Function("a"), new Function("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("twice: a");
  }
}
