-- Grows when an endpoint is called in another way than before, is enabled again, or was seen to answer well: what
-- sending learned of it until then (its circuit, its pauses) counts no more.
ALTER TABLE endpoint ADD COLUMN fresh_starts bigint NOT NULL DEFAULT 0;
