/// How far engine and assessors agree, how the questions work, and what the engine's confidence is worth; every figure opens
/// the responses behind it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/plot.h"
#include "app/ui/quality_model.h"
#include "app/ui/view.h"

namespace carewright::ui {

class QualityView final : public View {
public:
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    enum class Tab { engine, markers, items, confidence, remarking };

    void agreement(const ViewContext& context, const MarkerAgreement& agreement, std::string_view first, std::string_view second, Flow& flow, ActionQueue& actions);
    void points(const ViewContext& context, const MarkerAgreement& agreement, std::string_view first, std::string_view second, Flow& flow, ActionQueue& actions);
    void totals(const ViewContext& context, const MarkerAgreement& agreement, std::string_view first, std::string_view second, Flow& flow, ActionQueue& actions);
    void overTime(const ViewContext& context, const MarkerAgreement& agreement, std::string_view first, std::string_view second, Flow& flow, ActionQueue& actions);
    void assessors(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void items(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void confidence(const ViewContext& context, Flow& flow, ActionQueue& actions);
    /// What the engine and rubric of today would propose, beside what was decided.
    void remarking(const ViewContext& context, Flow& flow, ActionQueue& actions);
    /// A line that opens the responses behind it.
    void line(const ViewContext& context, std::string_view id, const std::string& title, const std::string& figures, const std::string& more,
              const std::vector<std::size_t>& behind, const std::string& what, Flow& flow, ActionQueue& actions);

    Tab m_tab = Tab::engine;
    float m_wanted = 95;        ///< percent of agreement that responses left to the engine should reach
    std::size_t m_period = 0;
    PlotCursor m_bin;
};

}  // namespace carewright::ui
