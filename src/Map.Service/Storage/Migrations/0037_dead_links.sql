-- Expands. What visits of the websites and sources of the map have shown, and what is kept of the pages that it cites.
CREATE TABLE web_host (
    host         text PRIMARY KEY,
    next_at      timestamptz NOT NULL,
    lease        uuid,
    leased_until timestamptz,
    robots       text,
    robots_at    timestamptz,
    random_at    timestamptz,
    random_status int,
    random_text  text
);

COMMENT ON COLUMN web_host.next_at IS 'When the next request may be sent to it, by whichever service.';
COMMENT ON COLUMN web_host.robots IS 'Its robots.txt as of robots_at; empty where it has none.';
COMMENT ON COLUMN web_host.random_text IS 'What it says at an address that nobody has ever linked to, by which pages are known that say no more.';

CREATE TABLE web_page (
    id             uuid PRIMARY KEY,
    url            text NOT NULL,
    host           text NOT NULL,
    due_at         timestamptz NOT NULL,
    state          text CHECK (state IN ('works', 'moved', 'gone', 'blocked', 'unreachable', 'forbidden')),
    state_since    timestamptz,
    status         int,
    reason         text,
    visited_at     timestamptz,
    worked_at      timestamptz,
    missing_since  timestamptz,
    missing_visits int NOT NULL DEFAULT 0,
    failures       int NOT NULL DEFAULT 0,
    moved_to       text,
    etag           text,
    last_modified  text,
    title          text,
    dated_on       date,
    sha256         bytea,
    read_at        timestamptz
);

COMMENT ON TABLE web_page IS 'The pages that published entries link to.';
COMMENT ON COLUMN web_page.id IS 'The first half of the SHA-256 of the address: addresses may be longer than an index takes.';
COMMENT ON COLUMN web_page.missing_since IS 'When it was first found missing since it last was not.';
COMMENT ON COLUMN web_page.failures IS 'How often in a row no server answered, or none rightly.';
COMMENT ON COLUMN web_page.read_at IS 'When title, date and hash were read.';

CREATE INDEX web_page_by_host ON web_page (host, due_at);
CREATE INDEX web_page_dead ON web_page (state, state_since) WHERE state IN ('gone', 'moved', 'unreachable', 'blocked', 'forbidden');

CREATE TABLE page_link (
    page_id    uuid NOT NULL REFERENCES web_page ON DELETE CASCADE,
    subject    text NOT NULL CHECK (subject IN ('place', 'organisation')),
    subject_id uuid NOT NULL,
    part       text NOT NULL CHECK (part IN ('website', 'source')),
    quotation  text CHECK (length(quotation) <= 300),
    PRIMARY KEY (page_id, subject_id, part)
);

COMMENT ON TABLE page_link IS 'Which entries link to a page. Follows from the entries, by CollectLinks.';
CREATE INDEX page_link_by_subject ON page_link (subject_id);

-- As everybody sees it: a copy that is brought up to date at most once an hour, because with each edition all that is cached is void.
CREATE TABLE cited_page (
    id         uuid PRIMARY KEY,
    title      text,
    visited_on date,
    dated_on   date,
    sha256     bytea,
    state      text,
    since      date,
    worked_on  date
);

CREATE TABLE cited_quotation (
    page_id    uuid NOT NULL REFERENCES cited_page ON DELETE CASCADE,
    subject_id uuid NOT NULL,
    quotation  text NOT NULL,
    PRIMARY KEY (page_id, subject_id)
);

-- One row: until which revision links are collected, and the edition of cited pages that everybody sees.
CREATE TABLE link_check (
    is_only      boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    revision     bigint NOT NULL,
    edition      bigint NOT NULL,
    published_at timestamptz
);
INSERT INTO link_check (revision, edition) VALUES (0, 0);
