package dev.hookferry.registry.eventtype;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.registry.UnitOfWork;
import dev.hookferry.registry.eventtype.EventType.Validation;
import dev.hookferry.registry.settings.AccountSettings.UnknownEventTypes;
import dev.hookferry.registry.settings.SettingsChanged;
import dev.hookferry.registry.settings.SettingsRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the catalogue of an account says of events that are about to be published. It is remembered
 * for a moment: a change counts at once where it was made, and within 5 s on every other instance.
 */
@ApplicationScoped
public class Catalogue {

  private static final Duration LIFETIME = Duration.ofSeconds(5);
  private static final int MOST_ACCOUNTS = 10_000;

  /** Whole numbers of any size, without leading zeros: the longer text is the higher. */
  private static final Comparator<String> VERSIONS =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final EventTypeRepository types;
  private final SettingsRepository settings;
  private final Cache<Integer, Rules> known =
      Caffeine.newBuilder().maximumSize(MOST_ACCOUNTS).expireAfterWrite(LIFETIME).build();

  Catalogue(EventTypeRepository types, SettingsRepository settings) {
    this.types = types;
    this.settings = settings;
  }

  /** What the catalogue says of one event. */
  public sealed interface Verdict {

    /** Nothing against it. */
    record Fine() implements Verdict {}

    /** Its type is not in the catalogue, or archived, and the account rejects such. */
    record UnknownType() implements Verdict {}

    /** Its data breaks the schema; to be stored all the same. */
    record Tolerated(int breaches) implements Verdict {}

    /** Its data breaks the schema. */
    record Broken(List<Breach> breaches) implements Verdict {}
  }

  private static final Verdict FINE = new Verdict.Fine();

  /** The verdicts on events, in their order; empty: there is nothing against any of them. */
  public Uni<List<Verdict>> judge(int accountId, List<NewEvent> events) {
    return rules(accountId)
        .map(
            rules ->
                rules.isIdle()
                    ? List.of()
                    : events.stream().map(event -> rules.judge(event)).toList());
  }

  void forget(int accountId) {
    known.invalidate(accountId);
  }

  void settingsChanged(@Observes SettingsChanged change) {
    forget(change.accountId());
  }

  private Uni<Rules> rules(int accountId) {
    Rules found = known.getIfPresent(accountId);
    return found == null
        ? read(accountId).invoke(rules -> known.put(accountId, rules))
        : Uni.createFrom().item(found);
  }

  private Uni<Rules> read(int accountId) {
    return UnitOfWork.read(
        () ->
            settings
                .of(accountId)
                .chain(own -> types.all(accountId).map(all -> rules(own.unknownEventTypes, all))));
  }

  private static Rules rules(UnknownEventTypes unknown, List<EventType> all) {
    Map<String, Rule> byName = new HashMap<>();
    all.forEach(type -> byName.put(type.name, new Rule(type)));
    return new Rules(unknown == UnknownEventTypes.REJECT, byName);
  }

  /** The current version's schema; empty: there is none. */
  public static Optional<JsonNode> current(JsonNode schemas) {
    return schemas
        .propertyStream()
        .max(Comparator.comparing(Map.Entry::getKey, VERSIONS))
        .map(Map.Entry::getValue);
  }

  private record Rules(boolean rejectsUnknown, Map<String, Rule> byName) {

    boolean isIdle() {
      return !rejectsUnknown && byName.values().stream().noneMatch(Rule::validates);
    }

    Verdict judge(NewEvent event) {
      Rule rule = byName.get(event.type());
      if (rejectsUnknown && (rule == null || rule.archived)) {
        return new Verdict.UnknownType();
      }
      return rule == null || !rule.validates() ? FINE : rule.judge(event.data());
    }
  }

  /** One event type; its schema is compiled when it is needed first. */
  private static final class Rule {

    private final boolean archived;
    private final Validation validation;
    private final String schemas;
    private volatile Optional<DataSchema> compiled;

    Rule(EventType type) {
      archived = type.archived;
      validation = type.validation;
      schemas = type.schemas;
    }

    boolean validates() {
      return validation != Validation.OFF;
    }

    Verdict judge(byte[] data) {
      List<Breach> breaches =
          schema().map(schema -> schema.breaches(parse(data))).orElse(List.of());
      if (breaches.isEmpty()) {
        return FINE;
      }
      return validation == Validation.REJECT
          ? new Verdict.Broken(breaches)
          : new Verdict.Tolerated(breaches.size());
    }

    private Optional<DataSchema> schema() {
      if (compiled == null) {
        compiled = current(tree(schemas)).map(DataSchema::of);
      }
      return compiled;
    }

    private static JsonNode parse(byte[] data) {
      try {
        return JSON.readTree(data);
      } catch (IOException e) {
        throw new UncheckedIOException("read as JSON before", e);
      }
    }
  }

  /** What was stored as JSON. */
  public static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("written as JSON", e);
    }
  }
}
