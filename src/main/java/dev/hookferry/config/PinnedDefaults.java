package dev.hookferry.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The locale and the time zone that libraries take where nobody names one: the same on every
 * machine. Under some locales {@code %d} writes digits that no database or client reads, under
 * others {@code "ID".toLowerCase()} is no {@code "id"}, and PostgreSQL refuses a connection that
 * asks for a time zone of which it has not heard.
 */
@ApplicationScoped
public class PinnedDefaults {

  /** Pins them; before anything else runs. */
  public static void pin() {
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  /** For whoever starts the service without its main method: functions, tests. */
  void pinAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
    pin();
  }
}
