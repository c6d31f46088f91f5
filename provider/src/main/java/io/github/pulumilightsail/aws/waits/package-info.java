/**
 * The one poller of a region. Knows the port and not the AWS SDK.
 *
 * <p>However many wait, there is one round of looks at a time, and none while nobody waits. A round
 * looks at the operations of those whose turn it is, by the page if there are two or more of them,
 * and then at the instances of those whose operation has ended, or that have none. So as long as
 * nothing has happened, N who wait cost a call for each 200 operations in a round, which is the
 * page of {@code GetOperations}; and when it has, the instances cost what {@code aws.reads} says:
 * the pages on which they are. Since an operation may be unknown to AWS, and an instance gone, each
 * third look is at the instance in any case.
 *
 * <p>Few are looked at after 0.2, 1, 2, 3 seconds, more together, four times a second at the most;
 * with every fourth look the pause of each grows by a second, up to five. A page that was fetched
 * for somebody else is looked at, too. Five who wait for half a minute cost less than 70 calls.
 */
@NullMarked
package io.github.pulumilightsail.aws.waits;

import org.jspecify.annotations.NullMarked;
