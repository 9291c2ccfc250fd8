package dev.hookferry.api.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.history.Deliveries;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.DeliveryQuery;
import dev.hookferry.history.Page;
import dev.hookferry.history.Status;
import dev.hookferry.job.Job;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * The deliveries of a job that failed, all of them, oldest first: written as they are read, a page
 * at a time, and no faster than they are taken.
 */
@ApplicationScoped
class JobFailures {

  private static final int PAGE = 500;

  private final Deliveries deliveries;
  private final ObjectMapper json;

  JobFailures(Deliveries deliveries, ObjectMapper json) {
    this.deliveries = deliveries;
    this.json = json;
  }

  /** How they are written. */
  enum Format {
    JSONL("application/x-ndjson"),
    CSV("text/csv; charset=utf-8");

    private final String contentType;

    Format(String contentType) {
      this.contentType = contentType;
    }
  }

  /** What is exported, and how. */
  record Wanted(Caller caller, Job job, Format format) {

    static Wanted of(Caller caller, Job job, Values query) {
      boolean csv = query.get(JobFields.FORMAT).equals("csv");
      return new Wanted(caller, job, csv ? Format.CSV : Format.JSONL);
    }

    Map<String, List<String>> headers() {
      return Map.of(HttpHeaders.CONTENT_TYPE, List.of(format.contentType));
    }
  }

  RestMulti<String> export(Uni<Wanted> wanted) {
    return RestMulti.fromUniResponse(wanted, this::text, Wanted::headers);
  }

  private Multi<String> text(Wanted wanted) {
    Cursor cursor = new Cursor(wanted);
    Multi<String> pages =
        Multi.createBy()
            .repeating()
            .uni(cursor::next)
            .whilst(page -> page.next().isPresent())
            .map(page -> lines(page.items(), wanted.format()));
    return wanted.format() == Format.CSV
        ? Multi.createBy().concatenating().streams(Multi.createFrom().item(CsvRow.HEADER), pages)
        : pages;
  }

  private String lines(List<Delivery> page, Format format) {
    return page.stream()
        .map(DeliveryJson::of)
        .map(delivery -> format == Format.CSV ? CsvRow.of(delivery) : line(delivery))
        .collect(Collectors.joining());
  }

  private String line(DeliveryJson delivery) {
    try {
      return json.writeValueAsString(delivery) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where one export stands. */
  private final class Cursor {

    private final Wanted wanted;
    private Optional<UUID> after = Optional.empty();

    Cursor(Wanted wanted) {
      this.wanted = wanted;
    }

    Uni<Page<Delivery>> next() {
      return deliveries.list(query()).invoke(page -> after = page.next());
    }

    private DeliveryQuery query() {
      return new DeliveryQuery(
              wanted.caller().accountId(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Set.of(Status.FAILED),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              true,
              after,
              0,
              PAGE)
          .ofJob(Optional.of(wanted.job().id()));
    }
  }
}
