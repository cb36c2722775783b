/// A story as a tutor leaves it for the night: what the course check must tell, and what learners must not be kept from by it.
#pragma once

#include "engine/content/course.h"

namespace carewright::test {

/// One passage whose only choice leads nowhere.
inline Scenario halfWrittenStory() {
    Scenario story;
    story.id = ScenarioId("mrs-bello");
    story.title = "Mrs Bello's bath";
    story.minutes = 10;
    story.start = PassageId("beginning");
    Passage first;
    first.id = PassageId("beginning");
    first.title = "The beginning";
    first.blocks.push_back({"Mrs Bello waits for her bath.", {}, {}, {}});
    ScenarioChoice choice;
    choice.id = ChoiceId("ask");
    choice.text = "Ask her how she would like it";
    first.choices.push_back(choice);
    story.passages.push_back(first);
    return story;
}

}  // namespace carewright::test
