package dev.hookferry.api.device;

import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.JsonBodies;
import dev.hookferry.api.kit.LoneSurrogates;
import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.HeaderRules;
import dev.hookferry.domain.egress.ReceiverUrl;
import dev.hookferry.domain.egress.UrlCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the body of a request. The panel names one fault alone: that the body is no object, before
 * what is missing, before what is of the wrong type, before a wrong value.
 */
@ApplicationScoped
class DeviceReader {

  private static final Set<String> STATUSES = Set.of(DeviceWebhook.ACTIVE, DeviceWebhook.DISABLED);

  private final AddressGuard guard;

  DeviceReader(AddressGuard guard) {
    this.guard = guard;
  }

  /** The webhook that the body describes; throws the first rule that it breaks. */
  DeviceWebhook read(byte[] body) {
    if (JsonBodies.parse(body) instanceof Body.Parsed parsed && parsed.json().isObject()) {
      DeviceWebhook webhook = new DeviceFields(parsed.json()).webhook();
      checkNamed(webhook);
      checkUnnamed(webhook);
      return webhook;
    }
    throw DeviceRule.BODY.broken();
  }

  /** The values whose faults have a sentence of their own, in the document's order of these. */
  private void checkNamed(DeviceWebhook webhook) {
    check(isUrl(webhook.url()), DeviceRule.URL);
    check(STATUSES.contains(webhook.status()), DeviceRule.STATUS);
    check(areKnown(webhook.eventTypes()), DeviceRule.EVENT_TYPES);
    check(isWithin(webhook.maxRetries(), 1, 5), DeviceRule.MAX_RETRIES);
    webhook.headers().ifPresent(DeviceReader::checkHeaders);
  }

  private static void checkUnnamed(DeviceWebhook webhook) {
    check(isLong(webhook.secret(), 16, 128), DeviceRule.BODY);
    check(webhook.timeoutMs().stream().allMatch(ms -> isWithin(ms, 1000, 30_000)), DeviceRule.BODY);
    check(isLong(webhook.description(), 0, 1000), DeviceRule.BODY);
    check(
        Stream.of(webhook.secret(), webhook.description())
            .flatMap(Optional::stream)
            .noneMatch(LoneSurrogates::areIn),
        DeviceRule.BODY);
  }

  private static void checkHeaders(DeviceHeaders headers) {
    check(
        headers.values().keySet().stream()
            .allMatch(name -> HeaderRules.isName(name) && !HeaderRules.isReserved(name)),
        DeviceRule.HEADER_NAME);
    check(
        headers.values().values().stream()
            .flatMap(Collection::stream)
            .allMatch(HeaderRules::isValue),
        DeviceRule.HEADER_VALUE);
  }

  private boolean isUrl(String url) {
    return isWithin(url.length(), 4, 2000)
        && ReceiverUrl.check(url, guard) instanceof UrlCheck.Valid;
  }

  private static boolean areKnown(List<String> eventTypes) {
    return !eventTypes.isEmpty() && DeviceEventTypes.ALL.containsAll(eventTypes);
  }

  private static boolean isLong(Optional<String> text, int min, int max) {
    return text.stream().allMatch(t -> isWithin(t.codePointCount(0, t.length()), min, max));
  }

  private static boolean isWithin(int number, int min, int max) {
    return number >= min && number <= max;
  }

  private static void check(boolean kept, DeviceRule rule) {
    if (!kept) {
      throw rule.broken();
    }
  }
}
