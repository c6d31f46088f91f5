// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.inputs;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.exceptions.MissingRequiredPropertyException;
import com.pulumi.resources.ResourceArgs;
import java.util.Optional;
import javax.annotation.Nullable;

/** A role to act as, taken on with the credentials found otherwise. */
public final class AssumeRoleArgs extends ResourceArgs {
  public static final AssumeRoleArgs Empty = new AssumeRoleArgs();

  @Import(name = "roleArn", required = true)
  private @Nullable Output<String> roleArn;

  @Import(name = "sessionName")
  private @Nullable Output<String> sessionName;

  @Import(name = "externalId")
  private @Nullable Output<String> externalId;

  @Import(name = "durationSeconds")
  private @Nullable Output<Integer> durationSeconds;

  public Output<String> roleArn() {
    return roleArn;
  }

  public Optional<Output<String>> sessionName() {
    return Optional.ofNullable(sessionName);
  }

  public Optional<Output<String>> externalId() {
    return Optional.ofNullable(externalId);
  }

  public Optional<Output<Integer>> durationSeconds() {
    return Optional.ofNullable(durationSeconds);
  }

  private AssumeRoleArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final AssumeRoleArgs made = new AssumeRoleArgs();

    /** The ARN of the role. */
    public Builder roleArn(@Nullable Output<String> value) {
      made.roleArn = value;
      return this;
    }

    public Builder roleArn(String value) {
      return roleArn(Output.of(value));
    }

    /** The name of the session, which AWS CloudTrail shows. Default: {@code pulumi-lightsail}. */
    public Builder sessionName(@Nullable Output<String> value) {
      made.sessionName = value;
      return this;
    }

    public Builder sessionName(String value) {
      return sessionName(Output.of(value));
    }

    /** The external id that the role's trust policy asks for. */
    public Builder externalId(@Nullable Output<String> value) {
      made.externalId = value;
      return this;
    }

    public Builder externalId(String value) {
      return externalId(Output.of(value));
    }

    /**
     * How long a session lasts, in seconds, 900 to 43200. Default: 3600. Sessions are renewed as
     * long as the provider runs.
     */
    public Builder durationSeconds(@Nullable Output<Integer> value) {
      made.durationSeconds = value;
      return this;
    }

    public Builder durationSeconds(Integer value) {
      return durationSeconds(Output.of(value));
    }

    public AssumeRoleArgs build() {
      if (made.roleArn == null) {
        throw new MissingRequiredPropertyException("AssumeRoleArgs", "roleArn");
      }
      return made;
    }
  }
}
