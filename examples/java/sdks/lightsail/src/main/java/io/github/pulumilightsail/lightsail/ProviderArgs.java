// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.internal.Codegen;
import com.pulumi.resources.ResourceArgs;
import io.github.pulumilightsail.lightsail.enums.RetryMode;
import io.github.pulumilightsail.lightsail.inputs.AssumeRoleArgs;
import io.github.pulumilightsail.lightsail.inputs.AssumeRoleWithWebIdentityArgs;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * The provider of the {@code lightsail} package. What its configuration does not say comes from the
 * AWS SDK's default chain: environment, shared configuration files, SSO, web identity, container
 * and instance roles.
 */
public final class ProviderArgs extends ResourceArgs {
  public static final ProviderArgs Empty = new ProviderArgs();

  @Import(name = "region")
  private @Nullable Output<String> region;

  @Import(name = "profile")
  private @Nullable Output<String> profile;

  @Import(name = "accessKey")
  private @Nullable Output<String> accessKey;

  @Import(name = "secretKey")
  private @Nullable Output<String> secretKey;

  @Import(name = "token")
  private @Nullable Output<String> token;

  @Import(name = "assumeRole", json = true)
  private @Nullable Output<AssumeRoleArgs> assumeRole;

  @Import(name = "assumeRoleWithWebIdentity", json = true)
  private @Nullable Output<AssumeRoleWithWebIdentityArgs> assumeRoleWithWebIdentity;

  @Import(name = "allowedAccountIds", json = true)
  private @Nullable Output<List<String>> allowedAccountIds;

  @Import(name = "endpoint")
  private @Nullable Output<String> endpoint;

  @Import(name = "stsEndpoint")
  private @Nullable Output<String> stsEndpoint;

  @Import(name = "maxRetries", json = true)
  private @Nullable Output<Integer> maxRetries;

  @Import(name = "retryMode")
  private @Nullable Output<RetryMode> retryMode;

  @Import(name = "skipRegionValidation", json = true)
  private @Nullable Output<Boolean> skipRegionValidation;

  public Optional<Output<String>> region() {
    return Optional.ofNullable(region);
  }

  public Optional<Output<String>> profile() {
    return Optional.ofNullable(profile);
  }

  public Optional<Output<String>> accessKey() {
    return Optional.ofNullable(accessKey);
  }

  public Optional<Output<String>> secretKey() {
    return Optional.ofNullable(secretKey);
  }

  public Optional<Output<String>> token() {
    return Optional.ofNullable(token);
  }

  public Optional<Output<AssumeRoleArgs>> assumeRole() {
    return Optional.ofNullable(assumeRole);
  }

  public Optional<Output<AssumeRoleWithWebIdentityArgs>> assumeRoleWithWebIdentity() {
    return Optional.ofNullable(assumeRoleWithWebIdentity);
  }

  public Optional<Output<List<String>>> allowedAccountIds() {
    return Optional.ofNullable(allowedAccountIds);
  }

  public Optional<Output<String>> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  public Optional<Output<String>> stsEndpoint() {
    return Optional.ofNullable(stsEndpoint);
  }

  public Optional<Output<Integer>> maxRetries() {
    return Optional.ofNullable(maxRetries);
  }

  public Optional<Output<RetryMode>> retryMode() {
    return Optional.ofNullable(retryMode);
  }

  public Optional<Output<Boolean>> skipRegionValidation() {
    return Optional.ofNullable(skipRegionValidation);
  }

  private ProviderArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final ProviderArgs made = new ProviderArgs();

    /**
     * The AWS region of resources that do not name one, such as {@code eu-central-1}. Without it,
     * the AWS SDK reads {@code AWS_REGION} or {@code AWS_DEFAULT_REGION}.
     */
    public Builder region(@Nullable Output<String> value) {
      made.region = value;
      return this;
    }

    public Builder region(String value) {
      return region(Output.of(value));
    }

    /**
     * The profile of the shared AWS configuration files to use. Without it, the AWS SDK reads
     * {@code AWS_PROFILE}.
     */
    public Builder profile(@Nullable Output<String> value) {
      made.profile = value;
      return this;
    }

    public Builder profile(String value) {
      return profile(Output.of(value));
    }

