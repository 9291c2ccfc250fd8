package dev.hookferry.registry.eventtype;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;

/**
 * A JSON Schema of draft 2020-12 that is ready to judge data. It is bounded: what it refers to is
 * within it, its patterns give up, and it ends.
 */
public final class DataSchema {

  /** The one dialect. */
  static final String DIALECT = SpecificationVersion.DRAFT_2020_12.getDialectId();

  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder()
          .locale(Locale.ROOT)
          .pathType(PathType.JSON_POINTER)
          .formatAssertionsEnabled(false)
          .regularExpressionFactory(BoundedPattern::new)
          .build();

  private static final Schema METASCHEMA = registry().getSchema(SchemaLocation.of(DIALECT));

  private final Schema schema;

  private DataSchema(Schema schema) {
    this.schema = schema;
  }

  /** One that was found to be good when it was stored. */
  public static DataSchema of(JsonNode schema) {
    return new DataSchema(registry().getSchema(SchemaLocation.of(References.BASE), schema));
  }

  /**
   * What is wrong with a schema, in one sentence; empty: it can be used.
   *
   * @param schema any JSON
   */
  public static Optional<String> flaw(JsonNode schema) {
    if (!schema.isObject() && !schema.isBoolean()) {
      return Optional.of("a JSON Schema is an object, true or false");
    }
    return References.flaw(schema)
        .or(() -> METASCHEMA.validate(schema).stream().findFirst().map(DataSchema::text))
        .or(() -> flawInUse(schema));
  }

  /** What the validator says when it prepares every part of it. */
  private static Optional<String> flawInUse(JsonNode schema) {
    try {
      of(schema).schema.initializeValidators();
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("pattern is no regular expression: " + e.getPattern());
    } catch (SchemaException | IllegalArgumentException e) {
      return Optional.of("not a JSON Schema of draft 2020-12: " + e.getMessage());
    } catch (StackOverflowError e) {
      return Optional.of("nested too deeply");
    }
  }

  private static String text(Error error) {
    return "not a JSON Schema of draft 2020-12: "
        + error.getInstanceLocation()
        + ": "
        + error.getMessage();
  }

  /** Every place in which the data breaks it; empty: it does not. */
  public List<Breach> breaches(JsonNode data) {
    try {
      return schema.validate(data).stream().map(DataSchema::breach).toList();
    } catch (StackOverflowError e) {
      return List.of(new Breach(List.of(), "$ref", "nested too deeply to be validated"));
    }
  }

  private static Breach breach(Error error) {
    NodePath path = error.getInstanceLocation();
    List<Object> steps =
        IntStream.range(0, path.getNameCount()).mapToObj(path::getElement).toList();
    return new Breach(steps, keyword(error), error.getMessage());
  }

  /**
   * As the schema has it: the validator says {@code minContains} of {@code contains} alone too,
   * which asks for one.
   */
  private static String keyword(Error error) {
    boolean asksForOne =
        error.getKeyword().equals("minContains") && error.getArguments()[0].equals("1");
    return asksForOne ? "contains" : error.getKeyword();
  }

  /** With nothing to load from: a schema knows itself and the dialect alone. */
  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder -> builder.schemaRegistryConfig(CONFIG).schemaCacheEnabled(false));
  }
}
