// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.enums;

import com.pulumi.core.annotations.EnumType;

@EnumType
public enum RetryMode {
  /** Repeat with growing pauses. */
  Standard("standard"),
  /** As standard, and send slower for as long as AWS asks to slow down. */
  Adaptive("adaptive");

  private final String value;

  RetryMode(String value) {
    this.value = value;
  }

  @EnumType.Converter
  public String getValue() {
    return value;
  }
}
