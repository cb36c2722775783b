#include "app/learner/point_bars.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/learner/parts.h"
#include "app/learner/recall_words.h"
#include "app/ui/hatch.h"
#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

bool grows(const PointBar& bar) { return percent(bar.before) != percent(bar.after); }

std::string figures(const PointBar& bar) { return grows(bar) ? percent(bar.before) + " → " + percent(bar.after) : percent(bar.before); }

void paintBar(const Context& context, const Rect& track, const PointBar& bar) {
    const auto xOf = [&](double part) { return track.left + track.width() * static_cast<float>(std::clamp(part, 0.0, 1.0)); };
    fill(track, context.theme.sunken);
    fill({track.left, track.top, xOf(bar.before), track.bottom}, context.theme.accent);
    if (grows(bar) && bar.after > bar.before) hatch(context, {xOf(bar.before), track.top, xOf(bar.after), track.bottom}, context.theme.accent);
    outline(track, context.theme.line, std::max(1.0f, context.theme.borderWidth));
}

}  // namespace

void pointBars(const ViewContext& context, Flow& flow, std::string_view id, std::span<const PointBar> bars, std::string_view beforeName,
               std::string_view afterName) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, id);
    const Face& body = ui.type.face(TypeStep::body);
    const float figureWidth = std::ceil(textWidth(ui.type.face(TypeStep::body, Weight::semiBold), "100 % → 100 %")) + 1;
    const float height = std::round(body.em * 0.8f);
    const bool beside = flow.width > body.em * 34;
    for (const PointBar& bar : bars) {
        const MarkingPoint* point = context.model.course.findPoint(bar.point);
        const std::string title = point ? point->title : bar.point.value;
        const std::string about = counted(static_cast<int>(bar.cards), "card", "cards") +
                                  (bar.unseen > 0 ? ", " + std::to_string(bar.unseen) + " not met yet" : std::string());
        const SemanticScope row(ui.record, bar.point.value);
        Flow name = flow;
        if (beside) name.width = flow.width * 0.4f - ui.grid(2);
        text(name, "title", title, {TypeStep::body, Weight::regular, ui.theme.text, false});
        const float left = beside ? flow.width * 0.4f : 0;
        const Flow right{ui, flow.x + left, beside ? flow.y : name.y + ui.grid(0.5f), flow.width - left};
        const float line = ui.controlLine(body);
        Flow value{ui, right.x + right.width - figureWidth, right.y, figureWidth};
        text(value, "figures", figures(bar), {TypeStep::body, Weight::semiBold, ui.theme.text, false});
        const Rect track{right.x, right.y + (line - height) / 2, right.x + right.width - figureWidth - ui.grid(2), right.y + (line + height) / 2};
        paintBar(ui, track, bar);
        SemanticItem item;
        item.path = "bar";
        item.role = Role::progress;
        item.label = title;
        item.value = percent(bar.before) + " " + std::string(beforeName) +
                     (afterName.empty() ? std::string() : ", " + percent(bar.after) + " " + std::string(afterName));
        item.description = about;
        item.rect = track;
        record(ui, std::move(item));
        if (ImGui::IsMouseHoveringRect({track.left, track.top}, {track.right, track.bottom})) tip(ui, "about", track, {}, about);
        flow.y = std::max(name.y, std::max(value.y, right.y + line)) + ui.grid(1);
    }
    flow.gap(0.5f);
    fillingKey(flow, "before-key", beforeName, false);
    if (!afterName.empty()) fillingKey(flow, "after-key", afterName, true);
}

}  // namespace carewright::ui
