/**
 * The line: how an event reaches every endpoint that wants it.
 *
 * <pre>
 *   Intake            publish ─▶ fan out            one statement, one commit, then the answer
 *                                  │
 *                             table delivery         the queue: live deliveries alone
 *                                  │
 *   DeliveryEngine     claim ─▶ send ─▶ record      batches under a lease; no transaction while sending
 *
 *   pace               says when the engine turns: a publish, a retry that falls due, the poll
 *   JobScheduler       lets jobs add to the queue, a few deliveries at a time
 *   NoticeScheduler    tells listeners of what time alone brings
 *   Ticker             turns all of it for the length of a request, where nothing else does
 * </pre>
 *
 * <p>Most deliveries skip the claim: where this process would claim one at once, it is stored with
 * a lease of this process ({@code FirstLeases}), and sent as soon as that is committed. The others
 * wait in the table.
 *
 * <p>The conductors in this package may import the steps, {@code flow.pace}, {@code job}, {@code
 * config}, {@code notice} and {@code domain}; a step never imports a later one.
 */
package dev.hookferry.flow;
