package dev.hookferry.web.dashboard;

import dev.hookferry.history.BacklogCounts;
import dev.hookferry.notice.AuditRecord;
import dev.hookferry.web.kit.Rows;
import dev.hookferry.web.kit.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages, in {@code templates/dashboard}. */
@CheckedTemplate(basePath = "dashboard")
final class DashboardTemplates {

  private DashboardTemplates() {}

  /**
   * @param next where the way goes then
   * @param error empty: nothing was tried yet
   */
  static native TemplateInstance signIn(String next, String error);

  /**
   * @param next 0: there are no more
   */
  static native TemplateInstance accounts(String csrf, List<AccountRow> rows, int next);

  static native TemplateInstance overview(
      Visitor visitor, String span, Chart chart, BacklogCounts backlog, List<Ailing> ailing);

  static native TemplateInstance audit(
      Visitor visitor, Rows<AuditRecord> rows, String action, String target);
}
