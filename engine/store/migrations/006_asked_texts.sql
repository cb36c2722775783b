-- Texts of stories and quizzes wait like other responses: filled anew from the steps. lot: where a response lies among those that
-- may be drawn for a second marking (engine/review/second_marking.h), so that what is drawn and waits is found without reading all.
ALTER TABLE responses ADD COLUMN lot INTEGER NOT NULL DEFAULT 0;
CREATE INDEX responses_to_mark_second ON responses (course, lot, decided_by) WHERE state = 2 AND marked_second_by IS NULL;
CREATE INDEX responses_by_decider ON responses (decided_by, state) WHERE decided_by IS NOT NULL;
