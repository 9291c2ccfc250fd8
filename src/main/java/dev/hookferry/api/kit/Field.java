package dev.hookferry.api.kit;

/**
 * A member of a request's body, or a parameter of its query, declared once: from here it is read,
 * checked and described.
 *
 * @param name on the wire
 * @param required whether a request without it is refused
 * @param nullable whether null is one of its values
 * @param fallback what counts where it is left out; null: nothing
 * @param doc for the OpenAPI document; null: the name says it all
 * @param example for the OpenAPI document, of maps, lists and plain values; null: none
 */
public record Field<T>(
    String name,
    Type<T> type,
    boolean required,
    boolean nullable,
    T fallback,
    String doc,
    Object example) {

  /** A field that may be left out. */
  public static <T> Field<T> of(String name, Type<T> type) {
    return new Field<>(name, type, false, false, null, null, null);
  }

  public Field<T> mandatory() {
    return new Field<>(name, type, true, nullable, fallback, doc, example);
  }

  public Field<T> orNull() {
    return new Field<>(name, type, required, true, fallback, doc, example);
  }

  public Field<T> otherwise(T value) {
    return new Field<>(name, type, required, nullable, value, doc, example);
  }

  public Field<T> doc(String text) {
    return new Field<>(name, type, required, nullable, fallback, text, example);
  }

  public Field<T> example(Object value) {
    return new Field<>(name, type, required, nullable, fallback, doc, value);
  }

  /** The same where it may be left out, as in a change. */
  public Field<T> optional() {
    return new Field<>(name, type, false, nullable, null, doc, example);
  }
}
