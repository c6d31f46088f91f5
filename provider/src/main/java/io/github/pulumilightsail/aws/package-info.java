/**
 * Lightsail through the AWS SDK: clients per region, shared reads, the one poller of a region, and
 * the SDK's errors told as failures. Every quirk of the service lives here.
 */
@NullMarked
package io.github.pulumilightsail.aws;

import org.jspecify.annotations.NullMarked;
