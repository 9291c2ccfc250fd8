package dev.hookferry.api.sixth;

import dev.hookferry.api.kit.Callers;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.endpoint.Saved;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Makes a webhook of the account out of its bare URL. */
@Path("/sixth/hooks")
class SixthResource {

  private final Callers callers;
  private final Endpoints endpoints;

  SixthResource(Callers callers, Endpoints endpoints) {
    this.callers = callers;
    this.endpoints = endpoints;
  }

  @POST
  @Operation(hidden = true)
  public Uni<String> create(String url) {
    return callers
        .callerWho(Caller::mayManageWebhooks)
        .chain(caller -> endpoints.create(draft(caller, url)))
        .map(saved -> Base58.encode(((Saved.Done) saved).endpoint().id));
  }

  private static Endpoint draft(Caller caller, String url) {
    Endpoint draft = new Endpoint();
    draft.accountId = caller.accountId();
    draft.surface = SixthEnvelope.NAME;
    draft.scopeKind = Scope.ACCOUNT.kind().text();
    draft.scopeId = Scope.ACCOUNT.id();
    draft.url = url;
    return draft;
  }
}
