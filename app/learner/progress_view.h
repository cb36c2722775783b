/// How far one is: each marking point, over time, on which days, and which mistaken ideas came and went.
#pragma once

#include <optional>
#include <string>

#include "app/ui/plot.h"
#include "app/ui/view.h"

namespace carewright::ui {

class ProgressView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    void begin(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void points(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void pointRow(const ViewContext& context, const PointProgress& point, Flow& flow, ActionQueue& actions);
    void evidence(const ViewContext& context, const PointProgress& point, Flow& flow, ActionQueue& actions) const;
    void overTime(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void days(const ViewContext& context, Flow& flow);
    void ideas(const ViewContext& context, Flow& flow, ActionQueue& actions) const;
    void takeAlong(const ViewContext& context, Flow& flow, ActionQueue& actions);

    std::optional<PointId> m_open;      ///< whose evidence is shown and whose line is drawn
    PlotCursor m_plot, m_calendar;
    std::string m_folder;               ///< where files go, as typed
};

}  // namespace carewright::ui
