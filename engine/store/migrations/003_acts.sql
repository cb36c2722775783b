-- What people decided, as signed acts (engine/review/act.h). Like steps they are only ever added.
-- An act about no response has an empty attempt, submission and question; a learner's has an empty key and signature.
CREATE TABLE acts (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    author TEXT NOT NULL,
    seq INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    attempt BLOB NOT NULL,
    submission BLOB NOT NULL,
    question TEXT NOT NULL,
    payload TEXT NOT NULL,
    previous_hash BLOB NOT NULL,
    key BLOB NOT NULL,
    hash BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
CREATE INDEX acts_of_author ON acts (author, seq);
CREATE INDEX acts_on_response ON acts (attempt, submission, question) WHERE attempt <> x'';
CREATE INDEX acts_of_kind ON acts (kind, made_at);

-- Acts that came without those before them in their author's chain: what a learner is told of a decision is not what the
-- assessor decided about others.
CREATE TABLE extracts (
    act INTEGER PRIMARY KEY REFERENCES acts (row)
) STRICT;

-- The secret keys of accounts that were opened on this computer, each under its passphrase. Never joined with another store's.
CREATE TABLE sealed_keys (
    account BLOB NOT NULL CHECK (length(account) = 16),
    signing BLOB NOT NULL CHECK (length(signing) = 32),
    sealed TEXT NOT NULL,
    PRIMARY KEY (account, signing)
) STRICT, WITHOUT ROWID;

-- Derived from steps and acts, one row per response, so that a queue needs neither. May be rebuilt from them at any time.
-- state: 0 not marked yet, 1 to be decided, 2 decided, 3 released. work: the order of the next best thing to do, lowest first.
CREATE TABLE responses (
    row INTEGER PRIMARY KEY,
    attempt INTEGER NOT NULL REFERENCES attempts (row),
    submission BLOB NOT NULL,
    question TEXT NOT NULL,
    learner INTEGER NOT NULL REFERENCES learners (row),
    exercise TEXT NOT NULL,
    course TEXT NOT NULL,
    try_number INTEGER NOT NULL,
    latest INTEGER NOT NULL,
    submitted_at INTEGER NOT NULL,
    proposal BLOB,
    marks INTEGER,
    max_marks INTEGER,
    refer INTEGER NOT NULL,
    confidence INTEGER NOT NULL,
    flags TEXT NOT NULL,
    points TEXT NOT NULL,
    evidence_group INTEGER NOT NULL,
    spelling_group INTEGER NOT NULL,
    work INTEGER NOT NULL,
    state INTEGER NOT NULL,
    decision BLOB,
    decided_by BLOB,
    decided_at INTEGER,
    decided_marks INTEGER,
    decided_points TEXT NOT NULL,
    marked_second_by BLOB,
    released_at INTEGER,
    appeal INTEGER NOT NULL,
    contested INTEGER NOT NULL,
    differs INTEGER NOT NULL,
    overridden INTEGER NOT NULL,
    sampled INTEGER NOT NULL,
    UNIQUE (attempt, submission, question)
) STRICT;
CREATE INDEX responses_to_decide ON responses (work, row) WHERE state < 2 AND latest = 1;
CREATE INDEX responses_by_time ON responses (submitted_at, row);
CREATE INDEX responses_of_learner ON responses (learner, submitted_at);
CREATE INDEX responses_by_evidence ON responses (question, evidence_group);
CREATE INDEX responses_by_spelling ON responses (question, spelling_group);

-- Sums over the rows that no chain of hashes protects, to notice a damaged disk: of each row the SHA-256, added up.
CREATE TABLE sums (
    name TEXT PRIMARY KEY,
    rows INTEGER NOT NULL,
    sum BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER acts_stay BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'acts are only ever added'); END;
CREATE TRIGGER acts_remain BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'acts are only ever added'); END;

-- For people with sqlite3 at hand.
CREATE VIEW readable_acts AS
    SELECT author, seq, strftime('%Y-%m-%dT%H:%M:%fZ', made_at / 1000.0, 'unixepoch') AS made_at, kind, lower(hex(attempt)) AS attempt,
           lower(hex(submission)) AS submission, question, payload, lower(hex(id)) AS id, lower(hex(hash)) AS hash, lower(hex(key)) AS key,
           lower(hex(signature)) AS signature
      FROM acts ORDER BY made_at, id;
