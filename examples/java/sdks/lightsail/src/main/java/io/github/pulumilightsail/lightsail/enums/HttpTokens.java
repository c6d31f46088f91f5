// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.enums;

import com.pulumi.core.annotations.EnumType;
import java.util.Optional;

@EnumType
public enum HttpTokens {
  /** IMDSv1 and IMDSv2 are both answered. */
  Optional("optional"),
  /** Only IMDSv2 is answered: every request needs a token. */
  Required("required");

  private final String value;

  HttpTokens(String value) {
    this.value = value;
  }

  @EnumType.Converter
  public String getValue() {
    return value;
  }
}
