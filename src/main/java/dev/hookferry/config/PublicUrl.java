package dev.hookferry.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Under which origin the service is reached: that of the settings, else the one that is called. */
@ApplicationScoped
public class PublicUrl {

  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9._-]+|\\[[0-9a-f:.]+\\])(:[0-9]{1,5})?");

  private final Optional<String> stated;

  @Inject
  PublicUrl(HookferryConfig config) {
    this(config.publicUrl());
  }

  /**
   * @param setting empty: none
   */
  PublicUrl(Optional<String> setting) {
    stated = setting.map(PublicUrl::origin);
  }

  /**
   * Scheme and authority, without a last slash.
   *
   * @param called those that a request was made to
   */
  public String or(String called) {
    return stated.orElse(called);
  }

  /**
   * The origin that a setting states.
   *
   * @throws IllegalArgumentException with a message for the operator
   */
  static String origin(String setting) {
    String origin = setting.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    if (!ORIGIN.matcher(origin).matches()) {
      throw new IllegalArgumentException(
          "HOOKFERRY_PUBLIC_URL is no origin, https://host or http://host:port: " + setting);
    }
    return origin;
  }
}
