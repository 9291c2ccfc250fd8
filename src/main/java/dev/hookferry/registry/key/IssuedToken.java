package dev.hookferry.registry.key;

import java.time.Duration;

/** A token that stands for a key for some time. */
public record IssuedToken(String accessToken, Duration expiresIn) {

  @Override
  public String toString() {
    return "IssuedToken[" + expiresIn + "]";
  }
}
