-- Requests to expunge what the events of a scope hold, done a batch at a time. after_id: the last event that is done.
CREATE TABLE content_expunge (
  account_id  integer     NOT NULL,
  id          uuid        NOT NULL,
  scope_kind  text        NOT NULL,
  scope_id    text        NOT NULL,
  after_id    uuid        NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  events      bigint      NOT NULL DEFAULT 0,
  created_at  timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX content_expunge_unfinished ON content_expunge (account_id, id) WHERE finished_at IS NULL;

-- What whoever made a link calls the session that its token belongs to.
ALTER TABLE portal_link ADD COLUMN session_name text;
