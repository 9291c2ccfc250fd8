package dev.hookferry.web.kit;

import dev.hookferry.registry.portal.Capability;
import io.quarkus.arc.All;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Answers with pages. */
@ApplicationScoped
public class Pages {

  private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

  private final List<Door> doors;
  private final CurrentVertxRequest current;

  Pages(@All List<Door> doors, CurrentVertxRequest current) {
    this.doors = doors;
    this.current = current;
  }

  /**
   * A page for whoever has a session that the page is for.
   *
   * @param page what it shows; may fail with a {@link PageFailure}
   */
  public Uni<Response> show(String link, Function<Visitor, Uni<TemplateInstance>> page) {
    return answer(link, visitor -> page.apply(visitor).chain(shown -> page(visitor, 200, shown)));
  }

  /** The same where the answer is not always a page. */
  public Uni<Response> answer(String link, Function<Visitor, Uni<Response>> answer) {
    return guarded(() -> door().visitor(link).chain(answer::apply));
  }

  /** An answer for anybody; may fail with a {@link PageFailure}. */
  public Uni<Response> guarded(Supplier<Uni<Response>> answer) {
    return Uni.createFrom()
        .deferred(answer::get)
        .onFailure(PageFailure.class)
        .recoverWithUni(failure -> failed((PageFailure) failure));
  }

  private Door door() {
    String path = current.getCurrent().normalizedPath();
    return doors.stream()
        .filter(door -> door.leadsTo(path))
        .findFirst()
        .orElseThrow(PageFailure::notFound);
  }

  /**
   * Carries out a form that a page of this very session has shown.
   *
   * @param needed what the visitor must be allowed
   */
  public Uni<Response> act(
      String link,
      byte[] body,
      Capability needed,
      BiFunction<Visitor, Form, Uni<Response>> action) {
    return act(link, body, visitor -> visitor.may(needed), action);
  }

  /** The same with whatever the visitor must be allowed. */
  public Uni<Response> act(
      String link,
      byte[] body,
      Predicate<Visitor> allowed,
      BiFunction<Visitor, Form, Uni<Response>> action) {
    return answer(link, visitor -> action.apply(visitor, checked(visitor, body, allowed)));
  }

  private static Form checked(Visitor visitor, byte[] body, Predicate<Visitor> allowed) {
    if (!allowed.test(visitor)) {
      throw PageFailure.forbidden();
    }
    Form form = Form.parse(body);
    if (!visitor.hasSent(form.text("csrf"))) {
      throw PageFailure.foreignForm();
    }
    return form;
  }

  /**
   * Leads to a page after a form.
   *
   * @param path below {@link Visitor#base}
   */
  public static Response redirect(Visitor visitor, String path) {
    return PageHeaders.addTo(
            Response.status(Response.Status.SEE_OTHER), visitor.frameAncestors(), Optional.empty())
        .header(HttpHeaders.LOCATION, visitor.base() + path)
        .build();
  }

  public Uni<Response> page(Visitor visitor, int status, TemplateInstance shown) {
    return shown
        .createUni()
        .map(
            html ->
                PageHeaders.addTo(
                        Response.status(status),
                        visitor.frameAncestors(),
                        Optional.ofNullable(visitor.logoUrl()))
                    .type(HTML)
                    .entity(html)
                    .build());
  }

  private static Response elsewhere(String location) {
    return PageHeaders.addTo(Response.status(Response.Status.SEE_OTHER))
        .header(HttpHeaders.LOCATION, location)
        .build();
  }

  /** In no frame: it may be anybody's. */
  public Uni<Response> failed(PageFailure failure) {
    if (failure.location() != null) {
      return Uni.createFrom().item(elsewhere(failure.location()));
    }
    return page(
        failure.status().getStatusCode(), PageTemplates.failure(failure.title(), failure.advice()));
  }

  /** A page that belongs to nobody and is shown in no frame. */
  public Uni<Response> page(int status, TemplateInstance shown) {
    return shown
        .createUni()
        .map(html -> PageHeaders.addTo(Response.status(status)).type(HTML).entity(html).build());
  }
}
