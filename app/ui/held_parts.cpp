#include "app/ui/held_parts.h"

#include <algorithm>

#include "engine/content/suggestion.h"

namespace carewright::ui {

const HeldPart* heldPart(const Model& model, std::string_view list, std::string_view id) {
    const auto found = std::ranges::find_if(model.heldParts, [&](const HeldPart& part) { return part.list == list && part.id == id; });
    return found == model.heldParts.end() ? nullptr : &*found;
}

std::string headingOf(const HeldPart& part) { return capitalised(nameOfPart(part)); }

std::string whyHeld(const HeldPart& part) {
    const std::string words = headingOf(part) + " is not finished yet";
    if (!part.why.empty()) return words + ". " + part.why.front();
    return part.needs.empty() ? words + "." : words + ": it cannot do without " + part.needs.front() + ", which is not ready.";
}

}  // namespace carewright::ui
