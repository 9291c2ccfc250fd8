package dev.hookferry.deploy;

import dev.hookferry.config.HookferryConfig;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment variables that are settings of the service. */
final class SettingNames {

  private SettingNames() {}

  /** Variable to property: {@code HOOKFERRY_DISABLE_AFTER}, {@code hookferry.disable-after}. */
  static Map<String, String> all() {
    return properties("hookferry.", HookferryConfig.class)
        .collect(Collectors.toMap(SettingNames::variable, property -> property));
  }

  private static String variable(String property) {
    return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  private static Stream<String> properties(String prefix, Class<?> group) {
    return Arrays.stream(group.getMethods()).flatMap(setting -> properties(prefix, setting));
  }

  private static Stream<String> properties(String prefix, Method setting) {
    String property = prefix + StringUtil.skewer(setting.getName());
    Class<?> type = setting.getReturnType();
    boolean group = type.isInterface() && type.getName().startsWith("dev.hookferry");
    return group ? properties(property + ".", type) : Stream.of(property);
  }
}
