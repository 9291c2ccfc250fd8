/**
 * Says whether the service has kept its promises, from three sources alone: the publisher's log,
 * the receivers' log and the database.
 *
 * <p>May import nothing of ours: a checker that shared code with what it checks would share its
 * errors.
 */
package dev.hookferry.chaos.check;
