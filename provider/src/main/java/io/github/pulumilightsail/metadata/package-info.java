/**
 * The product: the instance metadata options of Lightsail instances as resources and functions.
 * Knows neither gRPC nor the AWS SDK.
 *
 * <p>Here stands what one instance and many have in common: the options, what is known of an
 * instance that is managed ({@link io.github.pulumilightsail.metadata.Managed}) and what one update
 * does to it ({@link io.github.pulumilightsail.metadata.Step}), the one way in which options are
 * written ({@link io.github.pulumilightsail.metadata.OptionsWriter}) and given up ({@link
 * io.github.pulumilightsail.metadata.Ending}), and what the resources of one run know of each other
 * ({@link io.github.pulumilightsail.metadata.Run}).
 */
@NullMarked
package io.github.pulumilightsail.metadata;

import org.jspecify.annotations.NullMarked;
