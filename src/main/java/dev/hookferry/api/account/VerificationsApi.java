package dev.hookferry.api.account;

import dev.hookferry.api.kit.OpenApiFrame;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Routes and documentation; {@link VerificationsResource} answers. */
@Path("/v1/webhooks/endpoints/{id}/verify")
@Tag(name = "account: endpoints")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
interface VerificationsApi {

  @POST
  @Operation(
      operationId = "verifyEndpoint",
      summary = "Verify Endpoint: one webhook.verification event, without retries")
  Uni<VerificationJson> verify(@PathParam("id") String id);
}
