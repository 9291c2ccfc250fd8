package dev.hookferry.api.session;

import dev.hookferry.api.kit.Origin;
import dev.hookferry.api.session.SessionJson.Described;
import dev.hookferry.api.session.SessionJson.Document;
import dev.hookferry.config.PublicUrl;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Links every document to the JSON Schema that describes it. */
@ApplicationScoped
class Links {

  private final CurrentVertxRequest current;
  private final PublicUrl publicUrl;

  Links(CurrentVertxRequest current, PublicUrl publicUrl) {
    this.current = current;
    this.publicUrl = publicUrl;
  }

  /** An answer to the current request. */
  Response answer(int status, Document document) {
    var request = current.getCurrent().request();
    return described(Response.status(status), publicUrl.or(Origin.of(request)), document)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  /**
   * @param origin scheme and authority as the client sees them
   */
  static ResponseBuilder described(ResponseBuilder response, String origin, Document document) {
    String path = "/schemas/" + document.getClass().getSimpleName() + ".json";
    return response
        .header("Link", "<" + path + ">; rel=\"describedBy\"")
        .entity(new Described(origin + path, document));
  }
}
