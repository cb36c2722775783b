/// What the checks have to say about one scenario, each finding with the thing it is about, for an editor that shows it
/// there.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/content/course.h"
#include "engine/content/problem.h"

namespace carewright {

struct StoryFinding {
    enum class About { story, person, variable, group, passage };
    enum class Part { whole, block, choice, writing, branch };

    About about = About::story;
    std::size_t index = 0;              ///< of the person, variable, group or passage
    Part part = Part::whole;            ///< of a passage
    std::size_t number = 0;             ///< of the block, choice or branch
    Severity severity = Severity::error;
    std::string text;                   ///< in words rather than in XML

    friend bool operator==(const StoryFinding&, const StoryFinding&) = default;
};

/// The findings of checkCourse that are about `scenario`, which need not be one of the course's: from the course come the
/// points, misconceptions and questions that it may name. In the scenario's order.
[[nodiscard]] std::vector<StoryFinding> checkStory(const Course& course, const Scenario& scenario);

}  // namespace carewright
