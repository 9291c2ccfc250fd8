-- Who changed what. Kept for longer than what it tells of.
CREATE TABLE audit_log (
  account_id integer     NOT NULL REFERENCES account,
  id         uuid        NOT NULL,
  at         timestamptz NOT NULL,
  actor_kind text        NOT NULL CHECK (actor_kind IN ('KEY', 'OPERATOR', 'PORTAL', 'ENGINE')),
  actor_id   text,
  actor_name text        NOT NULL,
  action     text        NOT NULL,
  target     text        NOT NULL,
  changes    json        NOT NULL,
  ip         text,
  request_id text,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX audit_log_of_target ON audit_log (account_id, target, id);
CREATE INDEX audit_log_age ON audit_log (at);

-- Append-only. What is older than its retention goes by who says so for the length of a transaction.
CREATE FUNCTION keep_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('hookferry.expires_audit_log', true) = 'on' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_log_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_log();
