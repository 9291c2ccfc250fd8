package dev.hookferry.api.svix;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paths that SDKs of Svix ask for, of its hosted service, and that are not here. */
final class SvixHostedPaths {

  /** Where its SDKs' paths begin that are not below {@code /api/v1}. */
  static final String INGEST = "/ingest/api/v1";

  /** A star is any segment. */
  private static final String ALL =
      """
      /api/v1/app/*/alert-email
      /api/v1/app/*/attempt/endpoint/*/count
      /api/v1/app/*/auto-config
      /api/v1/app/*/destination
      /api/v1/app/*/destination/*
      /api/v1/app/*/destination/*/attempt
      /api/v1/app/*/destination/*/attempt/*
      /api/v1/app/*/destination/*/force-retry
      /api/v1/app/*/destination/*/headers
      /api/v1/app/*/destination/*/last-acked-event
      /api/v1/app/*/destination/*/next-event
      /api/v1/app/*/destination/*/secret
      /api/v1/app/*/destination/*/secret/rotate
      /api/v1/app/*/destination/*/skip
      /api/v1/app/*/destination/*/transformation
      /api/v1/app/*/endpoint/*/auto-config
      /api/v1/app/*/endpoint/*/auto-config/rotate
      /api/v1/app/*/endpoint/*/ca
      /api/v1/app/*/endpoint/*/cancel-msgs
      /api/v1/app/*/endpoint/*/connector
      /api/v1/app/*/endpoint/*/connector/oauth/hubspot
      /api/v1/app/*/endpoint/*/msg/test-attempt
      /api/v1/app/*/endpoint/*/mtls
      /api/v1/app/*/endpoint/*/mtls-config
      /api/v1/app/*/endpoint/*/oauth
      /api/v1/app/*/endpoint/*/oauth-config
      /api/v1/app/*/endpoint/*/rate-limit-status
      /api/v1/app/*/endpoint/*/transformation
      /api/v1/app/*/endpoint/*/transformation/simulate
      /api/v1/app/*/events
      /api/v1/app/*/inbound/rotate-url
      /api/v1/app/*/integration
      /api/v1/app/*/integration/*
      /api/v1/app/*/integration/*/key/rotate
      /api/v1/app/*/msg/*/attempt/*/headers
      /api/v1/app/*/msg/*/raw
      /api/v1/app/*/msg/search
      /api/v1/app/*/poller/*
      /api/v1/app/*/poller/*/consumer/*
      /api/v1/app/*/poller/*/consumer/*/seek
      /api/v1/app/*/polling-endpoint/*/consumer/*
      /api/v1/app/*/polling-endpoint/*/consumer/*/commit
      /api/v1/app/*/stats/attempts
      /api/v1/app/*/stream/sink
      /api/v1/app/*/stream/sink/*
      /api/v1/app/*/stream/sink/*/force-retry
      /api/v1/app/*/stream/sink/*/headers
      /api/v1/app/*/stream/sink/*/last-acked-event
      /api/v1/app/*/stream/sink/*/next-event
      /api/v1/app/*/stream/sink/*/secret
      /api/v1/app/*/stream/sink/*/secret/rotate
      /api/v1/app/*/stream/sink/*/skip
      /api/v1/app/*/stream/sink/*/transformation
      /api/v1/app/stats/count-active
      /api/v1/auth/app/*/create-message-token
      /api/v1/auth/app/*/mcp-token
      /api/v1/auth/app/*/mcp-token/*
      /api/v1/auth/app/*/poller/*/token
      /api/v1/auth/app/*/poller/*/token/rotate
      /api/v1/auth/dashboard/mcp-token
      /api/v1/auth/dashboard/mcp-token/*
      /api/v1/auth/one-time-token
      /api/v1/auth/org-group-admin-token
      /api/v1/auth/org-group-admin-token/*
      /api/v1/auth/org-group-admin-token/*/expire
      /api/v1/auth/stream-logout
      /api/v1/auth/stream-portal-access/*
      /api/v1/auth/stream/*/expire-all
      /api/v1/auth/stream/*/sink/*/poller/token
      /api/v1/auth/stream/*/sink/*/poller/token/rotate
      /api/v1/auth/whoami
      /api/v1/connector
      /api/v1/connector/*
      /api/v1/connector/*/options
      /api/v1/connector/oauth/discord
      /api/v1/connector/oauth/hubspot
      /api/v1/connector/oauth/slack
      /api/v1/connector/simulate
      /api/v1/environment/export
      /api/v1/environment/import
      /api/v1/environment/settings
      /api/v1/event-type/*/retry-schedule
      /api/v1/event-type/export/openapi
      /api/v1/events
      /api/v1/management/authentication/*/api-token
      /api/v1/management/authentication/*/api-token/*
      /api/v1/management/authentication/*/api-token/*/expire
      /api/v1/management/environment
      /api/v1/management/environment-settings
      /api/v1/management/environment-settings/customer-otel
      /api/v1/management/environment-settings/customer-otel/test
      /api/v1/management/environment/*
      /api/v1/management/organization/member
      /api/v1/msg/broadcast
      /api/v1/operational-webhook/endpoint
      /api/v1/operational-webhook/endpoint/*
      /api/v1/operational-webhook/endpoint/*/headers
      /api/v1/operational-webhook/endpoint/*/secret
      /api/v1/operational-webhook/endpoint/*/secret/rotate
      /api/v1/stats/app/*/attempt
      /api/v1/stats/endpoint/count
      /api/v1/stats/usage/app
      /api/v1/stats/usage/event-types
      /api/v1/stream
      /api/v1/stream/*
      /api/v1/stream/*/alert-email
      /api/v1/stream/*/events
      /api/v1/stream/*/events/latest
      /api/v1/stream/*/sink
      /api/v1/stream/*/sink/*
      /api/v1/stream/*/sink/*/attempt
      /api/v1/stream/*/sink/*/attempt/*
      /api/v1/stream/*/sink/*/events
      /api/v1/stream/*/sink/*/force-retry
      /api/v1/stream/*/sink/*/headers
      /api/v1/stream/*/sink/*/last-acked-event
      /api/v1/stream/*/sink/*/next-event
      /api/v1/stream/*/sink/*/secret
      /api/v1/stream/*/sink/*/secret/rotate
      /api/v1/stream/*/sink/*/skip
      /api/v1/stream/*/sink/*/transformation
      /api/v1/stream/event-type
      /api/v1/stream/event-type/*
      /api/v1/stream/transformations/simulate
      /ingest/api/v1/source
      /ingest/api/v1/source/*
      /ingest/api/v1/source/*/dashboard
      /ingest/api/v1/source/*/endpoint
      /ingest/api/v1/source/*/endpoint/*
      /ingest/api/v1/source/*/endpoint/*/headers
      /ingest/api/v1/source/*/endpoint/*/secret
      /ingest/api/v1/source/*/endpoint/*/secret/rotate
      /ingest/api/v1/source/*/endpoint/*/transformation
      /ingest/api/v1/source/*/log
      /ingest/api/v1/source/*/token/rotate
      """;

  private static final Pattern PATTERN =
      Pattern.compile(
          all().stream()
              .map(path -> path.replace(".", "\\.").replace("*", "[^/]+"))
              .collect(Collectors.joining("|")));

  private SvixHostedPaths() {}

  static List<String> all() {
    return Stream.of(ALL.strip().split("\n")).map(String::strip).toList();
  }

  static boolean contain(String path) {
    return PATTERN.matcher(path).matches();
  }
}
