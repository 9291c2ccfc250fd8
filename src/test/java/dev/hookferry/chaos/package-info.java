/**
 * Breaks instances, the database, the network and receivers while events are published, and has the
 * {@code check}er look at what is left: {@code ./mvnw -Pchaos verify}; a short selection runs in
 * every build.
 *
 * <p>May import {@code support} and {@code domain.model}.
 */
package dev.hookferry.chaos;
