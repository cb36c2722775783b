/// Where the parts of a course stand: taken away to compare courses, or set so that a finding leads back to its element.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "engine/content/course.h"

namespace carewright {

/// Gives the place of everything in one element, whatever is nested in it. `list` names its kind as the elements of a course
/// file do ("topic", "term" … "rubric"), `index` counts within the kind.
using PlaceOf = std::function<SourcePlace(std::string_view list, std::size_t index)>;

/// The course with the places that `placeOf` gives; the places of its head and weights are emptied.
[[nodiscard]] Course withPlaces(Course course, const PlaceOf& placeOf);

}  // namespace carewright
