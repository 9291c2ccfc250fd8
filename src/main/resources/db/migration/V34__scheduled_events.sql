-- Events that are published later, under the id that they have already.
CREATE TABLE scheduled_event (
  account_id   integer     NOT NULL,
  id           uuid        NOT NULL,
  publish_at   timestamptz NOT NULL,
  scope_kind   text        NOT NULL,
  scope_id     text        NOT NULL,
  type         text        NOT NULL,
  data         bytea       NOT NULL,
  channels     text[]      NOT NULL,
  tags         text[]      NOT NULL,
  external_id  text,
  content_type text,
  PRIMARY KEY (account_id, id),
  CONSTRAINT scheduled_event_scope FOREIGN KEY (account_id, scope_kind, scope_id)
    REFERENCES scope (account_id, kind, id) ON DELETE CASCADE
);
CREATE INDEX scheduled_event_publish_at ON scheduled_event (publish_at);
CREATE UNIQUE INDEX scheduled_event_external_id ON scheduled_event (account_id, scope_kind, scope_id, external_id);
