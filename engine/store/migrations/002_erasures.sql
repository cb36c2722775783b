-- Who asked to be forgotten, and when. Only an erased learner's entries may go, and none come after.
CREATE TABLE erasures (
    learner INTEGER PRIMARY KEY REFERENCES learners (row),
    erased_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER erasures_stay BEFORE UPDATE ON erasures BEGIN SELECT RAISE(ABORT, 'erasures are only ever added'); END;
CREATE TRIGGER erasures_remain BEFORE DELETE ON erasures BEGIN SELECT RAISE(ABORT, 'erasures are only ever added'); END;

DROP TRIGGER entries_remain;
CREATE TRIGGER entries_remain BEFORE DELETE ON learner_entries
    WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE learner = OLD.learner)
BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END;
CREATE TRIGGER entries_end BEFORE INSERT ON learner_entries
    WHEN EXISTS (SELECT 1 FROM erasures WHERE learner = NEW.learner)
BEGIN SELECT RAISE(IGNORE); END;
