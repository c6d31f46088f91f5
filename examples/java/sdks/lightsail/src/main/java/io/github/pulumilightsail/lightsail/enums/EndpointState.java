// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.enums;

import com.pulumi.core.annotations.EnumType;

@EnumType
public enum EndpointState {
  /** The endpoint answers. */
  Enabled("enabled"),
  /** The endpoint does not answer. */
  Disabled("disabled");

  private final String value;

  EndpointState(String value) {
    this.value = value;
  }

  @EnumType.Converter
  public String getValue() {
    return value;
  }
}
