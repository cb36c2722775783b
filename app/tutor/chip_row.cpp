#include "app/tutor/chip_row.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

constexpr std::size_t mostOffered = 14;

}  // namespace

ChipRow::~ChipRow() {
    if (m_any) m_flow.y += chipHeight(m_flow.context);
}

Press ChipRow::chip(std::string_view id, const ChipLook& look) {
    const Context& ui = m_flow.context;
    const float width = chipWidth(ui, look, m_flow.width);
    if (m_x > m_flow.x && m_x + width > m_flow.x + m_flow.width) {
        m_x = m_flow.x;
        m_flow.y += chipHeight(ui) + ui.grid(0.5f);
    }
    const Press press = drawChip(ui, id, look, m_x, m_flow.y, width);
    m_x += width + ui.grid(0.75f);
    m_any = true;
    return press;
}

std::string nameOf(const Concept& concept_) { return concept_.meaning.empty() ? concept_.id.value : concept_.meaning; }

const Concept* ideaChips(const RubricScene& scene, Flow& flow, std::string_view wanted, const std::function<bool(const Concept&)>& leaveOut) {
    const std::string folded = fold(wanted);
    std::vector<const Concept*> ideas;
    const auto mine = [&](const Concept& one) { return std::ranges::find(scene.bench.concepts, one.id) != scene.bench.concepts.end(); };
    for (const bool own : {true, false}) {
        for (const Concept& one : scene.course.concepts) {
            if (mine(one) != own || ideas.size() == mostOffered || (leaveOut && leaveOut(one))) continue;
            const bool fits = folded.empty() ? own || scene.course.concepts.size() <= mostOffered : fold(one.id.value).find(folded) != std::string::npos || fold(one.meaning).find(folded) != std::string::npos;
            if (fits) ideas.push_back(&one);
        }
    }
    const Concept* pressed = nullptr;
    ChipRow row(flow);
    for (const Concept* one : ideas) {
        const std::string name = nameOf(*one), described = countOf(one->terms.size(), "wording", "wordings") + (one->terms.empty() ? "" : ", such as “" + one->terms.front().text + "”");
        if (row.chip("idea/" + one->id.value, {.words = name, .described = described}).clicked) pressed = one;
    }
    return pressed;
}

void explainConstruct(const RubricScene& scene, Flow& flow, std::string_view id) {
    const LanguageConstruct* construct = scene.reference != nullptr ? findConstruct(*scene.reference, id) : nullptr;
    if (construct == nullptr) return;
    const SemanticScope scope(scene.ui().record, "about-" + std::string(id));
    text(flow, "means", construct->means, mutedStyle(scene.ui()));
    if (construct->earns.empty() || construct->fails.empty()) return;
    flow.gap(0.5f);
    text(flow, "earns", "✓ “" + construct->earns.front() + "”", {TypeStep::caption, Weight::regular, scene.theme().earned, true});
    text(flow, "fails", "✗ “" + construct->fails.front() + "”", {TypeStep::caption, Weight::regular, scene.theme().missed, true});
}

}  // namespace carewright::ui
