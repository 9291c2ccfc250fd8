-- Links that let a customer in, each with the session that it opens. Of what is secret only the SHA-256 is kept.
CREATE TABLE portal_link (
  account_id     integer     NOT NULL,
  id             uuid        NOT NULL,
  scope_kind     text        NOT NULL,
  scope_id       text        NOT NULL,
  capabilities   text[]      NOT NULL,
  return_url     text,
  theme_primary  text        CHECK (theme_primary ~ '^#[0-9A-Fa-f]{6}$'),
  theme_logo_url text,
  theme_mode     text        NOT NULL CHECK (theme_mode IN ('AUTO', 'LIGHT', 'DARK')),
  hash           bytea       NOT NULL CHECK (length(hash) = 32),
  created_at     timestamptz NOT NULL,
  -- Until then the link opens its session; until expires_at the session lives.
  opens_until    timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  used_at        timestamptz,
  session_hash   bytea       CHECK (length(session_hash) = 32),
  PRIMARY KEY (account_id, id),
  CONSTRAINT portal_link_scope FOREIGN KEY (account_id, scope_kind, scope_id)
    REFERENCES scope (account_id, kind, id) ON DELETE CASCADE,
  CONSTRAINT portal_link_opened CHECK ((used_at IS NULL) = (session_hash IS NULL))
);
CREATE UNIQUE INDEX portal_link_hash ON portal_link (hash);
CREATE UNIQUE INDEX portal_link_session ON portal_link (session_hash);
CREATE INDEX portal_link_by_scope ON portal_link (account_id, scope_kind, scope_id, id);
CREATE INDEX portal_link_age ON portal_link (expires_at);
