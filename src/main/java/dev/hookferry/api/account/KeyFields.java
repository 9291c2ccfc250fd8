package dev.hookferry.api.account;

import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.domain.model.Role;
import dev.hookferry.domain.model.Scope;
import java.time.Instant;
import java.util.Locale;

/** Keys, and the accounts that they are of, as they are made and listed. */
final class KeyFields {

  static final Field<String> NAME =
      Field.of("name", Type.text(1, 255)).mandatory().example("production");
  static final Field<Role> ROLE =
      Field.of(
              "role",
              Type.oneOf("admin", "member", "publisher")
                  .then((text, input, at) -> Role.valueOf(text.toUpperCase(Locale.ROOT))))
          .mandatory()
          .example("publisher");
  static final Field<Scope> SCOPE =
      Field.of("scope", ScopeFields.BELOW_ACCOUNT)
          .orNull()
          .doc("All that the key reaches; made where it is not there. null: the whole account.");
  static final Field<Instant> EXPIRES_AT = Field.of("expires_at", Type.time()).orNull();

  static final Shape KEY = Shape.of("ApiKeyRequest", NAME, ROLE, SCOPE, EXPIRES_AT);
  static final Shape ACCOUNT = Shape.of("AccountRequest", NAME);

  static final Field<String> EXTERNAL_ID =
      Field.of("external_id", Type.text(1, 255))
          .orNull()
          .doc("What tokens of another system call the account, for surfaces that take those.")
          .example("org_23rb8YdGqMT0qIzpgGwdXfHirMu");
  static final Shape ACCOUNT_CHANGE = Shape.of("AccountChange", NAME.optional(), EXTERNAL_ID);

  static final Field<Integer> ACCOUNT_CURSOR =
      PageFields.cursor(Type.integer(1, Integer.MAX_VALUE));
  static final Shape ACCOUNT_LIST = Shape.of("AccountQuery", PageFields.LIMIT, ACCOUNT_CURSOR);

  private KeyFields() {}
}
