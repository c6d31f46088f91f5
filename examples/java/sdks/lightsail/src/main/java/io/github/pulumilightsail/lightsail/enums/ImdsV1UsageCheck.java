// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.enums;

import com.pulumi.core.annotations.EnumType;

@EnumType
public enum ImdsV1UsageCheck {
  /** Say how many IMDSv1 calls there were in the last seven days. */
  Warn("warn"),
  /** Fail before anything is written. */
  Block("block"),
  /** Do not look. */
  Off("off");

  private final String value;

  ImdsV1UsageCheck(String value) {
    this.value = value;
  }

  @EnumType.Converter
  public String getValue() {
    return value;
  }
}
