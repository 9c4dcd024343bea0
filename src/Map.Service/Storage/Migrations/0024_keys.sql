-- Keys that end by themselves and can be frozen, what they may publish in an hour, acts that need two persons, and the log of admins.

ALTER TABLE api_key
    ADD ends_at    timestamptz,
    ADD last_used  date,
    ADD frozen_at  timestamptz,
    ADD frozen_why text CHECK (length(frozen_why) BETWEEN 1 AND 500),
    ADD thawed_at  timestamptz,
    ADD CONSTRAINT api_key_frozen_with_reason CHECK ((frozen_at IS NULL) = (frozen_why IS NULL));

COMMENT ON COLUMN api_key.last_used IS 'The last day, UTC, on which a call was made with it.';
COMMENT ON COLUMN api_key.thawed_at IS 'Changes from before do not count for the hour any more.';

-- What a key did of late, counted before each of its changes.
CREATE INDEX revision_by_key ON revision (key_id, at) WHERE key_id IS NOT NULL;
-- Which of it was undone.
CREATE INDEX revision_of_reverts ON revision (subject, subject_id, number) WHERE origin = 'revert';

-- Doubts about what a key did. While a report is open it halves what the key may publish in an hour.
CREATE TABLE work_report (
    id        uuid PRIMARY KEY,
    revision  bigint NOT NULL REFERENCES revision,
    key_id    uuid NOT NULL REFERENCES api_key,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    upheld    boolean,
    CHECK ((closed_at IS NULL) = (upheld IS NULL))
);

COMMENT ON COLUMN work_report.upheld IS 'Whether the report was right: then the revision is no accepted work.';

CREATE INDEX work_report_open ON work_report (key_id) WHERE closed_at IS NULL;
CREATE INDEX work_report_by_revision ON work_report (revision);

-- Large acts of reviewers, which a second one confirms by the same call.
CREATE TABLE pending_act (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest       bytea NOT NULL CHECK (length(digest) = 32),
    act          text NOT NULL,
    subjects     int NOT NULL,
    asked_by     uuid NOT NULL REFERENCES api_key,
    asked_at     timestamptz NOT NULL,
    confirmed_by uuid REFERENCES api_key,
    confirmed_at timestamptz,
    confirmed_in xid8,
    after_number bigint,
    CHECK (confirmed_by <> asked_by),
    CHECK (num_nulls(confirmed_by, confirmed_at, confirmed_in, after_number) IN (0, 4))
);

COMMENT ON COLUMN pending_act.digest IS 'SHA-256 of the act and the request, without what each person says of it.';
COMMENT ON COLUMN pending_act.confirmed_in IS 'The transaction that did it.';
COMMENT ON COLUMN pending_act.after_number IS 'The last revision before: those of the act come next, as many as it has subjects.';

CREATE UNIQUE INDEX pending_act_waiting ON pending_act (digest) WHERE confirmed_at IS NULL;
CREATE INDEX pending_act_by_confirmer ON pending_act (confirmed_by, after_number) WHERE confirmed_at IS NOT NULL;

-- What admins do with keys. Each row has the hash of the one before it, so that no row can be changed, removed or moved without all later
-- hashes changing, too: whoever has written down a hash can tell.
CREATE TABLE admin_log (
    number   bigint PRIMARY KEY,
    at       timestamptz NOT NULL CHECK (isfinite(at)),
    act      text NOT NULL CHECK (act ~ '^[a-z]+\.[a-z]+$'),
    subject  text NOT NULL CHECK (subject ~ '^[!-~]+$'),
    key_id   uuid REFERENCES api_key,
    details  jsonb NOT NULL,
    previous bytea NOT NULL CHECK (length(previous) = 32),
    hash     bytea NOT NULL CHECK (length(hash) = 32)
);

COMMENT ON COLUMN admin_log.key_id IS 'The key that it was done with; null when the operator of the instance or the service itself did it.';

CREATE INDEX admin_log_by_key ON admin_log (key_id, at) WHERE key_id IS NOT NULL;

-- One row, locked by every writer until it commits.
CREATE TABLE admin_log_head (
    number bigint NOT NULL,
    hash   bytea NOT NULL
);
INSERT INTO admin_log_head VALUES (0, decode(repeat('00', 32), 'hex'));

-- What the hash of a row is computed from: the columns but for the hash, with tabs in between. No column holds a tab: jsonb escapes them.
CREATE FUNCTION admin_log_text(entry admin_log) RETURNS text
    LANGUAGE sql STABLE AS $$
    SELECT concat_ws(E'\t', entry.number, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), entry.act, entry.subject,
                     coalesce(entry.key_id::text, '-'), entry.details, encode(entry.previous, 'hex'))
$$;

CREATE FUNCTION chain_admin_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT head.number + 1, head.hash INTO NEW.number, NEW.previous FROM admin_log_head head FOR UPDATE;
    NEW.hash := sha256(convert_to(admin_log_text(NEW), 'UTF8'));
    UPDATE admin_log_head SET number = NEW.number, hash = NEW.hash;
    RETURN NEW;
END $$;

CREATE TRIGGER admin_log_is_chained BEFORE INSERT ON admin_log FOR EACH ROW EXECUTE FUNCTION chain_admin_log();

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER admin_log_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON admin_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
