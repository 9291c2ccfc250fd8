package dev.hookferry.api.kit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;

/**
 * The methods that a path has, for {@code Allow} (RFC 9110, 15.5.6), which the framework leaves
 * out.
 */
@ApplicationScoped
class AllowedMethods {

  Set<String> ofThisRequest() {
    var request = CurrentRequestManager.get();
    String path = request.getPathWithoutPrefix();
    Set<String> methods = new TreeSet<>();
    for (RequestPath<InitialMatch> resource : request.getDeployment().getClassMappers()) {
      var match = new RequestMapper<>(new ArrayList<>(List.of(resource))).map(path);
      if (match != null) {
        methods.addAll(methods(match.value, match.remaining.isEmpty() ? "/" : match.remaining));
      }
    }
    return methods;
  }

  private static Set<String> methods(InitialMatch resource, String remaining) {
    Set<String> methods = new TreeSet<>();
    for (var handler : resource.handlers) {
      if (handler instanceof ClassRoutingHandler routing) {
        routing.getMappers().entrySet().stream()
            .filter(method -> method.getKey() != null && method.getValue().map(remaining) != null)
            .forEach(method -> methods.add(method.getKey()));
      }
    }
    return methods;
  }
}
