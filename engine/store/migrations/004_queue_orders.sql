-- The work to do, learner by learner and question by question; and what a filter by question, sureness and point asks, answered
-- without reading the rows.
CREATE INDEX responses_to_decide_by_learner ON responses (learner, row) WHERE state < 2 AND latest = 1;
CREATE INDEX responses_to_decide_by_question ON responses (question, row) WHERE state < 2 AND latest = 1;
CREATE INDEX responses_to_decide_by_point ON responses (question, confidence, points) WHERE state < 2 AND latest = 1;
