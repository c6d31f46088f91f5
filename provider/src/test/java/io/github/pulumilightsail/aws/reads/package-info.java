@NullMarked
package io.github.pulumilightsail.aws.reads;

import org.jspecify.annotations.NullMarked;
