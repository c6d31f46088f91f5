/**
 * The clients of the AWS SDK, all over one HTTP client, told what the user's environment says: the
 * SDK reads nothing of it by itself.
 */
@NullMarked
package io.github.pulumilightsail.aws.clients;

import org.jspecify.annotations.NullMarked;
