/**
 * What all surfaces have in common, without a word of any of their documents: how requests are
 * declared, read and described, callers, bodies, failures and who renders them.
 *
 * <p>An operation begins with its fields, each said once in the surface's {@code …Fields}:
 *
 * <pre>{@code
 * static final Field<String> NAME =
 *     Field.of("name", Type.text(1, 255)).mandatory().doc("For people.").example("ci");
 * static final Field<Long> RATE =
 *     Field.of("rate_per_second", Type.whole(1, 10_000)).orNull().doc("null: without a limit.");
 * static final Shape JOB = Shape.of("JobRequest", NAME, RATE);
 * static final Field<Long> LIMIT = Field.of("limit", Type.whole(1, 500)).otherwise(50L);
 * static final Shape LIST = Shape.of("JobQuery", LIMIT);
 * }</pre>
 *
 * <p>The resource reads by them, and names the shape for the OpenAPI document, which is derived:
 *
 * <pre>{@code
 * @POST
 * @ResponseStatus(202)
 * @Operation(operationId = "createJob", summary = "Create Job")
 * @Takes(body = "JobRequest")
 * public Uni<JobJson> create(byte[] bytes) {
 *   return callers
 *       .callerWho(Caller::isAdmin)
 *       .map(caller -> requests.body(JOB, JsonBodies.parse(bytes).orMissing(), Coercion.STRICT))
 *       .chain(job -> jobs.create(job.get(NAME), job.optional(RATE)))
 *       .map(JobJson::of);
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link dev.hookferry.api.kit.Field}: a name, a {@link dev.hookferry.api.kit.Type}, whether
 *       it must be there, whether null is a value, what counts where it is left out.
 *   <li>{@link dev.hookferry.api.kit.Type}: a kind and its {@link dev.hookferry.api.kit.Bound}s;
 *       {@code then} converts, and checks what no bound can.
 *   <li>{@link dev.hookferry.api.kit.Coercion}: what the surface takes for a value of a kind. A new
 *       surface overrides where it differs from strict reading.
 *   <li>{@link dev.hookferry.api.kit.Values}: what a request states; {@code ifStated} for changes.
 *   <li>{@link dev.hookferry.api.kit.Violation}: what is wrong, neutral; the surface's {@link
 *       dev.hookferry.api.kit.SurfaceErrors} has the words, and says how it refuses.
 *   <li>{@link dev.hookferry.api.kit.Requests}: reads, and fails with all that is wrong; {@code
 *       problems} for those who read piece by piece.
 * </ul>
 *
 * <p>Where a request is judged only once something is found, the reading goes into the change that
 * {@code Endpoints.update} makes under its lock: find, lock, decide, save, in that order.
 *
 * <p>May import {@code registry}, {@code notice}, {@code config} and {@code domain}; never a
 * surface.
 */
package dev.hookferry.api.kit;