    /** The access key id. Without it, the AWS SDK reads {@code AWS_ACCESS_KEY_ID}. */
    public Builder accessKey(@Nullable Output<String> value) {
      made.accessKey = value;
      return this;
    }

    public Builder accessKey(String value) {
      return accessKey(Output.of(value));
    }

    /** The secret access key. Without it, the AWS SDK reads {@code AWS_SECRET_ACCESS_KEY}. */
    public Builder secretKey(@Nullable Output<String> value) {
      made.secretKey = value;
      return this;
    }

    public Builder secretKey(String value) {
      return secretKey(Output.of(value));
    }

    /**
     * The session token that belongs to temporary keys. Without it, the AWS SDK reads
     * {@code AWS_SESSION_TOKEN}.
     */
    public Builder token(@Nullable Output<String> value) {
      made.token = value;
      return this;
    }

    public Builder token(String value) {
      return token(Output.of(value));
    }

    /** A role to act as, taken on with the credentials found otherwise. */
    public Builder assumeRole(@Nullable Output<AssumeRoleArgs> value) {
      made.assumeRole = value;
      return this;
    }

    public Builder assumeRole(AssumeRoleArgs value) {
      return assumeRole(Output.of(value));
    }

    /**
     * A role to act as, taken on with a token of an OpenID Connect identity provider, such as that
     * of a CI system.
     */
    public Builder assumeRoleWithWebIdentity(@Nullable Output<AssumeRoleWithWebIdentityArgs> value) {
      made.assumeRoleWithWebIdentity = value;
      return this;
    }

    public Builder assumeRoleWithWebIdentity(AssumeRoleWithWebIdentityArgs value) {
      return assumeRoleWithWebIdentity(Output.of(value));
    }

    /** The accounts that may be touched. An instance of any other is left alone, with an error. */
    public Builder allowedAccountIds(@Nullable Output<List<String>> value) {
      made.allowedAccountIds = value;
      return this;
    }

    public Builder allowedAccountIds(List<String> value) {
      return allowedAccountIds(Output.of(value));
    }

    public Builder allowedAccountIds(String... values) {
      return allowedAccountIds(List.of(values));
    }

    /**
     * The address of Lightsail, instead of AWS's own. Without it, the AWS SDK reads
     * {@code AWS_ENDPOINT_URL_LIGHTSAIL} or {@code AWS_ENDPOINT_URL}.
     */
    public Builder endpoint(@Nullable Output<String> value) {
      made.endpoint = value;
      return this;
    }

    public Builder endpoint(String value) {
      return endpoint(Output.of(value));
    }

    /**
     * The address of AWS STS, instead of AWS's own. Without it, the AWS SDK reads
     * {@code AWS_ENDPOINT_URL_STS} or {@code AWS_ENDPOINT_URL}.
     */
    public Builder stsEndpoint(@Nullable Output<String> value) {
      made.stsEndpoint = value;
      return this;
    }

    public Builder stsEndpoint(String value) {
      return stsEndpoint(Output.of(value));
    }

    /**
     * How often a call that AWS throttles or fails is repeated, 0 to 100. Default: 10. Without it,
     * the AWS SDK reads {@code AWS_MAX_ATTEMPTS}.
     */
    public Builder maxRetries(@Nullable Output<Integer> value) {
      made.maxRetries = value;
      return this;
    }

    public Builder maxRetries(Integer value) {
      return maxRetries(Output.of(value));
    }

    /**
     * How calls that AWS throttles or fails are repeated. Default: {@code standard}. Without it,
     * the AWS SDK reads {@code AWS_RETRY_MODE}.
     */
    public Builder retryMode(@Nullable Output<RetryMode> value) {
      made.retryMode = value;
      return this;
    }

    public Builder retryMode(RetryMode value) {
      return retryMode(Output.of(value));
    }

    /** Leave it to AWS to say which region offers which option. */
    public Builder skipRegionValidation(@Nullable Output<Boolean> value) {
      made.skipRegionValidation = value;
      return this;
    }

    public Builder skipRegionValidation(Boolean value) {
      return skipRegionValidation(Output.of(value));
    }

    public ProviderArgs build() {
      made.accessKey = Codegen.secret(made.accessKey);
      made.secretKey = Codegen.secret(made.secretKey);
      made.token = Codegen.secret(made.token);
      return made;
    }
  }
}
