package dev.hookferry.api.user;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters of a search as they stand in the query, each null where it does not. */
record UserLogQuery(
    @QueryParam("eventType") @Parameter(description = "Of this type; `all` is every type.")
        String eventType,
    @QueryParam("startDate")
        @Parameter(
            description = "From this time on.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
        String startDate,
    @QueryParam("endDate")
        @Parameter(
            description = "Before this time.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
        String endDate,
    @QueryParam("limit")
        @Parameter(
            schema =
                @Schema(
                    type = SchemaType.INTEGER,
                    minimum = "0",
                    maximum = "100",
                    defaultValue = "10"))
        String limit,
    @QueryParam("offset")
        @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0", defaultValue = "0"))
        String offset,
    @QueryParam("sortDirection")
        @Parameter(
            schema =
                @Schema(
                    enumeration = {"ASC", "DESC"},
                    defaultValue = "DESC"))
        String sortDirection) {}
