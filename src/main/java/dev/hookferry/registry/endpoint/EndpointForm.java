package dev.hookferry.registry.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.notice.AttemptMade;

/** How the native surface shows endpoints, to tell of them in its form. */
public interface EndpointForm {

  ObjectNode json(Endpoint endpoint);

  ObjectNode attempt(AttemptMade attempt);
}
