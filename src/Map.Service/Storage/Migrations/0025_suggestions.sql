-- Changes that people propose without a key.

CREATE TYPE suggestion_state AS ENUM ('open', 'asked', 'accepted', 'rejected', 'taken_back');
CREATE TYPE suggestion_kind AS ENUM ('add_place', 'update_place', 'withdraw_place', 'involvement', 'organisation', 'report');

-- Nothing here says who made one: ids are random, because those with a time would tell it, and of the time only the hour is kept.
CREATE TABLE suggestion (
    id         uuid PRIMARY KEY,
    receipt    bytea NOT NULL UNIQUE CHECK (length(receipt) = 32),
    request    bytea NOT NULL UNIQUE CHECK (length(request) = 32),
    contents   bytea NOT NULL CHECK (length(contents) = 32),
    made_at    timestamptz NOT NULL CHECK (date_trunc('hour', made_at, 'UTC') = made_at),
    state      suggestion_state NOT NULL,
    kind       suggestion_kind NOT NULL,
    subject    text CHECK (subject IN ('place', 'organisation')),
    subject_id uuid,
    regions    text[] NOT NULL DEFAULT '{}',
    change     jsonb,
    comment    text CHECK (length(comment) BETWEEN 1 AND 2000),
    sources    jsonb NOT NULL DEFAULT '[]',
    risk       real NOT NULL DEFAULT 0 CHECK (risk BETWEEN 0 AND 1),
    risks      text[] NOT NULL DEFAULT '{}',
    group_id   uuid NOT NULL,
    decided_by uuid REFERENCES api_key,
    reason     text CHECK (length(reason) BETWEEN 1 AND 500),
    act_id     uuid REFERENCES act,
    origin       bytea CHECK (length(origin) = 16),
    origin_count int NOT NULL DEFAULT 0,
    shape        text NOT NULL DEFAULT '',
    tokens       text[] NOT NULL DEFAULT '{}',
    signature    bytea CHECK (length(signature) = 256),
    held         text CHECK (held IN ('rule', 'group')),
    is_grouped   boolean NOT NULL DEFAULT false,
    CHECK ((change IS NULL) = (state = 'taken_back')),
    CHECK ((reason IS NULL) = (state <> 'rejected'))
);

COMMENT ON COLUMN suggestion.receipt IS 'SHA-256 of the receipt, which only its author has.';
COMMENT ON COLUMN suggestion.request IS 'SHA-256 of the request id, from which the receipt follows: whoever repeats the request gets it again.';
COMMENT ON COLUMN suggestion.contents IS 'SHA-256 of the request, to tell a repeated one from another with the same id.';
COMMENT ON COLUMN suggestion.change IS 'The ProposedChange of the contract, as JSON. Deleted when its author takes it back.';
COMMENT ON COLUMN suggestion.origin IS 'Keyed hash of the address. The key lives in memory for a day, and the hash is deleted within a day.';
COMMENT ON COLUMN suggestion.origin_count IS 'How many open suggestions the origin had when it was made.';
COMMENT ON COLUMN suggestion.shape IS 'What it does, without any value: the kind and the fields.';
COMMENT ON COLUMN suggestion.tokens IS 'Hosts, telephone numbers and e-mail addresses that it brings, each by a hash.';
COMMENT ON COLUMN suggestion.signature IS 'MinHash of its text, 64 numbers.';
COMMENT ON COLUMN suggestion.held IS 'Why it is not in the ordinary list: a rule, or a large group. Null when it is.';
COMMENT ON COLUMN suggestion.is_grouped IS 'Whether it was compared with the others; group_id is its own id until then.';
COMMENT ON COLUMN suggestion.regions IS 'Of a new place. Those of a place that is there follow from it.';

CREATE INDEX suggestion_by_risk ON suggestion ((round(risk * 1000)::int) DESC, id DESC) WHERE state IN ('open', 'asked');
CREATE INDEX suggestion_by_subject ON suggestion (subject_id);
CREATE INDEX suggestion_by_group ON suggestion (group_id);
CREATE INDEX suggestion_by_origin ON suggestion (origin) WHERE origin IS NOT NULL;
CREATE INDEX suggestion_by_hour ON suggestion (made_at);
CREATE INDEX suggestion_ungrouped ON suggestion (id) WHERE state = 'open' AND NOT is_grouped;

CREATE TABLE suggestion_message (
    suggestion_id uuid NOT NULL REFERENCES suggestion,
    ordinal       int NOT NULL,
    is_question   boolean NOT NULL,
    text          text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    PRIMARY KEY (suggestion_id, ordinal)
);

-- Signs challenges and tickets, one key a day for all services of the database.
CREATE TABLE proof_key (
    day date PRIMARY KEY,
    key bytea NOT NULL CHECK (length(key) = 32)
);

-- Proofs are good for one suggestion.
CREATE TABLE used_proof (
    id         bytea PRIMARY KEY CHECK (length(id) = 32),
    expires_at timestamptz NOT NULL
);

CREATE INDEX used_proof_by_end ON used_proof (expires_at);

-- What the operator has said of suggestions that look in some way. Rules are turned off and never deleted: the log of admins names them.
CREATE TABLE suggestion_rule (
    id        text PRIMARY KEY CHECK (id ~ '^[a-z0-9-]{1,50}$'),
    condition text NOT NULL CHECK (length(condition) BETWEEN 1 AND 2000),
    action    text NOT NULL CHECK (action IN ('flag', 'group', 'hold', 'refuse')),
    message   text NOT NULL CHECK (length(message) BETWEEN 1 AND 500),
    made_at   timestamptz NOT NULL,
    is_on     boolean NOT NULL
);
