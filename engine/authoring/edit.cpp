#include "engine/authoring/edit.h"

#include <algorithm>
#include <iterator>

namespace carewright {
namespace {

std::shared_ptr<const Element> share(Element element) { return std::make_shared<const Element>(std::move(element)); }

}  // namespace

Edit replaceElement(const Course& course, std::size_t index, Element after, std::string description, std::string mergeKey) {
    const ElementKind kind = kindOf(after);
    return {std::move(description), std::move(mergeKey), {{kind, index, share(elementAt(course, kind, index)), share(std::move(after))}}};
}

Edit insertElement(std::size_t index, Element element, std::string description) {
    const ElementKind kind = kindOf(element);
    return {std::move(description), {}, {{kind, index, nullptr, share(std::move(element))}}};
}

Edit asNew(Edit edit) {
    edit.newParts = true;
    return edit;
}

Edit removeElement(const Course& course, ElementKind kind, std::size_t index, std::string description) {
    return {std::move(description), {}, {{kind, index, share(elementAt(course, kind, index)), nullptr}}};
}

Edit moveElement(const Course& course, ElementKind kind, std::size_t from, std::size_t to, std::string description) {
    const auto element = share(elementAt(course, kind, from));
    return {std::move(description), {}, {{kind, from, element, nullptr}, {kind, to, nullptr, element}}};
}

Edit together(std::vector<Edit> edits, std::string description) {
    Edit all{std::move(description), {}, {}};
    for (Edit& edit : edits) std::ranges::move(edit.changes, std::back_inserter(all.changes));
    return all;
}

Edit inverse(const Edit& edit) {
    Edit back{edit.description, {}, edit.changes};
    std::ranges::reverse(back.changes);
    for (ElementChange& change : back.changes) std::swap(change.before, change.after);
    return back;
}

}  // namespace carewright
