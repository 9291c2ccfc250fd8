-- What an endpoint wanted at which version of its account's subscriptions: with the version that an event was matched
-- against, this says for good why an endpoint got it or did not. A row per change, none per event.
CREATE TABLE endpoint_version (
  account_id  integer     NOT NULL,
  endpoint_id uuid        NOT NULL,
  version     bigint      NOT NULL,
  enabled     boolean     NOT NULL,
  patterns    text[]      NOT NULL,
  hears       text[],
  since       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, endpoint_id, version),
  FOREIGN KEY (account_id, endpoint_id) REFERENCES endpoint (account_id, id) ON DELETE CASCADE
);
CREATE INDEX endpoint_version_age ON endpoint_version (since);

INSERT INTO endpoint_version (account_id, endpoint_id, version, enabled, patterns, hears, since)
SELECT p.account_id, p.id, a.subscriptions_version, p.enabled, p.patterns, p.hears, p.updated_at
FROM endpoint p
JOIN account a ON a.id = p.account_id;

-- The version that an event was matched against; 0 where it went to one endpoint or to none, whatever they want;
-- NULL from before versions were kept.
ALTER TABLE event ADD COLUMN subscriptions_version bigint;

-- One place for the rule, whoever changes an endpoint: subscriptions read before the change are out of date.
CREATE OR REPLACE FUNCTION bump_subscriptions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bumped bigint;
BEGIN
  UPDATE account
  SET subscriptions_version = subscriptions_version + 1
  WHERE id = COALESCE(NEW.account_id, OLD.account_id)
  RETURNING subscriptions_version INTO bumped;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO endpoint_version (account_id, endpoint_id, version, enabled, patterns, hears)
    VALUES (NEW.account_id, NEW.id, bumped, NEW.enabled, NEW.patterns, NEW.hears);
  END IF;
  RETURN NULL;
END $$;
