/** Writes and checks what is generated from the fields: {@code schema.json}. */
@NullMarked
package io.github.pulumilightsail.schema;

import org.jspecify.annotations.NullMarked;
