-- What was handed in and how it was marked, without the typing in between: years of answers are summed up without reading every
-- keystroke. The kinds are those that StepTable::stepsWithoutTyping leaves out, word for word, or the index is not used.
CREATE INDEX IF NOT EXISTS steps_told ON steps (attempt, seq)
    WHERE kind NOT IN ('draft', 'mock-draft', 'mock-timed', 'mock-went', 'item-visited', 'quiz-timed');
