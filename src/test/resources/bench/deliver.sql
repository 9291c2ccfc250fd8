WITH RECURSIVE lane AS (
  (SELECT account_id, endpoint_id
   FROM delivery
   WHERE (account_id, endpoint_id) > (:account, (SELECT id FROM endpoint ORDER BY random() LIMIT 1))
   ORDER BY account_id, endpoint_id
   LIMIT 1)
  UNION ALL
  SELECT following.account_id, following.endpoint_id
  FROM lane
  CROSS JOIN LATERAL (
    SELECT d.account_id, d.endpoint_id
    FROM delivery d
    WHERE (d.account_id, d.endpoint_id) > (lane.account_id, lane.endpoint_id)
    ORDER BY d.account_id, d.endpoint_id
    LIMIT 1) AS following
), picked AS MATERIALIZED (
  SELECT due.account_id, due.id
  FROM lane
  CROSS JOIN LATERAL (
    SELECT d.account_id, d.id
    FROM delivery d
    WHERE d.account_id = lane.account_id AND d.endpoint_id = lane.endpoint_id AND d.due_at <= now()
    ORDER BY d.due_at
    LIMIT 10
    FOR UPDATE SKIP LOCKED) AS due
  LIMIT 100
), claimed AS (
  UPDATE delivery
  SET due_at = now() + interval '55 seconds', lease_no = delivery.lease_no + 1, lease_owner = :endpoint::uuid
  FROM picked
  WHERE delivery.account_id = picked.account_id AND delivery.id = picked.id
  RETURNING delivery.id, delivery.lease_no
)
SELECT COALESCE(array_agg(id)::text, '{}') AS ids, COALESCE(array_agg(lease_no)::text, '{}') AS leases
FROM claimed
\gset
WITH result AS MATERIALIZED (
  SELECT :account::integer AS account_id, delivery_id, lease_no
  FROM unnest(:ids::uuid[], :leases::integer[]) AS r (delivery_id, lease_no)
), finished AS (
  DELETE FROM delivery d
  USING result r
  WHERE d.account_id = r.account_id AND d.id = r.delivery_id AND d.lease_no = r.lease_no
  RETURNING d.account_id, d.id, d.endpoint_id, d.event_id, d.lease_no, d.attempts
)
INSERT INTO attempt (account_id, id, delivery_id, event_id, endpoint_id, lease_no, number, started_at, duration_ms,
  outcome, status, response_headers, response_body)
SELECT account_id, bench_id(), id, event_id, endpoint_id, lease_no, attempts + 1, now(), 1,
  'SUCCEEDED', 204, '{}', ''
FROM finished;
