-- After a queue was drained PostgreSQL takes its table for nearly empty, however much has come since, and one index
-- for as good as another: then a lane was read by the primary key, which also began with account_id, or a delivery by
-- the lane, and either way all that the account had. So they share no column now: a statement that reads lanes says
-- account_id + 0, and cannot be answered by the primary key; one that does not, not by the lane.
CREATE INDEX delivery_by_lane ON delivery (endpoint_id, (account_id + 0), due_at);
DROP INDEX delivery_lane;
ALTER INDEX delivery_by_lane RENAME TO delivery_lane;

-- What waits, as before, by that index.
CREATE OR REPLACE VIEW backlog AS
WITH RECURSIVE lane AS (
  (SELECT account_id, endpoint_id
   FROM delivery
   ORDER BY endpoint_id, account_id + 0
   LIMIT 1)
  UNION ALL
  SELECT following.account_id, following.endpoint_id
  FROM lane
  CROSS JOIN LATERAL (
    SELECT d.account_id, d.endpoint_id
    FROM delivery d
    WHERE (d.endpoint_id, d.account_id + 0) > (lane.endpoint_id, lane.account_id)
    ORDER BY d.endpoint_id, d.account_id + 0
    LIMIT 1) AS following
)
SELECT COALESCE(sum(waiting.due), 0)::bigint AS due,
  GREATEST(0, COALESCE(extract(epoch FROM now() - min(earliest.due_at)), 0))::float8 AS oldest_due_seconds,
  min(earliest.due_at) AS next_due_at
FROM lane
CROSS JOIN LATERAL (
  SELECT COALESCE(bool_and(e.enabled), true) AS enabled
  FROM (
    SELECT e.enabled
    FROM endpoint e
    WHERE e.account_id = lane.account_id AND e.id >= lane.endpoint_id AND e.id <= lane.endpoint_id
    ORDER BY e.id
    LIMIT 1) AS e) AS state
CROSS JOIN LATERAL (
  SELECT d.due_at
  FROM delivery d
  WHERE (d.endpoint_id, d.account_id + 0) >= (lane.endpoint_id, lane.account_id)
    AND (d.endpoint_id, d.account_id + 0) <= (lane.endpoint_id, lane.account_id)
  ORDER BY d.endpoint_id, d.account_id + 0, d.due_at
  LIMIT 1) AS earliest
CROSS JOIN LATERAL (
  SELECT count(*) AS due
  FROM (
    SELECT
    FROM delivery d
    WHERE (d.endpoint_id, d.account_id + 0, d.due_at) >= (lane.endpoint_id, lane.account_id, '-infinity')
      AND (d.endpoint_id, d.account_id + 0, d.due_at) <= (lane.endpoint_id, lane.account_id, now())
    ORDER BY d.endpoint_id, d.account_id + 0, d.due_at
    LIMIT 1000) AS counted) AS waiting
WHERE state.enabled;
