package dev.hookferry.api.kit;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/**
 * What {@code GET /q/openapi} says of the whole service, beside {@code META-INF/openapi.yaml}; each
 * surface describes its own operations, and names by these constants how they are called.
 */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Hookferry",
            version = "1",
            description =
                "Sends webhooks: five documented APIs over one engine. Any key works on any of them"
                    + " that its role allows.",
            license = @License(name = "Apache-2.0", identifier = "Apache-2.0")))
@SecurityScheme(
    securitySchemeName = OpenApiFrame.API_KEY,
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    apiKeyName = "X-API-Key",
    description = "An account's API key, or the operator's key.")
@SecurityScheme(
    securitySchemeName = OpenApiFrame.BEARER,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "An API key, or a token of POST /v1/token.")
@SecurityScheme(
    securitySchemeName = OpenApiFrame.JWT,
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    apiKeyName = "Authorization",
    description = "The key after the word `JWT` or `Token`.")
public class OpenApiFrame extends Application {

  /** {@code X-API-Key: key}. */
  public static final String API_KEY = "ApiKeyHeader";

  /** {@code Authorization: Bearer key}. */
  public static final String BEARER = "Bearer";

  /** {@code Authorization: JWT key} or {@code Token key}. */
  public static final String JWT = "JWT";

  /** A bearer token from {@code POST /v1/token}. */
  public static final String OAUTH2 = "OAuth2PasswordBearer";
}
