/**
 * The product: the instance metadata options of Lightsail instances as resources and functions.
 * Knows neither gRPC nor the AWS SDK.
 */
@NullMarked
package io.github.pulumilightsail.metadata;

import org.jspecify.annotations.NullMarked;
