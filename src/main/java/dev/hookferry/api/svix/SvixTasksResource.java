package dev.hookferry.api.svix;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How work stands that goes on after its request. */
@Path("/api/v1/background-task")
class SvixTasksResource {

  /** Which none is: what could not be sent is counted in a task's data. */
  private static final String FAILED = "failed";

  private final SvixAuth auth;
  private final SvixTasks tasks;

  SvixTasksResource(SvixAuth auth, SvixTasks tasks) {
    this.auth = auth;
    this.tasks = tasks;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(@Context UriInfo uri) {
    return auth.callerWho(SvixCaller::mayReadApplications)
        .chain(caller -> list(caller, uri, SvixPage.of(uri, SvixIds.TASK, true)));
  }

  private Uni<Response> list(SvixCaller caller, UriInfo uri, SvixPage page) {
    Optional<String> status = SvixPage.text(uri, "status");
    return tasks
        .slice(
            caller.accountId(),
            page.slice(),
            SvixPage.text(uri, "task"),
            status.map(SvixTasksResource::isFinished))
        .map(rows -> status.filter(FAILED::equals).isPresent() ? List.<SvixTasks.Task>of() : rows)
        .map(rows -> page.json(rows, row -> SvixIds.TASK.of(row.id()), SvixTasks.Task::json))
        .map(SvixAnswers::ok);
  }

  private static boolean isFinished(String status) {
    return switch (status) {
      case "running" -> false;
      case "finished", FAILED -> true;
      default -> throw SvixRefusal.query("status");
    };
  }

  @GET
  @Path("/{task_id}")
  @Operation(hidden = true)
  public Uni<Response> get(@PathParam("task_id") String id) {
    return auth.callerWho(SvixCaller::mayReadApplications)
        .chain(
            caller ->
                SvixIds.TASK
                    .parse(id)
                    .map(uuid -> tasks.find(caller.accountId(), uuid))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
        .map(found -> found.orElseThrow(SvixRefusal::notFound))
        .map(task -> SvixAnswers.ok(task.json()));
  }
}
