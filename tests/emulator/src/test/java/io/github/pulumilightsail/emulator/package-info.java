/** The emulator, asked over real HTTP by the AWS SDK, boto3 and the AWS CLI. */
@NullMarked
package io.github.pulumilightsail.emulator;

import org.jspecify.annotations.NullMarked;
