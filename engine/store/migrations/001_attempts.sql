-- What people did is only ever added: triggers refuse any change of these rows, and hashes in the steps show one made
-- behind the triggers' back. Ids are UUIDs as 16 bytes, moments milliseconds since 1970 in UTC, hashes 32 bytes.
-- The integer keys are local to this file; only the UUIDs mean anything elsewhere.

CREATE TABLE learners (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    added_at INTEGER NOT NULL
) STRICT;

-- A profile's entry has the value that was set last; the earlier ones stay.
CREATE TABLE learner_entries (
    learner INTEGER NOT NULL REFERENCES learners (row),
    key TEXT NOT NULL,
    set_at INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (learner, key, set_at, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempts (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    learner INTEGER NOT NULL REFERENCES learners (row)
) STRICT;

CREATE TABLE steps (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    attempt INTEGER NOT NULL REFERENCES attempts (row),
    seq INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX steps_of_attempt ON steps (attempt, seq);

-- Derived from the steps, so that a list needs no steps. May be rebuilt from them at any time.
CREATE TABLE summaries (
    attempt INTEGER PRIMARY KEY REFERENCES attempts (row),
    learner INTEGER NOT NULL REFERENCES learners (row),
    exercise TEXT NOT NULL,
    course TEXT NOT NULL,
    ref TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    phase TEXT NOT NULL,
    try_number INTEGER NOT NULL,
    submissions INTEGER NOT NULL,
    last_submission BLOB,
    marks INTEGER,
    max_marks INTEGER,
    refer INTEGER,
    best_marks INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    last_hash BLOB NOT NULL,
    stored_at INTEGER NOT NULL
) STRICT;
CREATE INDEX summaries_by_change ON summaries (changed_at);
CREATE INDEX summaries_of_learner ON summaries (learner, changed_at);
CREATE INDEX summaries_of_exercise ON summaries (learner, course, ref, changed_at);
CREATE INDEX summaries_by_storing ON summaries (stored_at);

-- Of this computer, not of a person: the window, the last place. Never joined with another store's.
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER learners_stay BEFORE UPDATE ON learners BEGIN SELECT RAISE(ABORT, 'learners are only ever added'); END;
CREATE TRIGGER learners_remain BEFORE DELETE ON learners BEGIN SELECT RAISE(ABORT, 'learners are only ever added'); END;
CREATE TRIGGER entries_stay BEFORE UPDATE ON learner_entries BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END;
CREATE TRIGGER entries_remain BEFORE DELETE ON learner_entries BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END;
CREATE TRIGGER attempts_stay BEFORE UPDATE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts are only ever added'); END;
CREATE TRIGGER attempts_remain BEFORE DELETE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts are only ever added'); END;
CREATE TRIGGER steps_stay BEFORE UPDATE ON steps BEGIN SELECT RAISE(ABORT, 'steps are only ever added'); END;
CREATE TRIGGER steps_remain BEFORE DELETE ON steps BEGIN SELECT RAISE(ABORT, 'steps are only ever added'); END;

-- For people with sqlite3 at hand.
CREATE VIEW readable_steps AS
    SELECT lower(hex(attempts.id)) AS attempt, steps.seq, strftime('%Y-%m-%dT%H:%M:%fZ', steps.made_at / 1000.0, 'unixepoch') AS made_at,
           steps.actor, steps.kind, steps.payload, lower(hex(steps.id)) AS id, lower(hex(steps.hash)) AS hash
      FROM steps JOIN attempts ON attempts.row = steps.attempt
     ORDER BY attempts.row, steps.seq, steps.row;
