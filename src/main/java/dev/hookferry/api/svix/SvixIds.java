package dev.hookferry.api.svix;

import dev.hookferry.domain.model.Base62;
import java.util.Optional;
import java.util.UUID;

/**
 * The form of one kind of id: a prefix and 27 characters of Base62.
 *
 * @param prefix with its underscore
 */
record SvixIds(String prefix) {

  static final SvixIds APPLICATION = new SvixIds("app_");
  static final SvixIds ENDPOINT = new SvixIds("ep_");
  static final SvixIds MESSAGE = new SvixIds("msg_");
  static final SvixIds ATTEMPT = new SvixIds("atmpt_");
  static final SvixIds TASK = new SvixIds("qtask_");

  String of(UUID id) {
    return prefix + Base62.encode(id);
  }

  /** Whether the text is an id of this kind, or would be one; others are their owner's own. */
  boolean begins(String text) {
    return text.startsWith(prefix);
  }

  /** The UUID of this text; empty: it is no id of this kind. */
  Optional<UUID> parse(String text) {
    return begins(text) ? Base62.decode(text.substring(prefix.length())) : Optional.empty();
  }
}
