// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.enums;

import com.pulumi.core.annotations.EnumType;

@EnumType
public enum OnDelete {
  /** Put back what was there before; after an import, leave it. */
  Restore("restore"),
  /** Set the service's defaults: tokens optional, endpoint enabled, hop limit 1, IPv6 disabled. */
  Reset("reset"),
  /** Leave it as it is. */
  Keep("keep");

  private final String value;

  OnDelete(String value) {
    this.value = value;
  }

  @EnumType.Converter
  public String getValue() {
    return value;
  }
}
