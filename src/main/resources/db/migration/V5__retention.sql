-- A UUIDv7 of this millisecond, for rows that a statement makes by itself. (Servers may be older than uuidv7().)
CREATE FUNCTION next_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT overlay(gen_random_uuid()::text PLACING left(uuid_floor(clock_timestamp())::text, 15) FROM 1)::uuid
$$;

-- Makes the partition of one day (UTC) where it is missing, and moves there what came to the default partition
-- meanwhile. Attaching locks the parent less than making it in place would, so that publishing goes on.
CREATE OR REPLACE FUNCTION make_partition(parent text, day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  child text := parent || '_' || to_char(day, 'YYYYMMDD');
  first uuid := uuid_floor(day::timestamp AT TIME ZONE 'UTC');
  next  uuid := uuid_floor((day + 1)::timestamp AT TIME ZONE 'UTC');
BEGIN
  IF to_regclass(child) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', parent || '_default');
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', child, parent);
  EXECUTE format('WITH moved AS (DELETE FROM %I WHERE id >= %L AND id < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
    parent || '_default', first, next, child);
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, child, first, next);
END $$;

-- The days that have a partition of their own.
CREATE FUNCTION partition_days(parent text) RETURNS SETOF date LANGUAGE sql STABLE AS $$
  SELECT to_date(right(child.relname, 8), 'YYYYMMDD')
  FROM pg_inherits
  JOIN pg_class child ON child.oid = inhrelid
  WHERE inhparent = parent::regclass AND child.relname ~ '_\d{8}$'
$$;

CREATE FUNCTION drop_partition(parent text, day date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DROP TABLE IF EXISTS %I', parent || '_' || to_char(day, 'YYYYMMDD'));
END $$;
