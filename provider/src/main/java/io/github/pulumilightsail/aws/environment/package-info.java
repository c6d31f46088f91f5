/**
 * What the user's environment says about AWS: variables, shared configuration files, the profile,
 * proxies and certificate authorities. All of it is read here, as the AWS CLI reads it, and handed
 * to every client as a value. Nothing here knows the AWS SDK.
 */
@NullMarked
package io.github.pulumilightsail.aws.environment;

import org.jspecify.annotations.NullMarked;
