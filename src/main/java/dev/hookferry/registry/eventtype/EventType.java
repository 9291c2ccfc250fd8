package dev.hookferry.registry.eventtype;

import dev.hookferry.notice.Snapshot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A type of events in the catalogue of an account. */
@Entity
@Table(name = "event_type")
@IdClass(EventType.Key.class)
public class EventType {

  /** Its primary key. */
  public record Key(int accountId, String name) implements Serializable {}

  /** What publishing does with data that breaks the current schema. */
  public enum Validation {
    OFF,
    /** Stores it, and says with the event in how many places it does. */
    WARN,
    REJECT
  }

  @Id public int accountId;
  @Id public String name;

  /** Null: none. */
  public String description;

  /** Null: none. */
  @Column(name = "event_group")
  public String group;

  public boolean deprecated;
  public boolean archived;

  /** Applications' own tokens see it only where they have one of them; null: all do. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(columnDefinition = "text[]")
  public List<String> featureFlags;

  /** JSON: an object, from version to JSON Schema; the highest version is the current one. */
  public String schemas = "{}";

  /** JSON: an array. */
  public String examples = "[]";

  @Enumerated(EnumType.STRING)
  public Validation validation = Validation.OFF;

  @Column(updatable = false)
  public Instant createdAt;

  public Instant updatedAt;

  /** In the words of the request that puts it. */
  Snapshot snapshot() {
    return new Snapshot()
        .with("description", description)
        .with("group", group)
        .with("deprecated", deprecated)
        .with("archived", archived)
        .with("schemas", Catalogue.tree(schemas))
        .with("examples", Catalogue.tree(examples))
        .with("validation", validation.name().toLowerCase(Locale.ROOT));
  }

  /** Takes all that may change from a draft. */
  void become(EventType draft) {
    description = draft.description;
    group = draft.group;
    deprecated = draft.deprecated;
    archived = draft.archived;
    schemas = draft.schemas;
    examples = draft.examples;
    validation = draft.validation;
    featureFlags = draft.featureFlags;
  }
}
