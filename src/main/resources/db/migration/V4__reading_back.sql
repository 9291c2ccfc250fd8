-- The device surface knows events by their numbers; no other does.
CREATE INDEX event_by_number ON event (account_id, number) WHERE scope_kind = 'device';

-- Lists of scopes, newest first.
CREATE INDEX scope_by_age ON scope (account_id, created_at, kind, id);
