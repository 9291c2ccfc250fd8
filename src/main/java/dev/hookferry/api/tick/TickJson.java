package dev.hookferry.api.tick;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.flow.TickReport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a tick did.
 *
 * @param nextDueAt null: nothing waits
 */
public record TickJson(
    int delivered,
    int rescheduled,
    int failed,
    int attempts,
    @JsonProperty("left_due") long leftDue,
    @JsonProperty("next_due_at") @Schema(nullable = true, format = "date-time") String nextDueAt) {

  static TickJson of(TickReport report) {
    return new TickJson(
        report.delivered(),
        report.rescheduled(),
        report.failed(),
        report.attempts(),
        report.leftDue(),
        report.nextDueAt().map(IsoTime::micros).orElse(null));
  }
}
