package dev.hookferry.api.kit;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** Shapes as the OpenAPI document has them: schemas, and parameters of a query. */
record Description(Components components) {

  /** A reference to the shape's schema, which is added where it is not there yet. */
  Schema reference(Shape shape) {
    if (isNew(shape.name())) {
      Schema schema = object();
      components.addSchema(shape.name(), schema);
      shape.fields().forEach(field -> schema.addProperty(field.name(), schema(field)));
      shape.fields().stream()
          .filter(Field::required)
          .forEach(field -> schema.addRequired(field.name()));
    }
    return OASFactory.createSchema().ref(shape.name());
  }

  /** A body of this shape, with an example out of those of its fields. */
  MediaType body(Shape shape, boolean batch) {
    var body = OASFactory.createMediaType().schema(batch ? oneOrMany(shape) : reference(shape));
    Map<String, Object> example = new LinkedHashMap<>();
    shape.fields().stream()
        .filter(field -> field.example() != null)
        .forEach(field -> example.put(field.name(), field.example()));
    return example.isEmpty()
        ? body
        : body.addExample(shape.name(), OASFactory.createExample().value(example));
  }

  private Schema oneOrMany(Shape shape) {
    return OASFactory.createSchema()
        .addOneOf(reference(shape))
        .addOneOf(type(SchemaType.ARRAY).items(reference(shape)));
  }

  List<Parameter> parameters(Shape query) {
    return query.fields().stream().map(this::parameter).toList();
  }

  private Parameter parameter(Field<?> field) {
    Parameter parameter =
        OASFactory.createParameter()
            .name(field.name())
            .in(In.QUERY)
            .description(field.doc())
            .schema(withFallback(schema(field.type().form()), field));
    return field.required() ? parameter.required(true) : parameter;
  }

  private Schema schema(Field<?> field) {
    Schema schema = withFallback(schema(field.type().form()), field);
    if (field.example() != null && schema.getRef() == null) {
      schema.addExample(field.example());
    }
    return (field.nullable() ? orNull(schema) : schema).description(field.doc());
  }

  private static Schema orNull(Schema schema) {
    if (schema.getRef() != null) {
      return OASFactory.createSchema().addAnyOf(schema).addAnyOf(type(SchemaType.NULL));
    }
    return schema.getType() == null ? schema : schema.addType(SchemaType.NULL);
  }

  /** One that has been converted has no form in JSON. */
  private static Schema withFallback(Schema schema, Field<?> field) {
    return switch (field.fallback()) {
      case String text -> schema.defaultValue(text);
      case Number number -> schema.defaultValue(number);
      case Boolean bool -> schema.defaultValue(bool);
      case null, default -> schema;
    };
  }

  private Schema schema(JsonForm form) {
    if (form.name() == null) {
      return inPlace(form);
    }
    if (isNew(form.name())) {
      components.addSchema(form.name(), inPlace(form));
    }
    return OASFactory.createSchema().ref(form.name());
  }

  private Schema inPlace(JsonForm form) {
    Schema schema = bare(form);
    form.bounds().forEach(bound -> bind(schema, bound));
    if (form.format() != null) {
      schema.format(form.format());
    }
    return form.nullable() ? orNull(schema) : schema;
  }

  private Schema bare(JsonForm form) {
    return switch (form.kind()) {
      case TEXT, TIME -> type(SchemaType.STRING);
      case CHOICE -> type(SchemaType.STRING).enumeration(List.copyOf(form.choices()));
      case WHOLE -> type(SchemaType.INTEGER);
      case DECIMAL -> type(SchemaType.NUMBER);
      case BOOLEAN -> type(SchemaType.BOOLEAN);
      case LIST -> type(SchemaType.ARRAY).items(schema(form.items().form()));
      case MAP -> object().additionalPropertiesSchema(schema(form.items().form()));
      case OBJECT -> reference(form.shape());
      case ANY -> OASFactory.createSchema();
    };
  }

  private static void bind(Schema schema, Bound bound) {
    switch (bound.code()) {
      case Violation.MIN_LENGTH -> schema.minLength((Integer) bound.limit());
      case Violation.MAX_LENGTH -> schema.maxLength((Integer) bound.limit());
      case Violation.MIN_ITEMS -> schema.minItems((Integer) bound.limit());
      case Violation.MAX_ITEMS -> schema.maxItems((Integer) bound.limit());
      case Violation.MAX_PROPERTIES -> schema.maxProperties((Integer) bound.limit());
      case Violation.PATTERN -> schema.pattern((String) bound.limit());
      case Violation.MINIMUM -> schema.minimum(number(bound));
      case Violation.MAXIMUM -> schema.maximum(isOfTheFormat(bound) ? null : number(bound));
      case Violation.ONE_OF -> schema.enumeration(List.copyOf((List<?>) bound.limit()));
      case Violation.EMPTY -> schema.minLength(1);
      default -> {}
    }
  }

  /** What the format says already. */
  private static boolean isOfTheFormat(Bound bound) {
    return List.of((Object) Long.MAX_VALUE, Double.MAX_VALUE).contains(bound.limit());
  }

  private static BigDecimal number(Bound bound) {
    return new BigDecimal(
        new BigDecimal(bound.limit().toString()).stripTrailingZeros().toPlainString());
  }

  private boolean isNew(String schema) {
    return components.getSchemas() == null || !components.getSchemas().containsKey(schema);
  }

  private static Schema object() {
    return type(SchemaType.OBJECT);
  }

  private static Schema type(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
