package dev.hookferry.api.kit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a request says: the values of the fields that it states. */
public final class Values {

  private final Map<String, Object> stated = new HashMap<>();

  Values() {}

  /** Where nothing is stated. */
  public static Values none() {
    return new Values();
  }

  /**
   * @param value null where that is what it says, or where there is something wrong with it
   */
  void put(Field<?> field, Object value) {
    stated.put(field.name(), value);
  }

  /** The value; the field's fallback where it is left out, which may be null. */
  @SuppressWarnings("unchecked")
  public <T> T get(Field<T> field) {
    return states(field) ? (T) stated.get(field.name()) : field.fallback();
  }

  /** The value, or empty where there is none, the field's fallback included. */
  public <T> Optional<T> optional(Field<T> field) {
    return Optional.ofNullable(get(field));
  }

  /** Hands on what is stated, null included; nothing where the field is left out. */
  public <T> void ifStated(Field<T> field, Consumer<T> use) {
    if (states(field)) {
      use.accept(get(field));
    }
  }

  public boolean states(Field<?> field) {
    return stated.containsKey(field.name());
  }

  /** Without the values, secrets among them. */
  @Override
  public String toString() {
    return "Values" + stated.keySet();
  }
}
