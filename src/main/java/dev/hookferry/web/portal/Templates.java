package dev.hookferry.web.portal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages, in {@code templates/portal}. */
@CheckedTemplate(basePath = "portal")
final class Templates {

  private Templates() {}

  static native TemplateInstance failure(String title, String advice);

  static native TemplateInstance home(Visitor visitor);
}
