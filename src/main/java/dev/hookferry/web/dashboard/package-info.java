/**
 * What an account's own people see, by the role of the key that they sign in with: the pages of
 * {@code web.kit} for all that the key reaches, figures of the account, its audit log; and for the
 * operator the accounts. {@link dev.hookferry.web.dashboard.KeyGate} is the only way in.
 *
 * <p>May import what {@code web} may, and {@code web.kit}.
 */
package dev.hookferry.web.dashboard;
