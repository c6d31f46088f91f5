/**
 * What is read together. Knows the port and not the AWS SDK.
 *
 * <p>A lone question is one call by name. What is asked while a batch is answered is the next
 * batch. A batch of N names over P pages costs
 *
 * <ul>
 *   <li>one call for each page on which two or more of them were seen last, and
 *   <li>one call by name for each of the others: so N calls at the most, and P where P is less.
 *   <li>Names that no page has shown yet are first looked for on the pages in order, from where the
 *       search before has ended: at the most as many pages as there are such names, so that a batch
 *       never costs more than twice the best. In the life of a process this adds P calls.
 * </ul>
 *
 * <p>A page answers whoever has asked before its call was begun, whomever it was fetched for:
 * batches, lists and the waits of {@code aws.waits}. Nothing is kept but on which page a name was
 * seen, which is a place to look and never an answer.
 */
@NullMarked
package io.github.pulumilightsail.aws.reads;

import org.jspecify.annotations.NullMarked;
