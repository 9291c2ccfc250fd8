package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.api.kit.Values;
import dev.hookferry.registry.eventtype.Catalogue;
import dev.hookferry.registry.eventtype.EventType;
import dev.hookferry.registry.eventtype.EventTypes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Makes event types of the webhooks of an OpenAPI document. */
@Path("/api/v1/event-type/import/openapi")
class SvixImportResource {

  private static final int MOST_TYPES = 10_000;
  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

  private final SvixAuth auth;
  private final SvixAnswers answers;
  private final EventTypes types;

  SvixImportResource(SvixAuth auth, SvixAnswers answers, EventTypes types) {
    this.auth = auth;
    this.answers = answers;
    this.types = types;
  }

  @POST
  @Operation(hidden = true)
  public Uni<Response> importTypes(byte[] body) {
    return auth.callerWho(SvixCaller::mayWriteEventTypes)
        .chain(caller -> answers.once(caller, () -> importTypes(caller, body)));
  }

  private Uni<Response> importTypes(SvixCaller caller, byte[] body) {
    Values values = SvixBodies.read(SvixFields.IMPORT, body);
    List<EventType> drafts = spec(values).eventTypes(caller.accountId());
    return values.get(SvixFields.DRY_RUN)
        ? Uni.createFrom().item(answer(drafts, true))
        : put(drafts)
            .call(
                () -> values.get(SvixFields.REPLACE_ALL) ? archiveOthers(caller, drafts) : NOTHING)
            .map(done -> answer(drafts, false));
  }

  private static SvixSpec spec(Values values) {
    Optional<JsonNode> spec = values.optional(SvixFields.SPEC).filter(JsonNode::isObject);
    Optional<String> raw = values.optional(SvixFields.SPEC_RAW);
    if (spec.isPresent() == raw.isPresent()) {
      throw SvixRefusal.coded(
          400, "generic_error", "Exactly one of `spec` and `specRaw` must be given");
    }
    return spec.map(SvixSpec::new).orElseGet(() -> SvixSpec.parse(raw.orElseThrow()));
  }

  private Uni<Void> put(List<EventType> drafts) {
    return Multi.createFrom()
        .iterable(drafts)
        .onItem()
        .transformToUniAndConcatenate(types::put)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> archiveOthers(SvixCaller caller, List<EventType> drafts) {
    Set<String> kept = drafts.stream().map(type -> type.name).collect(Collectors.toSet());
    return types
        .byName(caller.accountId(), false, Optional.empty(), "", false, MOST_TYPES)
        .map(all -> all.stream().filter(type -> !kept.contains(type.name)).toList())
        .invoke(others -> others.forEach(type -> type.archived = true))
        .chain(this::put);
  }

  private static Response answer(List<EventType> drafts, boolean shown) {
    ObjectNode json = SvixMapper.object();
    ObjectNode data = json.putObject("data");
    ArrayNode names = data.putArray("modified");
    drafts.forEach(type -> names.add(type.name));
    if (shown) {
      ArrayNode all = data.putArray("to_modify");
      drafts.forEach(type -> all.add(shown(type)));
    }
    return SvixAnswers.ok(json);
  }

  private static ObjectNode shown(EventType type) {
    ObjectNode json = SvixMapper.object().put("name", type.name);
    json.put("description", type.description).put("deprecated", type.deprecated);
    json.put("groupName", type.group);
    Catalogue.current(Catalogue.tree(type.schemas)).ifPresent(each -> json.set("schemas", each));
    return json;
  }
}
