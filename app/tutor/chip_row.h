/// Chips side by side that break into lines where they don't fit, and the ideas of a course as such chips.
#pragma once

#include <functional>
#include <string_view>

#include "app/tutor/rubric_scene.h"
#include "app/tutor/rule_line.h"

namespace carewright::ui {

/// Its destructor moves the flow below the chips, where there were any.
class ChipRow {
public:
    explicit ChipRow(Flow& flow) : m_flow(flow), m_x(flow.x) {}
    ~ChipRow();
    ChipRow(const ChipRow&) = delete;
    ChipRow& operator=(const ChipRow&) = delete;

    Press chip(std::string_view id, const ChipLook& look);

private:
    Flow& m_flow;
    float m_x;
    bool m_any = false;
};

/// Ideas of the course whose name or id holds `wanted`, as chips called "idea/ID" that say what each is; those of the rubric
/// first, and only those while nothing is wanted (all of them where the course has few). `leaveOut` true: not offered. The one that was pressed now, or null.
const Concept* ideaChips(const RubricScene& scene, Flow& flow, std::string_view wanted, const std::function<bool(const Concept&)>& leaveOut = {});

/// What an idea is called: its meaning, or its id where it has none.
[[nodiscard]] std::string nameOf(const Concept& concept_);

/// Shows the reference's construct of that id: what it means, with an example that earns and one that does not. Nothing
/// where there is no reference.
void explainConstruct(const RubricScene& scene, Flow& flow, std::string_view id);

}  // namespace carewright::ui
