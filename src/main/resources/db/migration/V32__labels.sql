-- tags: by which a publisher finds its events again. content_type: of data that is no JSON.
ALTER TABLE event ADD COLUMN tags text[];
ALTER TABLE event ADD COLUMN content_type text;

-- An application's own token sees a type that has flags only where it has one of them. NULL: everybody sees it; the token: all.
ALTER TABLE event_type ADD COLUMN feature_flags text[] CHECK (cardinality(feature_flags) > 0);
ALTER TABLE portal_link ADD COLUMN feature_flags text[];

-- What has a failed attempt and no successful one, though it may be tried once more.
ALTER TABLE job DROP CONSTRAINT job_mode_check;
ALTER TABLE job ADD CONSTRAINT job_mode_check CHECK (mode IN ('FAILED', 'MISSING', 'ALL', 'UNDELIVERED'));

-- rate_limit_per_second is the lower one of this and of what the endpoint's application may get.
ALTER TABLE endpoint ADD COLUMN stated_rate_limit integer CHECK (stated_rate_limit >= 1);
