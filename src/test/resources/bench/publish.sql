SELECT count(*) AS stored
FROM (
  SELECT
    array_agg(:account::integer) AS accounts,
    array_agg(bench_id()) AS ids,
    array_agg('account'::text) AS kinds,
    array_agg(''::text) AS scopes,
    array_agg('bench.e0'::text) AS types,
    array_agg(NULL::text) AS objects,
    array_agg(now()) AS times,
    array_agg(decode(repeat('78', 256), 'hex')) AS data,
    array_agg(NULL::integer) AS violations,
    array_agg(:version::bigint) AS versions,
    array_agg(bench_id()) AS deliveries,
    array_agg((:endpoints::uuid[])[1 + floor(random() * cardinality(:endpoints::uuid[]))::integer]) AS endpoints
  FROM generate_series(1, :events::integer)
  ) AS made
CROSS JOIN LATERAL engine_store(
  ARRAY[:account::integer], ARRAY[:version::bigint], '{}', '{}', '{}', accounts, ids, kinds, scopes, types, objects,
  times, data, violations, versions, objects, objects, objects, accounts, deliveries, endpoints, ids,
  NULL::bigint[], NULL::integer[], 45, gen_random_uuid(), objects, objects) AS stored (id uuid, number bigint, timeout_ms integer);
