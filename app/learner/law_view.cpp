#include "app/learner/law_view.h"

#include <algorithm>

#include "app/learner/parts.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"

namespace carewright::ui {
namespace {

std::string_view kindOf(Law::Kind kind) {
    switch (kind) {
        case Law::Kind::act: return "Act of Parliament";
        case Law::Kind::policy: return "Policy";
        case Law::Kind::convention: return "International convention";
    }
    return "";
}

/// One law: its name at the left, what it says and does at the right; below each other on a narrow page.
void lawRow(const ViewContext& context, Flow& flow, const Law& law, bool beside, bool three, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, law.id.value);
    const TextStyle label{TypeStep::caption, Weight::semiBold, ui.theme.muted, false};
    const auto follow = [&actions](const TermId& term) {
        if (!term.empty()) actions.push(GoTo{{Room::words, term.value, {}}});
    };
    Columns cells = columns(flow, beside, 0.27f, 4);
    Flow& name = cells.left;
    text(name, "title", law.title, headingStyle(ui, TypeStep::body), Role::heading);
    name.gap(0.25f);
    text(name, "kind", kindOf(law.kind), mutedStyle(ui));
    if (!law.inForce.empty()) text(name, "in-force", law.inForce, mutedStyle(ui));
    const std::string& nation = law.provenance.nation.empty() ? context.model.course.nation : law.provenance.nation;
    if (!nation.empty()) text(name, "nation", nation, mutedStyle(ui));
    if (!beside) {
        name.gap(1);
        cells.right.y = name.y;
    }
    Flow& words = cells.right;
    Columns halves = columns(words, three, 0.5f, 4);
    if (!three) text(halves.left, "what-label", "What it says", label);
    follow(richText(halves.left, "what", law.what, bodyStyle(ui), context.terms));
    if (!three) {
        halves.left.gap(1);
        halves.right.y = halves.left.y;
        text(halves.right, "promotes-label", "How it promotes personalisation", label);
    }
    follow(richText(halves.right, "promotes", law.promotes, bodyStyle(ui), context.terms));
    words.y = three ? halves.bottom() : halves.right.y;
    if (!law.caution.empty()) {
        words.gap(1);
        noticeCard(words, "caution", NoticeKind::careful, "Take care", law.caution);
    }
    flow.y = beside ? cells.bottom() : words.y;
}

}  // namespace

void LawView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const float em = ui.type.face(TypeStep::body).em;
    Page page(ui, "law", context.area, {.margin = 4, .maxWidth = em * 84, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "The law", "The laws and policies behind personalisation, and what each one does for the person.");
    learnTabs(context, flow, Room::law, actions);
    if (context.model.course.laws.empty()) {
        text(flow, "empty", "Laws and policies belong here. This course has none yet.", bodyStyle(ui));
        return;
    }
    Card card(flow, {.pad = 3});
    Flow& inner = card.inner();
    const bool beside = inner.width > em * 38;
    const bool three = (inner.width - ui.grid(4)) * 0.73f > em * 42;
    const TextStyle head{TypeStep::caption, Weight::semiBold, ui.theme.muted, false};
    if (three) {
        const SemanticScope scope(ui.record, "heads");
        Columns cells = columns(inner, true, 0.27f, 4);
        text(cells.left, "law", "Law or policy", head, Role::heading);
        Columns halves = columns(cells.right, true, 0.5f, 4);
        text(halves.left, "what", "What it says", head, Role::heading);
        text(halves.right, "promotes", "How it promotes personalisation", head, Role::heading);
        inner.y = cells.left.y;
        inner.gap(1.25f);
    }
    bool first = true;
    for (const Law& law : context.model.course.laws) {
        if (three || !first) {
            rule(inner);
            inner.gap(2);
        }
        first = false;
        lawRow(context, inner, law, beside, three, actions);
        inner.gap(2);
    }
}

}  // namespace carewright::ui
