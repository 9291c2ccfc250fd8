package dev.hookferry.web.kit;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.job.JobDraft;
import dev.hookferry.job.JobMode;
import dev.hookferry.job.Selection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The form of a replay, as it was filled in.
 *
 * @param since {@code 2026-11-30T10:00}, in UTC
 * @param until the same; empty: now
 * @param endpoint its public id; empty: all
 * @param types patterns, one a line; empty: all
 * @param errors by the field that they stand beside
 */
public record JobEntry(
    String mode,
    String since,
    String until,
    String endpoint,
    String types,
    Map<String, String> errors) {

  private static final Pattern LINES = Pattern.compile("[\\s,]+");

  /** What a new one starts from: all that failed within the last day. */
  static JobEntry blank(Form query, Instant now) {
    return new JobEntry(
        query.stated("mode").orElse("failed"),
        text(now.minus(1, ChronoUnit.DAYS)),
        "",
        query.text("endpoint"),
        query.text("types"),
        Map.of());
  }

  /** With what is wrong with it. */
  static JobEntry read(Form form, Instant now) {
    Map<String, String> errors = new LinkedHashMap<>();
    if (mode(form.text("mode")).isEmpty()) {
      errors.put("mode", "Input should be 'failed', 'missing' or 'all'");
    }
    Optional<Instant> since = time(form.text("since"));
    Optional<Instant> until = form.stated("until").flatMap(JobEntry::time);
    if (since.isEmpty()) {
      errors.put("since", "Input should be a valid datetime");
    }
    if (form.stated("until").isPresent() && until.isEmpty()) {
      errors.put("until", "Input should be a valid datetime");
    } else if (until.filter(end -> end.isAfter(now)).isPresent()) {
      errors.put("until", "until must not be in the future");
    } else if (since.filter(start -> start.isAfter(until.orElse(now))).isPresent()) {
      errors.put("since", "since must not be after until");
    }
    return new JobEntry(
        form.text("mode"),
        form.text("since"),
        form.text("until"),
        form.text("endpoint"),
        form.text("types"),
        errors);
  }

  private static Optional<JobMode> mode(String text) {
    return Arrays.stream(JobMode.values())
        .filter(mode -> PageText.lower(mode).equals(text))
        .findFirst();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC))
          .filter(at -> at.isAfter(Instant.EPOCH));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
  }

  public boolean isWrong() {
    return !errors.isEmpty();
  }

  /** What is wrong with a field; null: nothing. */
  public String error(String field) {
    return errors.get(field);
  }

  /** The endpoint that it names; empty: all, or none that can be. */
  Optional<UUID> endpointId() {
    return PublicId.ENDPOINT.parse(endpoint);
  }

  /** A plan of it, of the visitor's reach; to be called only where nothing is wrong with it. */
  JobDraft draft(Visitor visitor, Instant now) {
    Selection selection =
        new Selection(
            visitor.accountId(),
            mode(mode).orElseThrow(),
            endpointId(),
            visitor.reach(),
            time(since).orElseThrow(),
            until.isEmpty() ? now : time(until).orElseThrow(),
            LINES.splitAsStream(types).filter(each -> !each.isEmpty()).toList());
    return new JobDraft(selection, Optional.empty(), true);
  }

  /** What it may be. */
  public List<String> modes() {
    return List.of("failed", "missing", "all");
  }
}
