// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.enums;

import com.pulumi.core.annotations.EnumType;

@EnumType
public enum OptionsState {
  /** They are being applied; on a stopped instance, at its start. */
  Pending("pending"),
  /** They are in force. */
  Applied("applied");

  private final String value;

  OptionsState(String value) {
    this.value = value;
  }

  @EnumType.Converter
  public String getValue() {
    return value;
  }
}
