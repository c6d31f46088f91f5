/** Tests of what is shipped, as it is: the folder and the archive that the build leaves. */
@NullMarked
package io.github.pulumilightsail.shipped;

import org.jspecify.annotations.NullMarked;
