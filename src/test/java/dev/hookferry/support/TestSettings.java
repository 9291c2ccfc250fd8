package dev.hookferry.support;

import dev.hookferry.config.HookferryConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings with their defaults, but for those given; for tests outside the framework. */
public final class TestSettings {

  private TestSettings() {}

  public static HookferryConfig of(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(HookferryConfig.class)
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(HookferryConfig.class);
  }
}
