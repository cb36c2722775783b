#include "app/desktop/desk_context.h"

namespace carewright {

std::string DeskContext::whyNotKeep() const {
    if (!store) return "Answers can't be kept just now, so nothing can be handed in.";
    if (store->readOnly()) return "A newer Carewright made your record; it can be read here but not changed.";
    return {};
}

Result<std::shared_ptr<const Marker>> DeskContext::compiledMarker() const {
    if (!marker.valid()) return fail(ErrorCode::invalidInput, "Answers to this course can't be marked until its author has put something right.");
    return marker.get();
}

}  // namespace carewright
