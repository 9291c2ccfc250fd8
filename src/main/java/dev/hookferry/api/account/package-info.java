/**
 * The account surface, and the native one: endpoints of an account, and what the other surfaces
 * have no words for (publishing, deliveries, jobs, scopes, keys, accounts, tokens). FastAPI's
 * words, pydantic's rules.
 *
 * <p>May import {@code flow.Intake} and {@code flow.Probe} with their commands and results, {@code
 * registry}, {@code history}, {@code job}, {@code notice}, {@code config}, {@code domain}, {@code
 * envelope} and {@code api.kit}.
 */
package dev.hookferry.api.account;
