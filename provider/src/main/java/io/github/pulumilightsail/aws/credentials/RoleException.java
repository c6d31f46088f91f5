package io.github.pulumilightsail.aws.credentials;

import software.amazon.awssdk.services.sts.model.StsException;

/** AWS STS gives no credentials for a role. The message names the role, and what names it. */
public final class RoleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient StsException answer;

  public RoleException(String role, StsException answer) {
    super(role, answer);
    this.answer = answer;
  }

  /** What STS says. */
  public StsException answer() {
    return answer;
  }
}
