package dev.hookferry.api.account;

import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.notice.AuditTrail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit log: every change of what is configured, by whatever surface. */
@ApplicationScoped
@Path("/v1/webhooks/audit")
@Tag(name = "account: audit log")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class AuditResource {

  private final AccountAuth auth;
  private final AuditTrail trail;

  AuditResource(AccountAuth auth, AuditTrail trail) {
    this.auth = auth;
    this.trail = trail;
  }

  @GET
  @Operation(
      operationId = "listAuditEntries",
      summary = "List the audit log, newest first: who changed what",
      description =
          "Every change by any surface; nothing of requests that were refused, of reading and of"
              + " publishing.")
  @Takes(query = "AuditQuery")
  public Uni<PageJson<AuditJson>> list(@Context UriInfo uri) {
    return auth.keys()
        .chain(caller -> list(caller, Requests.query(AuditFields.LIST, uri, Coercion.PYDANTIC)));
  }

  private Uni<PageJson<AuditJson>> list(Caller caller, Values query) {
    return trail
        .list(AuditFields.query(caller, query))
        .map(
            rows ->
                PageJson.of(
                    rows,
                    query.get(PageFields.LIMIT),
                    AuditJson::of,
                    entry -> Base58.encode(entry.id())));
  }
}
