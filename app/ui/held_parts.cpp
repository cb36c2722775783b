#include "app/ui/held_parts.h"

#include <algorithm>
#include <cctype>

#include "app/ui/workshop_model.h"

namespace carewright::ui {

const std::vector<HeldPart>& heldParts(const Model& model) { return model.workshop->held; }

const HeldPart* heldPart(const Model& model, std::string_view list, std::string_view id) {
    const std::vector<HeldPart>& held = heldParts(model);
    const auto found = std::ranges::find_if(held, [&](const HeldPart& part) { return part.list == list && part.id == id; });
    return found == held.end() ? nullptr : &*found;
}

std::string whyHeld(const HeldPart& part) {
    std::string words = nameOfPart(part) + " is not finished yet";
    words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    if (!part.why.empty()) return words + ". " + part.why.front();
    return part.needs.empty() ? words + "." : words + ": it cannot do without " + part.needs.front() + ", which is not ready.";
}

}  // namespace carewright::ui
