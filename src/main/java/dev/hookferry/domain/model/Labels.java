package dev.hookferry.domain.model;

import java.util.List;

/**
 * What a publisher says of an event beside its type and data.
 *
 * @param channels that narrow its receivers to endpoints with one of them or with none; letters,
 *     digits, {@code -}, {@code _} and {@code .}
 * @param tags by which it is found again, of the same characters
 * @param externalId the publisher's own, once within a scope; null: none
 * @param contentType of data that is no JSON; null: it is JSON
 */
public record Labels(
    List<String> channels, List<String> tags, String externalId, String contentType) {

  public static final Labels NONE = new Labels(List.of(), List.of(), null, null);
}
