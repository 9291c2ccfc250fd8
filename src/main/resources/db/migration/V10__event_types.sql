-- The catalogue of an account: what its events are called and what their data looks like.
CREATE TABLE event_type (
  account_id  integer     NOT NULL,
  name        text        NOT NULL CHECK (name <> ''),
  description text,
  event_group text,
  deprecated  boolean     NOT NULL,
  archived    boolean     NOT NULL,
  -- JSON as it was given: the names of members keep their order. An object, version to JSON Schema.
  schemas     text        NOT NULL,
  -- JSON: an array.
  examples    text        NOT NULL,
  validation  text        NOT NULL CHECK (validation IN ('OFF', 'WARN', 'REJECT')),
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL,
  PRIMARY KEY (account_id, name)
);
CREATE INDEX event_type_by_age ON event_type (account_id, created_at, name);

CREATE TABLE account_settings (
  account_id             integer PRIMARY KEY,
  unknown_event_types    text    NOT NULL CHECK (unknown_event_types IN ('ALLOW', 'REJECT')),
  portal_frame_ancestors text[]  NOT NULL
);

-- In how many places the data broke the schema of its type, where that was let pass; NULL: in none.
ALTER TABLE event ADD COLUMN schema_violations integer CHECK (schema_violations > 0);
