/// One undoable change of a course, as a value: it can be described, done, undone, written to a journal and read back.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/authoring/element.h"

namespace carewright {

/// One element put in, taken out or changed. The elements are shared and never change, so a history of any length costs
/// what was edited and no more.
struct ElementChange {
    ElementKind kind = ElementKind::head;
    std::size_t index = 0;                  ///< where it stands once the changes before it are made
    std::shared_ptr<const Element> before;  ///< null: put in
    std::shared_ptr<const Element> after;   ///< null: taken out
};

/// What is one step to the person who undoes it.
struct Edit {
    std::string description;                ///< "Changed the model answer of “define”"
    std::string mergeKey;                   ///< an edit right after one of the same key joins it (typing in one field); empty: never
    std::vector<ElementChange> changes;     ///< made in this order, undone in the other
    bool newParts = false;                  ///< what it puts in was never there before: nobody knows its ids yet (following_id.h)

    [[nodiscard]] bool empty() const { return changes.empty(); }
};

/// Changes the element at `index` to `after`. The caller makes sure that it is there and of the same kind.
[[nodiscard]] Edit replaceElement(const Course& course, std::size_t index, Element after, std::string description, std::string mergeKey = {});

/// Puts an element in before `index` (at most countOf: at the end).
[[nodiscard]] Edit insertElement(std::size_t index, Element element, std::string description);

/// The same edit, of which is known that nobody ever had what it puts in.
[[nodiscard]] Edit asNew(Edit edit);

/// Takes the element at `index` out.
[[nodiscard]] Edit removeElement(const Course& course, ElementKind kind, std::size_t index, std::string description);

/// Moves an element so that it stands at `to` afterwards.
[[nodiscard]] Edit moveElement(const Course& course, ElementKind kind, std::size_t from, std::size_t to, std::string description);

/// Several edits as one step. They must fit one after the other.
[[nodiscard]] Edit together(std::vector<Edit> edits, std::string description);

/// What undoes it.
[[nodiscard]] Edit inverse(const Edit& edit);

}  // namespace carewright
