/// Other ways to say an idea, for a tutor to take over one by one.
#pragma once

#include <vector>

#include "app/ui/bench_model.h"
#include "engine/authoring/wordnet.h"
#include "engine/content/course.h"

namespace carewright {

/// Wordings that the concept does not have: of the course's other ideas that share one with it, then of `wordNet`, where there is one.
[[nodiscard]] std::vector<ui::BenchSuggestion> synonymsOf(const Course& course, const Concept& asked, const WordNet* wordNet);

}  // namespace carewright
