package dev.hookferry.api.kit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/** All that the surfaces declare, found by their classes while the service is built. */
final class Declarations {

  private final IndexView index;
  private final Map<String, Shape> shapes = new HashMap<>();
  private final ErrorRenderers surfaces;

  Declarations(IndexView index) {
    this.index = index;
    this.surfaces =
        new ErrorRenderers(
            index.getAllKnownImplementations(SurfaceErrors.class).stream()
                .map(Declarations::surface)
                .toList());
    index.getKnownClasses().stream().filter(Declarations::holdsShapes).forEach(this::collect);
  }

  Shape shape(String name) {
    return Optional.ofNullable(shapes.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no shape is declared as " + name));
  }

  Optional<SurfaceErrors> surface(String path) {
    return surfaces.surface(path);
  }

  Optional<AnnotationInstance> takes(Operation operation) {
    return beside(operation, Takes.class.getName());
  }

  Optional<String> status(Operation operation) {
    return beside(operation, "org.jboss.resteasy.reactive.ResponseStatus")
        .map(status -> Integer.toString(status.value().asInt()));
  }

  /** What else stands at the operation's method. */
  private Optional<AnnotationInstance> beside(Operation operation, String annotation) {
    return index.getAnnotations("org.eclipse.microprofile.openapi.annotations.Operation").stream()
        .filter(each -> isOf(operation, each.value("operationId")))
        .map(each -> each.target().asMethod().annotation(annotation))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static boolean isOf(Operation operation, AnnotationValue id) {
    return id != null && id.asString().equals(operation.getOperationId());
  }

  private static boolean holdsShapes(ClassInfo type) {
    return type.fields().stream().anyMatch(Declarations::isShape);
  }

  private static boolean isShape(FieldInfo field) {
    return Modifier.isStatic(field.flags())
        && field.type().name().toString().equals(Shape.class.getName());
  }

  private void collect(ClassInfo type) {
    for (Field field : load(type).getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == Shape.class) {
        add((Shape) value(field));
      }
    }
  }

  /** An index may know a class twice. */
  private void add(Shape shape) {
    Shape other = shapes.put(shape.name(), shape);
    if (other != null && other != shape) {
      throw new IllegalArgumentException("two shapes are declared as " + shape.name());
    }
  }

  private static SurfaceErrors surface(ClassInfo type) {
    try {
      var constructor = load(type).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (SurfaceErrors) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("has settings: " + type, e);
    }
  }

  private static Object value(Field constant) {
    try {
      constant.setAccessible(true);
      return constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(ClassInfo type) {
    try {
      return Class.forName(type.name().toString(), true, Declarations.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("in the index", e);
    }
  }
}
