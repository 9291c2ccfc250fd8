package dev.hookferry.web.kit;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.job.Job;
import dev.hookferry.job.JobAction;
import dev.hookferry.job.JobChange;
import dev.hookferry.job.Jobs;
import dev.hookferry.registry.portal.Capability;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Replays of many events at once: first a plan, then what is made of it. */
public abstract class JobsPages {

  private final Pages pages;
  private final Reached reached;
  private final Jobs jobs;
  private final Clock clock;

  protected JobsPages(Pages pages, Reached reached, Jobs jobs, Clock clock) {
    this.pages = pages;
    this.reached = reached;
    this.jobs = jobs;
    this.clock = clock;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(@PathParam("link") String link, @Context UriInfo uri) {
    return pages.show(link, visitor -> list(visitor, new Form(uri.getQueryParameters())));
  }

  private Uni<TemplateInstance> list(Visitor visitor, Form query) {
    return jobs.list(visitor.accountId(), visitor.reach(), Rows.LIMIT + 1, Rows.start(query))
        .map(found -> PageTemplates.jobs(visitor, Rows.of(found, Job::id)));
  }

  @GET
  @Path("/new")
  @Operation(hidden = true)
  public Uni<Response> form(@PathParam("link") String link, @Context UriInfo uri) {
    return pages.show(
        link,
        visitor -> {
          if (!visitor.mayReplay()) {
            throw PageFailure.forbidden();
          }
          Form query = new Form(uri.getQueryParameters());
          return Uni.createFrom()
              .item(PageTemplates.newJob(visitor, JobEntry.blank(query, clock.instant())));
        });
  }

  @POST
  @Operation(hidden = true)
  public Uni<Response> plan(@PathParam("link") String link, byte[] body) {
    return pages.act(link, body, Capability.REPLAY, this::plan);
  }

  private Uni<Response> plan(Visitor visitor, Form form) {
    Instant now = clock.instant();
    JobEntry entry = JobEntry.read(form, now);
    if (entry.isWrong()) {
      return pages.page(visitor, 422, PageTemplates.newJob(visitor, entry));
    }
    return hasEndpoint(visitor, entry)
        .chain(() -> jobs.create(entry.draft(visitor, now)))
        .map(job -> Pages.redirect(visitor, at(job)));
  }

  /** Another scope's endpoint, or none, is not found. */
  private Uni<?> hasEndpoint(Visitor visitor, JobEntry entry) {
    return entry.endpoint().isEmpty()
        ? Uni.createFrom().voidItem()
        : reached.endpoint(visitor, entry.endpoint());
  }

  private static String at(Job job) {
    return "/replays/" + PublicId.JOB.of(job.id());
  }

  @GET
  @Path("/{id}")
  @Operation(hidden = true)
  public Uni<Response> show(
      @PathParam("link") String link, @PathParam("id") String id, @Context UriInfo uri) {
    String notice = Notices.of(new Form(uri.getQueryParameters()));
    return pages.show(
        link,
        visitor -> reached.job(visitor, id).map(job -> PageTemplates.job(visitor, job, notice)));
  }

  @POST
  @Path("/{id}/start")
  @Operation(hidden = true)
  public Uni<Response> start(
      @PathParam("link") String link, @PathParam("id") String id, byte[] body) {
    return change(link, id, body, JobAction.RESUME, "?notice=started");
  }

  @POST
  @Path("/{id}/pause")
  @Operation(hidden = true)
  public Uni<Response> pause(
      @PathParam("link") String link, @PathParam("id") String id, byte[] body) {
    return change(link, id, body, JobAction.PAUSE, "");
  }

  @POST
  @Path("/{id}/cancel")
  @Operation(hidden = true)
  public Uni<Response> cancel(
      @PathParam("link") String link, @PathParam("id") String id, byte[] body) {
    return change(link, id, body, JobAction.CANCEL, "");
  }

  private Uni<Response> change(
      String link, String id, byte[] body, JobAction action, String query) {
    return pages.act(
        link,
        body,
        Capability.REPLAY,
        (visitor, form) ->
            reached
                .job(visitor, id)
                .chain(job -> jobs.change(visitor.accountId(), visitor.reach(), job.id(), action))
                .map(JobsPages::changed)
                .map(job -> Pages.redirect(visitor, at(job) + query)));
  }

  private static Job changed(JobChange change) {
    return switch (change) {
      case JobChange.Changed changed -> changed.job();
      case JobChange.NotFound notFound -> throw PageFailure.notFound();
      case JobChange.Refused refused ->
          throw PageFailure.conflict("The replay is " + PageText.lower(refused.status()) + ".");
    };
  }
}
