/**
 * What customers see of the webhooks of one scope: who comes by a link of the account ({@code
 * /portal/{token}}) gets a session, and under {@code /portal/s/{link}} its pages, cut to the link's
 * scope and capabilities. {@link dev.hookferry.web.portal.Gate} is the only way in.
 *
 * <p>May import what {@code web} may, and {@code web.kit}.
 */
package dev.hookferry.web.portal;
