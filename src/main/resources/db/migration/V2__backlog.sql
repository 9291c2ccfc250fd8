-- What waits in the lanes of enabled endpoints, for whoever scales or wakes the engine: deliveries that are due,
-- how long the oldest of them has been, and when the next one is. Its cost grows with the lanes, not with the
-- deliveries: it steps from lane to lane, and counts at most 1,000 due ones in each.
CREATE VIEW backlog AS
WITH RECURSIVE lane AS (
  (SELECT account_id, endpoint_id
   FROM delivery
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
)
SELECT COALESCE(sum(waiting.due), 0)::bigint AS due,
  GREATEST(0, COALESCE(extract(epoch FROM now() - min(earliest.due_at)), 0))::float8 AS oldest_due_seconds,
  min(earliest.due_at) AS next_due_at
FROM lane
CROSS JOIN LATERAL (
  SELECT COALESCE(bool_and(e.enabled), true) AS enabled
  FROM endpoint e
  WHERE e.account_id = lane.account_id AND e.id = lane.endpoint_id) AS state
CROSS JOIN LATERAL (
  SELECT d.due_at
  FROM delivery d
  WHERE d.account_id = lane.account_id AND d.endpoint_id = lane.endpoint_id
  ORDER BY d.due_at
  LIMIT 1) AS earliest
CROSS JOIN LATERAL (
  SELECT count(*) AS due
  FROM (
    SELECT
    FROM delivery d
    WHERE d.account_id = lane.account_id AND d.endpoint_id = lane.endpoint_id AND d.due_at <= now()
    LIMIT 1000) AS counted) AS waiting
WHERE state.enabled;
