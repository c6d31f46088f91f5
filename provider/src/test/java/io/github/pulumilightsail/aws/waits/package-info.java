@NullMarked
package io.github.pulumilightsail.aws.waits;

import org.jspecify.annotations.NullMarked;
