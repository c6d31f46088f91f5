/**
 * With whose keys calls are signed: what the configuration gives, or else where the AWS CLI has
 * them, in its order. A source that is there and has none is an error, and never the next one's
 * turn.
 */
@NullMarked
package io.github.pulumilightsail.aws.credentials;

import org.jspecify.annotations.NullMarked;
