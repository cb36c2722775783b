/// What a rule names, at any depth.
#pragma once

#include <set>
#include <string>

#include "engine/content/rule.h"

namespace carewright {

/// Adds the ids of concepts (those in brackets in its wordings, too) and of points that the rule and its parts name.
void collectNamed(const Rule& rule, std::set<std::string>& concepts, std::set<std::string>& points);

}  // namespace carewright
