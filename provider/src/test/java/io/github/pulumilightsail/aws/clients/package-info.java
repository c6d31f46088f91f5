@NullMarked
package io.github.pulumilightsail.aws.clients;

import org.jspecify.annotations.NullMarked;
