package dev.hookferry.api.svix;

import dev.hookferry.api.kit.Origin;
import dev.hookferry.api.kit.Values;
import dev.hookferry.config.PublicUrl;
import dev.hookferry.registry.portal.Capability;
import dev.hookferry.registry.portal.NewPortalLink;
import dev.hookferry.registry.portal.PortalLinkDraft;
import dev.hookferry.registry.portal.PortalLinks;
import dev.hookferry.registry.portal.PortalSessions;
import dev.hookferry.registry.portal.ProgramToken;
import dev.hookferry.registry.portal.Theme;
import dev.hookferry.registry.scope.Application;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Access of an application's users: a page and a token, for what they may do with their own. */
@Path("/api/v1/auth")
class SvixAccessResource {

  private final SvixAuth auth;
  private final SvixAnswers answers;
  private final SvixApplications applications;
  private final PortalLinks links;
  private final PortalSessions sessions;
  private final PublicUrl publicUrl;

  SvixAccessResource(
      SvixAuth auth,
      SvixAnswers answers,
      SvixApplications applications,
      PortalLinks links,
      PortalSessions sessions,
      PublicUrl publicUrl) {
    this.auth = auth;
    this.answers = answers;
    this.applications = applications;
    this.links = links;
    this.sessions = sessions;
    this.publicUrl = publicUrl;
  }

  @POST
  @Path("/app-portal-access/{app_id}")
  @Operation(hidden = true)
  public Uni<Response> access(
      @PathParam("app_id") String app, @Context HttpServerRequest request, byte[] body) {
    String origin = publicUrl.or(Origin.of(request));
    return auth.callerWho(SvixCaller::mayGiveAccess)
        .chain(caller -> answers.once(caller, () -> access(caller, app, origin, body)));
  }

  /** As older SDKs ask. */
  @POST
  @Path("/dashboard-access/{app_id}")
  @Operation(hidden = true)
  public Uni<Response> dashboardAccess(
      @PathParam("app_id") String app, @Context HttpServerRequest request, byte[] body) {
    return access(app, request, body);
  }

  private Uni<Response> access(SvixCaller caller, String app, String origin, byte[] body) {
    Values values = SvixBodies.readAny(SvixFields.ACCESS, body);
    String token = sessions.newToken();
    return applications
        .findOrCreate(caller, app, values.optional(SvixFields.ON_THE_FLY))
        .chain(application -> create(application, values, token))
        .map(made -> made.orElseThrow(SvixRefusal::notFound))
        .map(made -> answer(made, origin, token));
  }

  private Uni<Optional<NewPortalLink>> create(
      Application application, Values values, String token) {
    List<String> flags = values.optional(SvixFields.FEATURE_FLAGS).orElse(List.of());
    Optional<String> session = values.optional(SvixFields.SESSION_ID);
    return links.create(
        draft(application, values), Optional.of(new ProgramToken(token, flags, session)));
  }

  private static Response answer(NewPortalLink made, String origin, String token) {
    return SvixAnswers.ok(
        SvixMapper.object().put("url", origin + "/portal/" + made.token()).put("token", token));
  }

  private static PortalLinkDraft draft(Application application, Values values) {
    return new PortalLinkDraft(
        application.accountId,
        application.scope(),
        capabilities(values),
        Duration.ofSeconds(values.get(SvixFields.EXPIRY)),
        Optional.empty(),
        new Theme(null, null, Theme.Mode.AUTO));
  }

  private static Set<Capability> capabilities(Values values) {
    if (Boolean.TRUE.equals(values.get(SvixFields.READ_ONLY))) {
      return EnumSet.noneOf(Capability.class);
    }
    List<String> asked = values.get(SvixFields.CAPABILITIES);
    if (asked == null) {
      return EnumSet.allOf(Capability.class);
    }
    Set<Capability> own = EnumSet.noneOf(Capability.class);
    asked.forEach(name -> own.addAll(capabilities(name)));
    return own;
  }

  private static Set<Capability> capabilities(String name) {
    return switch (name) {
      case "ViewBase", "ManageTransformations" -> Set.of();
      case "ViewEndpointSecret" -> Set.of(Capability.SECRETS_READ);
      case "ManageEndpointSecret" -> Set.of(Capability.SECRETS_READ, Capability.ENDPOINTS_WRITE);
      case "CreateAttempts" -> Set.of(Capability.REPLAY, Capability.TEST);
      case "ManageEndpoint" -> Set.of(Capability.ENDPOINTS_WRITE);
      default -> throw SvixRefusal.invalid("unknown capability " + name, "body", "capabilities");
    };
  }

  /** Ends tokens of an application, at once or in a while. */
  @POST
  @Path("/app/{app_id}/expire-all")
  @Operation(hidden = true)
  public Uni<Response> expireAll(@PathParam("app_id") String app, byte[] body) {
    return auth.callerWho(SvixCaller::mayGiveAccess)
        .chain(caller -> answers.once(caller, () -> expireAll(caller, app, body)));
  }

  private Uni<Response> expireAll(SvixCaller caller, String app, byte[] body) {
    Values values = SvixBodies.readAny(SvixFields.EXPIRE_ALL, body);
    Duration after = Duration.ofSeconds(values.optional(SvixFields.EXPIRE_AFTER).orElse(0));
    Optional<List<String>> sessionIds =
        values.optional(SvixFields.SESSION_IDS).filter(ids -> !ids.isEmpty());
    return applications
        .find(caller, app)
        .chain(found -> sessions.endAll(found.accountId, found.scope(), after, sessionIds))
        .map(ended -> SvixAnswers.nothing());
  }

  /** Ends an application's own token; a key goes on. */
  @POST
  @Path("/logout")
  @Operation(hidden = true)
  public Uni<Response> logout() {
    return auth.callerWho(caller -> true)
        .chain(
            caller ->
                caller.isOfApplication()
                    ? sessions.end(caller.accountId(), caller.token())
                    : Uni.createFrom().item(false))
        .map(ended -> SvixAnswers.nothing());
  }
}
