/**
 * What the product needs of Lightsail, in the product's own terms. No type of the AWS SDK passes
 * through here.
 */
@NullMarked
package io.github.pulumilightsail.aws.port;

import org.jspecify.annotations.NullMarked;
