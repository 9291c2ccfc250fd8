package dev.hookferry.chaos.check;

import java.time.Duration;

/**
 * An instance that was asked to stop (SIGTERM).
 *
 * @param took from the signal to the end of the process
 */
public record Stop(String instance, int exitCode, Duration took) {}
