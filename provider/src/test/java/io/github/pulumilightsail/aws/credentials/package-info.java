@NullMarked
package io.github.pulumilightsail.aws.credentials;

import org.jspecify.annotations.NullMarked;
