package dev.hookferry.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Kubernetes' own kinds, read strictly: an unknown member is an error. */
final class Models {

  private static final Map<String, Class<?>> BY_KIND =
      List.of(
              ConfigMap.class,
              Namespace.class,
              Service.class,
              ServiceAccount.class,
              Deployment.class,
              HorizontalPodAutoscaler.class,
              Job.class,
              NetworkPolicy.class,
              PodDisruptionBudget.class)
          .stream()
          .collect(Collectors.toMap(Class::getSimpleName, type -> type));

  /** The models keep unknown members for later; here there is no later. */
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              })
          .build();

  private Models() {}

  static boolean isKubernetes(Manifest manifest) {
    return (manifest.group().isEmpty()
            || List.of("apps", "batch", "autoscaling", "policy").contains(manifest.group())
            || manifest.group().endsWith(".k8s.io"))
        && !manifest.group().startsWith("kustomize");
  }

  static void read(Manifest manifest) {
    Class<?> type = BY_KIND.get(manifest.kind());
    if (type == null) {
      throw new AssertionError("no model of " + manifest);
    }
    read(manifest.yaml(), type);
  }

  static void readPodSpec(JsonNode spec) {
    read(spec, PodSpec.class);
  }

  private static void read(JsonNode yaml, Class<?> type) {
    try {
      STRICT.treeToValue(yaml, type);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}
