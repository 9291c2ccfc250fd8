package dev.hookferry.api.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.JsonBodies;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.ReceiverUrl;
import dev.hookferry.domain.egress.UrlCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the body of a request; throws what {@link UserErrors} renders. */
@ApplicationScoped
class UserReader {

  private final AddressGuard guard;
  private final boolean http;

  UserReader(AddressGuard guard, HookferryConfig config) {
    this.guard = guard;
    this.http = config.egress().http();
  }

  UserWebhook creation(byte[] body) {
    return read(body, true);
  }

  UserWebhook change(byte[] body) {
    return read(body, false);
  }

  private UserWebhook read(byte[] body, boolean urlRequired) {
    UserFields fields = new UserFields(container(body));
    List<Violation> violations = fields.violations(this::isSecure, urlRequired);
    if (!violations.isEmpty()) {
      throw new ApiException(new ApiError.Invalid(violations));
    }
    return fields.webhook();
  }

  /** As Express's strict parser: nothing at all is an empty object, and a lone value is no JSON. */
  private static JsonNode container(byte[] body) {
    return switch (JsonBodies.parse(body)) {
      case Body.Empty nothing -> JsonNodeFactory.instance.objectNode();
      case Body.Parsed parsed when parsed.json().isContainerNode() -> parsed.json();
      case Body.Parsed value -> throw new ApiException(new ApiError.Malformed(0, "a lone value"));
      case Body.Malformed malformed -> throw new ApiException(malformed.error());
    };
  }

  private boolean isSecure(String url) {
    return ReceiverUrl.check(url, guard) instanceof UrlCheck.Valid valid
        && (valid.url().https() || http);
  }
}
