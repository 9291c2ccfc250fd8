/**
 * What tests share: the database, the packaged service.
 *
 * <p>May import anything; imported by tests alone.
 */
package dev.hookferry.support;
