-- Second looks that wait for an answer and markings that differ are counted whenever the queue opens: found without reading all.
CREATE INDEX responses_with_appeal ON responses (course, row) WHERE appeal = 1;
CREATE INDEX responses_that_differ ON responses (course, row) WHERE differs = 1;
