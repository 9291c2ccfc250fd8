package dev.hookferry.ops;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.ArrayDeque;
import java.util.Queue;

/** Puts off calls whose name begins with {@code prepare} until another is made. */
@OnDemand
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class OnDemandInterceptor {

  private final Queue<InvocationContext> putOff = new ArrayDeque<>();

  @AroundInvoke
  synchronized Object call(InvocationContext call) throws Exception {
    if (call.getMethod().getName().startsWith("prepare")) {
      putOff.add(call);
      return null;
    }
    while (!putOff.isEmpty()) {
      putOff.remove().proceed();
    }
    return call.proceed();
  }
}
