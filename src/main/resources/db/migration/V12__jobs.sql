-- A job replays many events at once. What it selects is written down when it is made: a page holds events for one
-- endpoint, a lane how far the job is there. Pages and lanes go as they are passed.
CREATE TABLE job (
  account_id      integer     NOT NULL,
  id              uuid        NOT NULL,
  mode            text        NOT NULL CHECK (mode IN ('FAILED', 'MISSING', 'ALL')),
  endpoint_id     uuid,
  scope_kind      text,
  scope_id        text,
  since           timestamptz NOT NULL,
  until           timestamptz NOT NULL,
  event_types     text[]      NOT NULL,
  rate_per_second integer     CHECK (rate_per_second BETWEEN 1 AND 10000),
  status          text        NOT NULL CHECK (status IN ('PLANNED', 'RUNNING', 'PAUSED', 'CANCELLED', 'DONE')),
  -- The plan. skipped: deliveries that were left out, as it was made or since.
  events          bigint      NOT NULL,
  deliveries      bigint      NOT NULL,
  oldest_at       timestamptz,
  newest_at       timestamptz,
  skipped         bigint      NOT NULL,
  -- Progress. What ended is counted in job_tally first.
  passed          bigint      NOT NULL DEFAULT 0,
  created         bigint      NOT NULL DEFAULT 0,
  succeeded       bigint      NOT NULL DEFAULT 0,
  failed          bigint      NOT NULL DEFAULT 0,
  -- Pace. tokens: of a bucket that holds a second's deliveries, as many as there were at refilled_at.
  tokens          float8      NOT NULL DEFAULT 1,
  refilled_at     timestamptz NOT NULL,
  next_at         timestamptz NOT NULL,
  lane_after      uuid        NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  resumed_at      timestamptz,
  passed_before   bigint      NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL,
  started_at      timestamptz,
  finished_at     timestamptz,
  PRIMARY KEY (account_id, id),
  CONSTRAINT job_scope_whole CHECK ((scope_kind IS NULL) = (scope_id IS NULL)),
  CONSTRAINT job_window CHECK (since <= until),
  CONSTRAINT job_progress CHECK (passed <= deliveries AND created <= passed AND succeeded + failed <= created),
  CONSTRAINT job_started CHECK (status NOT IN ('RUNNING', 'PAUSED', 'DONE') OR started_at IS NOT NULL),
  CONSTRAINT job_finished CHECK ((status IN ('CANCELLED', 'DONE')) = (finished_at IS NOT NULL)),
  CONSTRAINT job_done CHECK (status <> 'DONE' OR passed = deliveries)
) WITH (fillfactor = 50);
CREATE INDEX job_running ON job (account_id, id) WHERE status = 'RUNNING';

-- patterns, hears: of the endpoint when the job was made. page, taken: the cursor, at an event of a page.
CREATE TABLE job_lane (
  account_id  integer NOT NULL,
  job_id      uuid    NOT NULL,
  endpoint_id uuid    NOT NULL,
  patterns    text[]  NOT NULL,
  hears       text[],
  pairs       bigint  NOT NULL CHECK (pairs > 0),
  passed      bigint  NOT NULL DEFAULT 0 CHECK (passed >= 0),
  page        bigint  NOT NULL DEFAULT 0,
  taken       integer NOT NULL DEFAULT 0 CHECK (taken >= 0),
  room        integer NOT NULL CHECK (room > 0),
  PRIMARY KEY (account_id, job_id, endpoint_id),
  CONSTRAINT job_lane_open CHECK (passed < pairs)
) WITH (fillfactor = 50);

CREATE TABLE job_page (
  account_id  integer NOT NULL,
  job_id      uuid    NOT NULL,
  endpoint_id uuid    NOT NULL,
  no          bigint  NOT NULL,
  event_ids   uuid[]  NOT NULL CHECK (cardinality(event_ids) > 0),
  PRIMARY KEY (account_id, job_id, endpoint_id, no)
);
-- Ids are random for the most part: compressing them costs time and saves nothing.
ALTER TABLE job_page ALTER COLUMN event_ids SET STORAGE EXTERNAL;

-- How deliveries of jobs ended, written in the transaction that ends them, so that these wait for nobody;
-- summed up into the job now and then.
CREATE TABLE job_tally (
  account_id integer NOT NULL,
  job_id     uuid    NOT NULL,
  succeeded  integer NOT NULL CHECK (succeeded >= 0),
  failed     integer NOT NULL CHECK (failed >= 0)
);
CREATE INDEX job_tally_of_job ON job_tally (account_id, job_id);

-- The job that made a delivery; NULL for nearly all. Partial indexes: other rows pay nothing for them.
ALTER TABLE delivery ADD COLUMN job_id uuid;
CREATE INDEX delivery_by_job ON delivery (account_id, job_id, id) WHERE job_id IS NOT NULL;
ALTER TABLE attempt ADD COLUMN job_id uuid;
CREATE INDEX attempt_by_job ON attempt (account_id, job_id, outcome, delivery_id) WHERE job_id IS NOT NULL;
