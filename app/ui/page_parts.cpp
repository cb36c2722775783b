#include "app/ui/page_parts.h"

#include <algorithm>

#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"

namespace carewright::ui {

void pageTitle(Flow& flow, std::string_view title, std::string_view sentence) {
    const Context& context = flow.context;
    flow.gap(3);
    text(flow, "title", title, headingStyle(context, TypeStep::title), Role::heading);
    if (!sentence.empty()) {
        flow.gap(1);
        Flow words = flow;
        words.width = std::min(flow.width, readingWidth(context) * 1.25f);
        text(words, "lead", sentence, {TypeStep::body, Weight::regular, context.theme.muted, true});
        flow.y = words.y;
    }
    flow.gap(3);
}

void notice(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    if (context.model.notice.empty()) return;
    const SemanticScope scope(context.ui.record, "notice");
    {
        Card card(flow, {.pad = 2.5f, .stripe = context.ui.theme.information});
        text(card.inner(), "words", context.model.notice, bodyStyle(context.ui), Role::status);
        card.inner().gap(1);
        ButtonRow row(card.inner(), ButtonRow::Align::right);
        if (row.button("dismiss", {"All right"}, ButtonKind::quiet)) actions.push(DismissNotice{});
    }
    flow.gap(3);
}

float Columns::bottom() const { return std::max(left.y, right.y); }

Columns columns(const Flow& flow, bool beside, float leftPart, float gapSteps) {
    if (!beside) return {flow, flow, false};
    const float gap = flow.context.grid(gapSteps);
    const float left = (flow.width - gap) * leftPart;
    return {Flow{flow.context, flow.x, flow.y, left},
            Flow{flow.context, flow.x + left + gap, flow.y, flow.width - gap - left}, true};
}

std::string counted(int number, std::string_view one, std::string_view many) {
    return std::to_string(number).append(" ").append(number == 1 ? one : many);
}

std::string opening(std::string_view text, int words) {
    std::string out;
    int count = 0;
    bool inWord = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (inWord && space && ++count == words) return out + " …";
        inWord = !space;
        out.push_back(space ? ' ' : c);
    }
    return out;
}

std::string quoted(std::string_view answer, const std::vector<ByteSpan>& evidence) {
    std::string words;
    for (const ByteSpan& span : evidence) {
        if (span.end > answer.size() || span.empty()) continue;
        if (!words.empty()) words += " … ";
        words += answer.substr(span.begin, span.end - span.begin);
    }
    for (char& c : words)
        if (c == '\n' || c == '\r') c = ' ';
    return words;
}

}  // namespace carewright::ui
