// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.inputs;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.internal.Codegen;
import com.pulumi.exceptions.MissingRequiredPropertyException;
import com.pulumi.resources.ResourceArgs;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * A role to act as, taken on with a token of an OpenID Connect identity provider, such as that of a
 * CI system.
 */
public final class AssumeRoleWithWebIdentityArgs extends ResourceArgs {
  public static final AssumeRoleWithWebIdentityArgs Empty = new AssumeRoleWithWebIdentityArgs();

  @Import(name = "roleArn", required = true)
  private @Nullable Output<String> roleArn;

  @Import(name = "webIdentityToken")
  private @Nullable Output<String> webIdentityToken;

  @Import(name = "webIdentityTokenFile")
  private @Nullable Output<String> webIdentityTokenFile;

  @Import(name = "sessionName")
  private @Nullable Output<String> sessionName;

  public Output<String> roleArn() {
    return roleArn;
  }

  public Optional<Output<String>> webIdentityToken() {
    return Optional.ofNullable(webIdentityToken);
  }

  public Optional<Output<String>> webIdentityTokenFile() {
    return Optional.ofNullable(webIdentityTokenFile);
  }

  public Optional<Output<String>> sessionName() {
    return Optional.ofNullable(sessionName);
  }

  private AssumeRoleWithWebIdentityArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final AssumeRoleWithWebIdentityArgs made = new AssumeRoleWithWebIdentityArgs();

    /** The ARN of the role. */
    public Builder roleArn(@Nullable Output<String> value) {
      made.roleArn = value;
      return this;
    }

    public Builder roleArn(String value) {
      return roleArn(Output.of(value));
    }

    /** The token itself. */
    public Builder webIdentityToken(@Nullable Output<String> value) {
      made.webIdentityToken = value;
      return this;
    }

    public Builder webIdentityToken(String value) {
      return webIdentityToken(Output.of(value));
    }

    /** A file that holds the token. It is read anew whenever a session is renewed. */
    public Builder webIdentityTokenFile(@Nullable Output<String> value) {
      made.webIdentityTokenFile = value;
      return this;
    }

    public Builder webIdentityTokenFile(String value) {
      return webIdentityTokenFile(Output.of(value));
    }

    /** The name of the session, which AWS CloudTrail shows. Default: {@code pulumi-lightsail}. */
    public Builder sessionName(@Nullable Output<String> value) {
      made.sessionName = value;
      return this;
    }

    public Builder sessionName(String value) {
      return sessionName(Output.of(value));
    }

    public AssumeRoleWithWebIdentityArgs build() {
      if (made.roleArn == null) {
        throw new MissingRequiredPropertyException("AssumeRoleWithWebIdentityArgs", "roleArn");
      }
      made.webIdentityToken = Codegen.secret(made.webIdentityToken);
      return made;
    }
  }
}
