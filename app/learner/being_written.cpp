#include "app/learner/being_written.h"

#include <algorithm>
#include <string>

#include "app/ui/prose.h"

namespace carewright::ui {

void stillBeingWritten(const ViewContext& context, Flow& flow, std::string_view list, std::string_view one, std::string_view many, std::size_t ready) {
    const auto waiting = std::ranges::count(context.model.heldParts, list, &HeldPart::list);
    if (waiting == 0) return;
    flow.gap(1);
    const std::string more = ready > 0 ? " more " : " ";
    text(flow, "being-written", waiting == 1 ? "One" + more + std::string(one) + " is being written. It will be here as soon as it is ready."
                                             : std::to_string(waiting) + more + std::string(many) + " are being written. They will be here as soon as they are ready.",
         mutedStyle(context.ui), Role::status);
}

void noneYet(const ViewContext& context, Flow& flow, std::string_view list, std::string_view words, std::size_t ready) {
    if (ready > 0 || std::ranges::find(context.model.heldParts, list, &HeldPart::list) != context.model.heldParts.end()) return;
    text(flow, "empty", words, bodyStyle(context.ui));
}

}  // namespace carewright::ui
