package dev.hookferry.api.device;

import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** A time window as it stands in the query, each end null where it does not. */
record DeviceTimeWindow(
    @QueryParam("from")
        @Parameter(
            description = "From this time on, in ms since 1970.",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
        String from,
    @QueryParam("to")
        @Parameter(
            description = "Before this time, in ms since 1970.",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
        String to) {

  private static final Duration DAY = Duration.ofHours(24);
  private static final Pattern MILLIS = Pattern.compile("[0-9]{1,14}");

  /** Without a beginning or an end. */
  static final DeviceTimeWindow ALL = new DeviceTimeWindow(null, null);

  /** The last 24 hours, where neither end is given. */
  DeviceTimeWindow orLastDay(Instant now) {
    return from == null && to == null
        ? new DeviceTimeWindow(now.minus(DAY).toString(), null)
        : this;
  }

  /** Throws what is wrong with the window, where anything is. */
  Optional<Instant> since() {
    Optional<Instant> since = instant(from);
    if (since.isPresent() && !instant(to).map(since.get()::isBefore).orElse(true)) {
      throw DeviceRule.TIME_RANGE.broken();
    }
    return since;
  }

  Optional<Instant> until() {
    return instant(to);
  }

  /** Milliseconds or, for people, ISO 8601. */
  private static Optional<Instant> instant(String text) {
    try {
      return Optional.ofNullable(text).map(DeviceTimeWindow::parse);
    } catch (DateTimeParseException e) {
      throw DeviceRule.TIME_FORMAT.broken();
    }
  }

  private static Instant parse(String text) {
    return MILLIS.matcher(text).matches()
        ? Instant.ofEpochMilli(Long.parseLong(text))
        : Instant.parse(text);
  }
}
