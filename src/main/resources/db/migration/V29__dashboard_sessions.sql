-- Who is signed in at the dashboard. Of the session's text and of the key that opened it only the SHA-256 is kept; whose the
-- key is, and whether it is still good, is asked of the key itself at every request.
CREATE TABLE dashboard_session (
  hash bytea PRIMARY KEY,
  key_hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT dashboard_session_hash_is_sha256 CHECK (octet_length(hash) = 32 AND octet_length(key_hash) = 32),
  CONSTRAINT dashboard_session_expires_later CHECK (expires_at > created_at)
);

CREATE INDEX dashboard_session_expires_at ON dashboard_session (expires_at);
