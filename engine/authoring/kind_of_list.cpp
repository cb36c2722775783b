#include "engine/authoring/kind_of_list.h"

#include <algorithm>
#include <array>
#include <utility>

namespace carewright {
namespace {

constexpr std::array<std::pair<std::string_view, ElementKind>, 17> lists = {{
    {"criterion", ElementKind::criterion}, {"source", ElementKind::source}, {"topic", ElementKind::topic}, {"term", ElementKind::term},
    {"law", ElementKind::law}, {"misconception", ElementKind::misconception}, {"point", ElementKind::point}, {"question", ElementKind::question},
    {"item", ElementKind::item}, {"quiz", ElementKind::quiz}, {"mock", ElementKind::mock}, {"sample", ElementKind::sample},
    {"scenario", ElementKind::scenario}, {"concept", ElementKind::concept_}, {"mishearing", ElementKind::mishearing},
    {"rubric", ElementKind::rubric}, {"subject", ElementKind::subject},
}};

}  // namespace

std::optional<ElementKind> kindOfList(std::string_view list) {
    const auto found = std::ranges::find(lists, list, &std::pair<std::string_view, ElementKind>::first);
    return found == lists.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace carewright
