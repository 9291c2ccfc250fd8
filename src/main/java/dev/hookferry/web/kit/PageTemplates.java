package dev.hookferry.web.kit;

import dev.hookferry.domain.model.Event;
import dev.hookferry.flow.ProbeResult;
import dev.hookferry.history.Delivery;
import dev.hookferry.history.Recipient;
import dev.hookferry.job.Job;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.eventtype.EventType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;

/** The pages, in {@code templates/kit}. */
@CheckedTemplate(basePath = "kit")
final class PageTemplates {

  private PageTemplates() {}

  static native TemplateInstance failure(String title, String advice);

  static native TemplateInstance endpoints(
      Visitor visitor, Rows<Endpoint> rows, String wanted, String notice);

  static native TemplateInstance newEndpoint(Visitor visitor, EndpointEntry entry);

  static native TemplateInstance editEndpoint(
      Visitor visitor, Endpoint endpoint, EndpointEntry entry);

  /**
   * @param own whether its settings are all that there is to it
   * @param secret empty: it is not shown
   */
  static native TemplateInstance endpoint(
      Visitor visitor,
      Endpoint endpoint,
      boolean own,
      String secret,
      List<Delivery> latest,
      String notice);

  static native TemplateInstance test(
      Visitor visitor, Endpoint endpoint, ProbeResult result, Map<String, String> headers);

  static native TemplateInstance events(Visitor visitor, Rows<Event> rows, String type);

  static native TemplateInstance event(Visitor visitor, Event event, List<Recipient> recipients);

  static native TemplateInstance deliveries(
      Visitor visitor,
      Rows<Delivery> rows,
      String status,
      String type,
      String endpoint,
      String job);

  /**
   * @param event null: forgotten for its age
   */
  static native TemplateInstance delivery(
      Visitor visitor, Delivery delivery, List<Exchange> exchanges, Event event, String notice);

  static native TemplateInstance jobs(Visitor visitor, Rows<Job> rows);

  static native TemplateInstance newJob(Visitor visitor, JobEntry entry);

  static native TemplateInstance job(Visitor visitor, Job job, String notice);

  static native TemplateInstance types(Visitor visitor, List<EventType> types);

  static native TemplateInstance type(Visitor visitor, EventType type);
}
