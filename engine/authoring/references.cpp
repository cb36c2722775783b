#include "engine/authoring/references.h"

#include <algorithm>

#include "engine/authoring/id_visitor.h"
#include "engine/authoring/id_words.h"

namespace carewright {
namespace {

/// Calls `work` with a copy of every element of the course.
template <class Work>
void eachElement(const Course& course, Work&& work) {
    for (std::size_t k = 0; k < elementKinds; ++k) {
        const auto kind = static_cast<ElementKind>(k);
        for (std::size_t i = 0; i < countOf(course, kind); ++i) work(kind, i, elementAt(course, kind, i));
    }
}

}  // namespace

std::vector<Reference> referencesTo(const Course& course, ElementKind kind, const std::string& id) {
    std::vector<Reference> out;
    eachElement(course, [&](ElementKind by, std::size_t index, Element element) {
        std::size_t times = 0;
        visitReferences(element, [&](ElementKind named, std::string& name) { times += named == kind && name == id ? 1 : 0; });
        if (times > 0) out.push_back({by, index, idOf(element), titleOf(element), times});
    });
    return out;
}

Result<Edit> renameId(const Course& course, ElementKind kind, std::size_t index, const std::string& id) {
    if (!isWellFormedId(id)) return fail(ErrorCode::invalidInput, "An id has lower-case letters, digits, - and . only, at most 64 of them: \"care-act\".");
    if (indexOf(course, kind, id) < countOf(course, kind)) return fail(ErrorCode::conflict, "Another " + std::string(nameOf(kind)) + " is called " + id + " already.");
    Element element = elementAt(course, kind, index);
    std::string* own = ownId(element);
    if (!own) return fail(ErrorCode::invalidInput, "A " + std::string(nameOf(kind)) + " has no id of its own.");
    const std::string before = *own;
    std::vector<Edit> edits;
    eachElement(course, [&](ElementKind by, std::size_t at, Element other) {
        const bool itself = by == kind && at == index;
        bool changed = itself;
        visitReferences(other, [&](ElementKind named, std::string& name) {
            if (named != kind || name != before) return;
            name = id;
            changed = true;
        });
        if (itself) *ownId(other) = id;
        if (changed) edits.push_back(replaceElement(course, at, std::move(other), {}));
    });
    return together(std::move(edits), "Renamed the " + std::string(nameOf(kind)) + " " + before + " to " + id);
}

std::string freshId(const Course& course, ElementKind kind, const std::string& title, std::string_view own) {
    std::string id = idFromTitle(title);
    if (id.empty()) id = idFromTitle(nameOf(kind));
    return freeId(id, [&](const std::string& one) { return one != own && indexOf(course, kind, one) < countOf(course, kind); });
}

bool isAskedFor(const Course& course, const PointId& point) {
    const auto in = [&](const std::vector<PointId>& points) { return std::ranges::find(points, point) != points.end(); };
    const auto written = [&](const Passage& passage) { return passage.written && in(passage.written->points); };
    return std::ranges::any_of(course.questions, [&](const Question& one) { return std::ranges::find(one.points, point, &QuestionPoint::point) != one.points.end(); }) ||
           std::ranges::any_of(course.items, [&](const Item& one) { return one.kind == Item::Kind::written && in(one.points); }) ||
           std::ranges::any_of(course.scenarios, [&](const Scenario& one) { return std::ranges::any_of(one.passages, written); });
}

}  // namespace carewright
