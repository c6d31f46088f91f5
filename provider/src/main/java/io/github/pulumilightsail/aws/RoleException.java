package io.github.pulumilightsail.aws;

import software.amazon.awssdk.services.sts.model.StsException;

/** AWS STS gives no credentials for a role. The message names the role, and what names it. */
final class RoleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient StsException answer;

  RoleException(String role, StsException answer) {
    super(role, answer);
    this.answer = answer;
  }

  StsException answer() {
    return answer;
  }
}
