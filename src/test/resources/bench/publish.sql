WITH ok AS MATERIALIZED (
  SELECT id AS account_id FROM account WHERE id = :account
), draft AS MATERIALIZED (
  SELECT bench_id() AS id FROM generate_series(1, :events)
), stored AS (
  INSERT INTO event (account_id, id, scope_kind, scope_id, type, occurred_at, data)
  SELECT ok.account_id, draft.id, 'account', '', 'bench.e0', now(), decode(repeat('78', 256), 'hex')
  FROM ok, draft
  RETURNING id, number
), queued AS (
  INSERT INTO delivery (account_id, id, endpoint_id, event_id, due_at)
  SELECT ok.account_id, bench_id(), :endpoint::uuid, draft.id, now()
  FROM ok, draft
)
SELECT count(*) FROM stored;
