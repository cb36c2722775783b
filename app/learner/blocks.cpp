#include "app/learner/blocks.h"

#include <imgui.h>

#include <algorithm>

#include "app/learner/parts.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"

namespace carewright::ui {
namespace {

TermId keepPressed(TermId before, TermId now) { return now.empty() ? before : now; }

TermId listBlock(const ViewContext& context, Flow& flow, const Block& what) {
    TermId pressed;
    const float em = context.ui.type.face(TypeStep::body).em;
    int number = 0;
    for (const RichText& item : what.items) {
        const float middle = flow.y + context.ui.readingLine(context.ui.type.face(TypeStep::body)) / 2;
        ImGui::GetWindowDrawList()->AddCircleFilled({flow.x + em * 0.5f, middle}, em * 0.16f,
                                                    context.ui.theme.accent.packed());
        Flow inner = flow.inset(em * 1.4f, 0);
        pressed = keepPressed(
            pressed, richText(inner, "item-" + std::to_string(++number), item, bodyStyle(context.ui), context.terms));
        flow.y = inner.y + context.ui.grid(0.75f);
    }
    return pressed;
}

TermId quoteBlock(const ViewContext& context, Flow& flow, const Block& what) {
    const float top = flow.y;
    Flow inner = flow.inset(context.ui.grid(3), 0);
    inner.gap(0.5f);
    const TextStyle style{TypeStep::lead, Weight::regular, context.ui.theme.text, true};
    const TermId pressed = richText(inner, "words", what.text, style, context.terms);
    if (!what.title.empty()) {
        inner.gap(0.5f);
        text(inner, "who", what.title, mutedStyle(context.ui));
    }
    inner.gap(0.5f);
    fill({flow.x, top, flow.x + context.ui.grid(0.5f), inner.y}, context.ui.theme.accent, context.ui.grid(0.25f));
    flow.y = inner.y;
    return pressed;
}

TermId compareBlock(const ViewContext& context, Flow& flow, const Block& what) {
    const Context& ui = context.ui;
    TermId pressed;
    const bool beside = flow.width > ui.type.face(TypeStep::body).em * 26;
    const TextStyle head{TypeStep::body, Weight::semiBold, ui.theme.text, false};
    const TextStyle label{TypeStep::caption, Weight::semiBold, ui.theme.muted, false};
    Card card(flow, {.pad = 2.5f});
    Flow& inner = card.inner();
    if (beside) {
        Columns titles = columns(inner, true, 0.5f, 4);
        text(titles.left, "left-title", what.leftTitle, head, Role::heading);
        text(titles.right, "right-title", what.rightTitle, head, Role::heading);
        inner.y = titles.bottom();
        inner.gap(1.5f);
    }
    int number = 0;
    for (const CompareRow& row : what.rows) {
        const SemanticScope scope(ui.record, "row-" + std::to_string(++number));
        if (beside || number > 1) {
            rule(inner);
            inner.gap(1.25f);
        }
        Columns cells = columns(inner, beside, 0.5f, 4);
        if (!beside) text(cells.left, "left-label", what.leftTitle, label);
        pressed = keepPressed(pressed, richText(cells.left, "left", row.left,
                                                {TypeStep::body, Weight::regular, ui.theme.muted, true},
                                                context.terms));
        if (!beside) {
            cells.left.gap(1);
            cells.right.y = cells.left.y;
            text(cells.right, "right-label", what.rightTitle, label);
        }
        pressed = keepPressed(pressed, richText(cells.right, "right", row.right, bodyStyle(ui), context.terms));
        inner.y = cells.bottom();
        inner.gap(1.25f);
    }
    return pressed;
}

TermId entryBlock(const ViewContext& context, Flow& flow, const Block& what) {
    const Context& ui = context.ui;
    Card card(flow, {.pad = 2.5f});
    Flow& inner = card.inner();
    if (const std::string_view kind = nameOf(what.entryKind); !kind.empty()) {
        text(inner, "kind", kind, {TypeStep::caption, Weight::semiBold, ui.theme.accent, false});
        inner.gap(0.5f);
    }
    text(inner, "title", what.title, headingStyle(ui, TypeStep::lead), Role::heading);
    inner.gap(0.75f);
    return richText(inner, "words", what.text, bodyStyle(ui), context.terms);
}

TermId noteBlock(const ViewContext& context, Flow& flow, const Block& what) {
    const Context& ui = context.ui;
    Card card(flow, {.sunken = true, .pad = 2.5f, .stripe = ui.theme.information});
    Flow& inner = card.inner();
    text(inner, "label", "Good to know", {TypeStep::caption, Weight::semiBold, ui.theme.information, false});
    inner.gap(0.5f);
    return richText(inner, "words", what.text, bodyStyle(ui), context.terms);
}

}  // namespace

std::string_view nameOf(Block::EntryKind kind) {
    switch (kind) {
        case Block::EntryKind::none: return "";
        case Block::EntryKind::element: return "Key element";
        case Block::EntryKind::example: return "Example";
        case Block::EntryKind::benefit: return "Benefit";
        case Block::EntryKind::concept_: return "Key idea";
        case Block::EntryKind::tip: return "Exam tip";
        case Block::EntryKind::duty: return "Your role";
    }
    return "";
}

std::string describe(const Source& source) {
    std::string words = source.title;
    // Courses say "not stated" where a source names none; for a reader that is no news.
    if (!source.publisher.empty() && source.publisher != "not stated") words += ", " + source.publisher;
    if (!source.date.empty()) words += " (" + source.date + ")";
    return words;
}

TermId block(const ViewContext& context, Flow& flow, const Block& what, int number) {
    const SemanticScope scope(context.ui.record,
                              what.id.empty() ? "block-" + std::to_string(number) : what.id.value);
    TermId pressed;
    switch (what.kind) {
        case Block::Kind::paragraph:
            pressed = richText(flow, "words", what.text, bodyStyle(context.ui), context.terms);
            break;
        case Block::Kind::heading:
            flow.gap(1.5f);
            text(flow, "heading", what.title, headingStyle(context.ui, TypeStep::heading), Role::heading);
            flow.gap(-0.75f);
            break;
        case Block::Kind::list: pressed = listBlock(context, flow, what); break;
        case Block::Kind::quote: pressed = quoteBlock(context, flow, what); break;
        case Block::Kind::compare: pressed = compareBlock(context, flow, what); break;
        case Block::Kind::entry: pressed = entryBlock(context, flow, what); break;
        case Block::Kind::note: pressed = noteBlock(context, flow, what); break;
    }
    flow.gap(2);
    return pressed;
}

}  // namespace carewright::ui
