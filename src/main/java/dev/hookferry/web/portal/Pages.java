package dev.hookferry.web.portal;

import dev.hookferry.registry.portal.Capability;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Answers with pages. */
@ApplicationScoped
class Pages {

  private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

  private final Gate gate;

  Pages(Gate gate) {
    this.gate = gate;
  }

  /**
   * A page for whoever has the link's session.
   *
   * @param page what it shows; may fail with a {@link PageFailure}
   */
  Uni<Response> show(String link, Function<Visitor, Uni<TemplateInstance>> page) {
    return answer(link, visitor -> page.apply(visitor).chain(shown -> page(visitor, 200, shown)));
  }

  /** The same where the answer is not always a page. */
  Uni<Response> answer(String link, Function<Visitor, Uni<Response>> answer) {
    return Uni.createFrom()
        .deferred(() -> gate.visitor(link))
        .chain(answer::apply)
        .onFailure(PageFailure.class)
        .recoverWithUni(failure -> failed((PageFailure) failure));
  }

  /**
   * Carries out a form that a page of this very session has shown.
   *
   * @param needed what the link must allow
   */
  Uni<Response> act(
      String link,
      byte[] body,
      Capability needed,
      BiFunction<Visitor, Form, Uni<Response>> action) {
    return answer(link, visitor -> action.apply(visitor, checked(visitor, body, needed)));
  }

  private static Form checked(Visitor visitor, byte[] body, Capability needed) {
    if (!visitor.may(needed)) {
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
  static Response redirect(Visitor visitor, String path) {
    return PageHeaders.addTo(
            Response.status(Response.Status.SEE_OTHER), visitor.frameAncestors(), Optional.empty())
        .header(HttpHeaders.LOCATION, visitor.base() + path)
        .build();
  }

  Uni<Response> page(Visitor visitor, int status, TemplateInstance shown) {
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

  /** In no frame: it may be anybody's. */
  Uni<Response> failed(PageFailure failure) {
    return Templates.failure(failure.title(), failure.advice())
        .createUni()
        .map(
            html ->
                PageHeaders.addTo(Response.status(failure.status()))
                    .type(HTML)
                    .entity(html)
                    .build());
  }
}
