package dev.hookferry.vault;

/**
 * A secret cannot be opened: its master key is not among those given, or it was sealed for somebody
 * else, or changed.
 */
public class VaultException extends RuntimeException {

  VaultException(String message) {
    super(message);
  }

  VaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
