package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.domain.model.IsoTime;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.history.Expunging;
import dev.hookferry.history.Expungings;
import dev.hookferry.history.Slice;
import dev.hookferry.job.Job;
import dev.hookferry.job.JobMode;
import dev.hookferry.job.Jobs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Work that goes on after its request, whatever it is: jobs of applications, and expunging. */
@ApplicationScoped
class SvixTasks {

  private static final String PURGE = "application.purge_content";

  /** What is shown of it, under the id that orders it among the others. */
  record Task(UUID id, ObjectNode json) {}

  private final Jobs jobs;
  private final Expungings expungings;

  SvixTasks(Jobs jobs, Expungings expungings) {
    this.jobs = jobs;
    this.expungings = expungings;
  }

  Uni<Optional<Task>> find(int accountId, UUID id) {
    return jobs.find(accountId, Optional.empty(), id)
        .chain(
            job ->
                job.filter(SvixTasks::isOfApplication).isPresent()
                    ? Uni.createFrom().item(job.map(SvixTasks::task))
                    : expungings.find(accountId, id).map(found -> found.map(SvixTasks::task)));
  }

  /**
   * Some of them in the order of their ids.
   *
   * @param kind of these alone; empty: of any
   * @param finished only those that are over, or that are not; empty: both
   */
  Uni<List<Task>> slice(
      int accountId, Slice slice, Optional<String> kind, Optional<Boolean> finished) {
    return jobs(accountId, slice, kind, finished)
        .chain(
            own ->
                expungings(accountId, slice, kind, finished)
                    .map(others -> merged(own, others, slice)));
  }

  private Uni<List<Task>> jobs(
      int accountId, Slice slice, Optional<String> kind, Optional<Boolean> finished) {
    Set<JobMode> modes =
        Stream.of(JobMode.values())
            .filter(mode -> kind.isEmpty() || kind.get().equals(name(mode)))
            .collect(Collectors.toSet());
    return jobs.ofKind(
            accountId,
            ScopeKind.APPLICATION,
            slice.above(),
            slice.below(),
            slice.descending(),
            slice.limit(),
            modes,
            finished)
        .map(found -> found.stream().map(SvixTasks::task).toList());
  }

  private Uni<List<Task>> expungings(
      int accountId, Slice slice, Optional<String> kind, Optional<Boolean> finished) {
    return kind.isPresent() && !kind.get().equals(PURGE)
        ? Uni.createFrom().item(List.of())
        : expungings
            .slice(accountId, slice, finished)
            .map(found -> found.stream().map(SvixTasks::task).toList());
  }

  private static List<Task> merged(List<Task> one, List<Task> other, Slice slice) {
    Comparator<Task> order = Comparator.comparing(task -> task.id().toString());
    return Stream.concat(one.stream(), other.stream())
        .sorted(slice.descending() ? order.reversed() : order)
        .limit(slice.limit())
        .toList();
  }

  private static boolean isOfApplication(Job job) {
    return job.selection()
        .scope()
        .filter(scope -> scope.kind() == ScopeKind.APPLICATION)
        .isPresent();
  }

  private static Task task(Job job) {
    return new Task(job.id(), withData(json(job), job));
  }

  private static Task task(Expunging expunging) {
    ObjectNode json = json(expunging);
    json.putObject("data").put("messages", expunging.events());
    return new Task(expunging.id(), json);
  }

  static ObjectNode json(Job job) {
    boolean over = job.finishedAt() != null;
    return json(
        job.id(), over, name(job.selection().mode()), over ? job.finishedAt() : job.createdAt());
  }

  static ObjectNode json(Expunging expunging) {
    boolean over = expunging.finishedAt() != null;
    return json(expunging.id(), over, PURGE, over ? expunging.finishedAt() : expunging.createdAt());
  }

  private static ObjectNode json(UUID id, boolean over, String task, Instant changed) {
    return SvixMapper.object()
        .put("id", SvixIds.TASK.of(id))
        .put("status", over ? "finished" : "running")
        .put("task", task)
        .put("updatedAt", IsoTime.micros(changed));
  }

  private static String name(JobMode mode) {
    return switch (mode) {
      case FAILED, UNDELIVERED -> "endpoint.recover";
      case MISSING -> "endpoint.replay";
      case ALL -> "endpoint.bulk-replay";
    };
  }

  private static ObjectNode withData(ObjectNode json, Job job) {
    ObjectNode data = json.putObject("data");
    job.selection().scope().ifPresent(application -> data.put("appId", application.id()));
    job.selection()
        .endpointId()
        .ifPresent(endpoint -> data.put("endpointId", SvixIds.ENDPOINT.of(endpoint)));
    data.put("messages", job.plan().deliveries())
        .put("sent", job.progress().created())
        .put("succeeded", job.progress().succeeded())
        .put("failed", job.progress().failed());
    return json;
  }
}
