package dev.hookferry.api.device;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters of every list as they stand in the query, each null where it does not. */
record DeviceListQuery(
    @QueryParam("limit")
        @Parameter(
            description = "Items on a page.",
            schema =
                @Schema(
                    type = SchemaType.INTEGER,
                    enumeration = {"10", "20", "30", "50"},
                    defaultValue = "10"))
        String limit,
    @QueryParam("page_number")
        @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
        String pageNumber,
    @QueryParam("sort_field") @Parameter(description = "A member of the items.") String sortField,
    @QueryParam("sort_type")
        @Parameter(
            schema =
                @Schema(
                    enumeration = {"asc", "desc"},
                    defaultValue = "asc"))
        String sortType,
    @QueryParam("filter")
        @Parameter(
            description = "Of webhooks: a text in their URL or description. Else: an event type.")
        String filter) {}
