-- When an attempt was written down, by the database's clock: the start of the transaction that did it. NULL: before
-- there were statistics, which do not count it. The index is small and costs next to nothing to keep, for rows come
-- in the order of this time.
ALTER TABLE attempt ADD COLUMN recorded_at timestamptz;
ALTER TABLE attempt ALTER COLUMN recorded_at SET DEFAULT now();
CREATE INDEX attempt_by_time ON attempt USING brin (recorded_at) WITH (pages_per_range = 32, autosummarize = on);

-- Attempts by how they ended, for each minute, hour and day (UTC) that has any. The row of the nil endpoint is the
-- whole account's. durations and requests belong together: so many requests took so many milliseconds; above 100 ms
-- rounded by at most 1 %.
CREATE TABLE attempt_rollup (
  account_id  integer     NOT NULL,
  endpoint_id uuid        NOT NULL,
  step        text        NOT NULL CHECK (step IN ('minute', 'hour', 'day')),
  at          timestamptz NOT NULL,
  succeeded   bigint      NOT NULL CHECK (succeeded >= 0),
  failed      bigint      NOT NULL CHECK (failed >= 0),
  rescheduled bigint      NOT NULL CHECK (rescheduled >= 0),
  durations   integer[]   NOT NULL,
  requests    bigint[]    NOT NULL CHECK (cardinality(requests) = cardinality(durations)),
  PRIMARY KEY (account_id, endpoint_id, step, at)
);
CREATE INDEX attempt_rollup_age ON attempt_rollup (at);

-- One row: everything before this minute is rolled up.
CREATE TABLE rollup_progress (
  only_row boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  minute   timestamptz NOT NULL CHECK (minute = date_trunc('minute', minute))
);
INSERT INTO rollup_progress (minute) VALUES (date_trunc('minute', now()));

-- A duration in milliseconds as rollups keep it.
CREATE FUNCTION rounded_duration(ms integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN ms <= 100 THEN ms ELSE round(exp(round(ln(ms::float8) * 50) / 50))::integer END
$$;
