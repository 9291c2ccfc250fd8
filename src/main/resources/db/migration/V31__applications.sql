-- Which kinds of scope there are is the business of the surfaces that have them.
ALTER TABLE scope DROP CONSTRAINT scope_kind_check;
ALTER TABLE scope ADD CONSTRAINT scope_kind_check CHECK (kind ~ '^[a-z][a-z_]*$');

-- What is known of a scope of kind application beside its name: its owner's own id for it, and what that one keeps with it.
CREATE TABLE application (
  account_id            integer     NOT NULL,
  id                    uuid        NOT NULL,
  scope_kind            text        NOT NULL DEFAULT 'application' CHECK (scope_kind = 'application'),
  scope_id              text        NOT NULL,
  external_id           text,
  name                  text        NOT NULL,
  metadata              jsonb       NOT NULL DEFAULT '{}',
  rate_limit_per_second integer     CHECK (rate_limit_per_second >= 1),
  created_at            timestamptz NOT NULL,
  updated_at            timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  CONSTRAINT application_of_scope FOREIGN KEY (account_id, scope_kind, scope_id)
    REFERENCES scope (account_id, kind, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX application_scope ON application (account_id, scope_id);
CREATE UNIQUE INDEX application_external_id ON application (account_id, external_id);

-- Channels narrow what an endpoint gets to events that name one of them; NULL: it gets all.
ALTER TABLE endpoint ADD COLUMN channels text[] CHECK (cardinality(channels) > 0);
ALTER TABLE endpoint ADD COLUMN external_id text;
CREATE UNIQUE INDEX endpoint_external_id ON endpoint (account_id, scope_kind, scope_id, external_id)
  WHERE external_id IS NOT NULL;

-- external_id: its publisher's own, once within a scope. expunged_at: since when its data is gone.
ALTER TABLE event ADD COLUMN channels text[];
ALTER TABLE event ADD COLUMN external_id text;
ALTER TABLE event ADD COLUMN expunged_at timestamptz;
CREATE INDEX event_by_external_id ON event (account_id, scope_kind, scope_id, external_id)
  WHERE external_id IS NOT NULL;

ALTER TABLE endpoint_version ADD COLUMN channels text[];
CREATE OR REPLACE FUNCTION bump_subscriptions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bumped bigint;
BEGIN
  UPDATE account
  SET subscriptions_version = subscriptions_version + 1
  WHERE id = COALESCE(NEW.account_id, OLD.account_id)
  RETURNING subscriptions_version INTO bumped;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO endpoint_version (account_id, endpoint_id, version, enabled, patterns, hears, channels)
    VALUES (NEW.account_id, NEW.id, bumped, NEW.enabled, NEW.patterns, NEW.hears, NEW.channels);
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER endpoint_subscriptions_columns ON endpoint;
CREATE TRIGGER endpoint_subscriptions_columns AFTER UPDATE OF patterns, enabled, hears, channels ON endpoint
  FOR EACH ROW WHEN ((OLD.patterns, OLD.enabled, OLD.hears, OLD.channels)
    IS DISTINCT FROM (NEW.patterns, NEW.enabled, NEW.hears, NEW.channels))
  EXECUTE FUNCTION bump_subscriptions();

-- The one that signs, and up to ten that it took the place of.
ALTER TABLE endpoint_secret DROP CONSTRAINT endpoint_secret_position_check;
ALTER TABLE endpoint_secret ADD CONSTRAINT endpoint_secret_position_check CHECK (position BETWEEN 0 AND 10);

-- Deliveries that somebody asked for by hand: their attempts are shown as such, and are not repeated.
CREATE TABLE manual_delivery (
  account_id  integer     NOT NULL,
  delivery_id uuid        NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, delivery_id)
);

-- A session may be given out at once, as a token for programs.
ALTER TABLE portal_link ADD COLUMN token_hash bytea CHECK (length(token_hash) = 32);
CREATE UNIQUE INDEX portal_link_token ON portal_link (token_hash);

-- How requests under an idempotency key were answered. status NULL: one is under way.
CREATE TABLE kept_answer (
  account_id integer     NOT NULL,
  key        bytea       NOT NULL CHECK (length(key) = 32),
  status     integer,
  body       text,
  taken_at   timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, key)
);
CREATE INDEX kept_answer_age ON kept_answer (expires_at);

-- What an account was called where it came from, so that tokens which name it so go on working.
ALTER TABLE account ADD COLUMN external_id text UNIQUE;
