package dev.hookferry.ops;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;

/**
 * The framework would read and write the whole document at each start: a quarter of its work. Live
 * reload and tests leave it so, for their class loader of the framework sees nothing of ours.
 */
public class OpenApiOnDemand implements BuildCompatibleExtension {

  @Enhancement(types = OpenApiDocumentService.class)
  public void prepareOnDemand(ClassConfig service) {
    if (!ConfigUtils.isProfileActive("dev") && !ConfigUtils.isProfileActive("test")) {
      service.addAnnotation(OnDemand.class);
    }
  }
}
