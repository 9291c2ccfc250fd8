package dev.hookferry.web.dashboard;

import dev.hookferry.notice.AuditQuery;
import dev.hookferry.notice.AuditRecord;
import dev.hookferry.notice.AuditTrail;
import dev.hookferry.web.kit.Form;
import dev.hookferry.web.kit.PageFailure;
import dev.hookferry.web.kit.Pages;
import dev.hookferry.web.kit.Rows;
import dev.hookferry.web.kit.Visitor;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who changed what, for the account's admins. */
@ApplicationScoped
@Path("/dashboard/audit")
class AuditPage {

  private final Pages pages;
  private final AuditTrail trail;

  AuditPage(Pages pages, AuditTrail trail) {
    this.pages = pages;
    this.trail = trail;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(@Context UriInfo uri) {
    return pages.show(null, visitor -> list(visitor, new Form(uri.getQueryParameters())));
  }

  private Uni<TemplateInstance> list(Visitor visitor, Form query) {
    if (!visitor.isAdmin()) {
      throw PageFailure.forbidden();
    }
    AuditQuery wanted =
        new AuditQuery(
            visitor.accountId(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            query.stated("action"),
            query.stated("target"),
            Rows.start(query),
            Rows.LIMIT + 1);
    return trail
        .list(wanted)
        .map(found -> Rows.of(found, AuditRecord::id))
        .map(
            rows ->
                DashboardTemplates.audit(
                    visitor, rows, query.text("action"), query.text("target")));
  }
}
