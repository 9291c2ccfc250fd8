/**
 * Says what has happened: the audit log for who looks back, operational events for who listens.
 * Both are written in the transaction of the change.
 *
 * <p>May import {@code domain} and {@code config}.
 */
package dev.hookferry.notice;
