/**
 * What is deployed: the manifests under {@code deploy/}, and the packaged service in their roles.
 *
 * <p>May import {@code config} and {@code support}.
 */
package dev.hookferry.deploy;
