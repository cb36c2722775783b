#include "app/ui/titled_card.h"

namespace carewright::ui {

TitledCard::TitledCard(Flow& flow, std::string_view id, std::string_view title, const CardLook& look) : m_scope(flow.context.record, id), m_card(flow, look) {
    text(inner(), "title", title, headingStyle(flow.context, TypeStep::lead), Role::heading);
    inner().gap(1);
}

}  // namespace carewright::ui
