package dev.hookferry.embedded;

/** The embedded server cannot be had; the message tells the operator why and what to do. */
public class EmbeddedDatabaseException extends RuntimeException {

  EmbeddedDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
