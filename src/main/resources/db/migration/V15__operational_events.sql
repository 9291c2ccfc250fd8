-- Whether an endpoint hears of the service itself: an endpoint of the account that names such types. A wildcard alone
-- does not.
CREATE FUNCTION names_own_types(patterns text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (SELECT FROM unnest(patterns) AS pattern WHERE pattern LIKE 'hookferry.%')
$$;
ALTER TABLE endpoint ADD COLUMN listens boolean NOT NULL
  GENERATED ALWAYS AS (surface = 'account' AND scope_kind = 'account' AND names_own_types(patterns)) STORED;
CREATE INDEX endpoint_listening ON endpoint (account_id) WHERE listens;

-- Whether it was told that the endpoint fails, and not yet that it has recovered.
ALTER TABLE endpoint_health ADD COLUMN failing_told boolean NOT NULL DEFAULT false;

-- Minutes in which deliveries of an account ended as failed and somebody listens. Of the first one it was told at
-- once; others are counted, and told of when the minute is over. delivery_id: the last of them.
CREATE TABLE exhausted_minute (
  account_id  integer     NOT NULL REFERENCES account ON DELETE CASCADE,
  minute      timestamptz NOT NULL CHECK (minute = date_trunc('minute', minute)),
  others      bigint      NOT NULL CHECK (others >= 0),
  delivery_id uuid        NOT NULL,
  PRIMARY KEY (account_id, minute)
);

-- Endpoints of which it was told that they are late, and not yet that they have caught up.
CREATE TABLE late_backlog (
  account_id  integer     NOT NULL,
  endpoint_id uuid        NOT NULL,
  told_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, endpoint_id),
  FOREIGN KEY (account_id, endpoint_id) REFERENCES endpoint (account_id, id) ON DELETE CASCADE
);
