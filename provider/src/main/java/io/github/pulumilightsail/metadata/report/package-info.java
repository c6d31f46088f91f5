/**
 * An audit as text, for the people and the programs that read it. The same fleet gives the same
 * text: nothing of the hour, the machine or the version is in it.
 */
@NullMarked
package io.github.pulumilightsail.metadata.report;

import org.jspecify.annotations.NullMarked;
