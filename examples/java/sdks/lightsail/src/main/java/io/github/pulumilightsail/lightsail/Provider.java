// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail;

import com.pulumi.core.annotations.ResourceType;
import com.pulumi.core.internal.Codegen;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import javax.annotation.Nullable;

/**
 * The provider of the {@code lightsail} package. What its configuration does not say comes from the
 * AWS SDK's default chain: environment, shared configuration files, SSO, web identity, container
 * and instance roles.
 */
@ResourceType(type = "pulumi:providers:lightsail")
public class Provider extends ProviderResource {
  public Provider(String name) {
    this(name, ProviderArgs.Empty);
  }

  public Provider(String name, ProviderArgs args) {
    this(name, args, null);
  }

  public Provider(String name, ProviderArgs args, @Nullable CustomResourceOptions options) {
    super("lightsail", name, args == null ? ProviderArgs.Empty : args, Utilities.options(options, Codegen.empty()), false);
  }
}
