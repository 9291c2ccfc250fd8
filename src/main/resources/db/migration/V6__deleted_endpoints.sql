-- What the record of a delivery needs of an endpoint that is no more, until retention has dropped the record too.
CREATE TABLE deleted_endpoint (
  account_id integer     NOT NULL,
  id         uuid        NOT NULL,
  number     bigint      NOT NULL,
  surface    text        NOT NULL,
  scope_kind text        NOT NULL,
  scope_id   text        NOT NULL,
  url        text        NOT NULL,
  deleted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, id)
);
CREATE INDEX deleted_endpoint_by_scope ON deleted_endpoint (account_id, scope_kind, scope_id);
CREATE INDEX deleted_endpoint_age ON deleted_endpoint (deleted_at);

-- One place for the rule, whether the endpoint goes alone or with its scope.
CREATE FUNCTION remember_endpoint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO deleted_endpoint (account_id, id, number, surface, scope_kind, scope_id, url)
  VALUES (OLD.account_id, OLD.id, OLD.number, OLD.surface, OLD.scope_kind, OLD.scope_id, OLD.url)
  ON CONFLICT (account_id, id) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER endpoint_remembered AFTER DELETE ON endpoint
  FOR EACH ROW EXECUTE FUNCTION remember_endpoint();

-- Every endpoint that a recorded delivery may have gone to.
CREATE VIEW known_endpoint AS
SELECT account_id, id, number, surface, scope_kind, scope_id, url
FROM endpoint
UNION ALL
SELECT account_id, id, number, surface, scope_kind, scope_id, url
FROM deleted_endpoint;
