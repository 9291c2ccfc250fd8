SELECT
  count(*) AS claimed,
  COALESCE(array_agg(account_id), '{}') AS accounts,
  COALESCE(array_agg(id), '{}') AS ids,
  COALESCE(array_agg(event_id), '{}') AS events,
  COALESCE(array_agg(lease_no), '{}') AS leases,
  CASE WHEN count(*) = 100 THEN (array_agg(endpoint_id ORDER BY endpoint_id DESC))[1] ELSE :start::uuid END AS lane
FROM engine_claim(
  true, :account, :lane::uuid,
  '{}', '{}', '{}', '{}', '{}', '{}', '{}', 128, 100, 153, 45, :owner::uuid)
  AS claim (account_id integer, endpoint_id uuid, id uuid, event_id uuid, lease_no integer, attempts integer,
    timeout_ms integer, rate integer, version bigint, fresh_starts bigint, job_id uuid,
    taken_over boolean, due_for float8, what text)
WHERE what = 'taken'
\gset
SELECT *
FROM engine_events(:accounts::integer[], :events::uuid[])
  AS event (account_id integer, id uuid, number bigint, scope_kind text, scope_id text, type text, object_type text,
    occurred_at timestamptz, data bytea, traceparent text, content_type text);
SELECT counted
FROM (
  SELECT
    array_agg(:owner::uuid) AS owners,
    array_agg(NULL::float8) AS delays,
    array_agg(true) AS yes,
    array_agg(bench_id()) AS attempts,
    array_agg(now()) AS times,
    array_agg(1) AS durations,
    array_agg('SUCCEEDED'::text) AS outcomes,
    array_agg(204::smallint) AS statuses,
    array_agg(NULL::text) AS errors,
    array_agg('{}'::jsonb) AS headers,
    array_agg(''::bytea) AS bodies,
    array_agg(NULL::text) AS addresses
  FROM generate_series(1, :claimed::integer)
  ) AS made
CROSS JOIN LATERAL engine_complete(
  :accounts::integer[], :ids::uuid[], :leases::integer[], owners, delays, yes, yes, attempts, times, durations,
  outcomes, statuses, errors, headers, bodies, addresses) AS completed (counted bigint);
