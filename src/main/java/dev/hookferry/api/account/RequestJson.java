package dev.hookferry.api.account;

import dev.hookferry.flow.SentRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an attempt sent. */
@Schema(name = "SentRequest")
record RequestJson(
    String method,
    String url,
    @Schema(
            description =
                "By lower-case name; *** in place of signatures and of the endpoint's own values.")
        Map<String, String> headers,
    String body) {

  static RequestJson of(SentRequest request) {
    return new RequestJson(
        request.method(),
        request.url(),
        request.headers(),
        new String(request.body(), StandardCharsets.UTF_8));
  }
}
