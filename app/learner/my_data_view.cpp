#include "app/learner/my_data_view.h"

#include <algorithm>
#include <array>

#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/titled_card.h"

namespace carewright::ui {
namespace {

constexpr std::string_view confirmation = "erase";

void list(const Context& ui, Flow& flow, std::string_view id, std::string_view title, std::span<const std::string_view> lines) {
    const SemanticScope scope(ui.record, id);
    text(flow, "title", title, {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::heading);
    flow.gap(0.5f);
    int number = 0;
    for (const std::string_view line : lines) {
        Flow words = flow.inset(ui.grid(2.5f), 0);
        fill({flow.x, flow.y + ui.grid(1), flow.x + ui.grid(0.75f), flow.y + ui.grid(1.75f)}, ui.theme.accent, ui.grid(0.4f));
        text(words, "line-" + std::to_string(++number), line, bodyStyle(ui));
        flow.y = words.y + ui.grid(0.5f);
    }
}

}  // namespace

void MyDataView::arrive(const Model& model, const Place& /*place*/) {
    m_folder = model.progress.exportFolder.string();
    m_carry.arrive(model);
    m_confirmation.clear();
    m_erasing = false;
}

void MyDataView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    Page page(ui, "my-data", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 52, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "My data", "Everything about you is in one file on this computer. Nothing is sent anywhere.");
    notice(context, flow, actions);
    copies(context, flow, actions);
    flow.gap(3);
    m_carry.draw(context, flow, actions);
    flow.gap(3);
    erase(context, flow, actions);
}

void MyDataView::copies(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    TitledCard card(flow, "copies", "Take a copy of everything", {.pad = 3});
    Flow& inner = card.inner();
    text(inner, "words", "Your name and settings with every value they ever had, every answer with every keystroke, every mark that was proposed, every card and quiz.",
         bodyStyle(ui));
    inner.gap(0.75f);
    text(inner, "which", "The PDF is for reading. The JSON holds all of it, for another program or for somebody who checks that nothing was changed.", bodyStyle(ui));
    inner.gap(1.5f);
    (void)textField(inner, "folder", "Folder for the files", m_folder, "Folder for the files");
    inner.gap(1.5f);
    {
        ButtonRow row(inner, ButtonRow::Align::right);
        const ProgressAction pdf{ExportFile{ExportFile::What::recordPdf, m_folder}}, json{ExportFile{ExportFile::What::recordJson, m_folder}};
        if (row.button("pdf", {"To read (PDF)", Icon::download, {}, context.rules.whyNot(pdf)}, ButtonKind::primary)) actions.push(pdf);
        if (row.button("json", {"Everything (JSON)", Icon::download, {}, context.rules.whyNot(json)})) actions.push(json);
    }
    if (context.model.progress.exported.empty()) return;
    inner.gap(1.25f);
    text(inner, "exported", context.model.progress.exported, bodyStyle(ui), Role::status);
}

void MyDataView::erase(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    TitledCard card(flow, "erase", "Erase me", {.pad = 3, .stripe = m_erasing ? ui.theme.missed : Colour{0, 0, 0, 0}});
    Flow& inner = card.inner();
    constexpr std::array<std::string_view, 3> goes = {
        "Your name, your settings, your own words for the spelling, and what you had read, with all their earlier values. They are overwritten on the disk.",
        "The dated backups, which hold them too. One new backup without them takes their place.",
        "Your place in this app: the next start begins with an empty profile."};
    constexpr std::array<std::string_view, 3> stays = {
        "Your answers, marks and decisions, under a long number that no longer leads to your name. A centre must be able to show what a decision rested on, "
        "and nobody can quietly change a record that only ever grows.",
        "What you wrote about yourself inside an answer. Carewright cannot know which words are personal; ask your centre if something there must go.",
        "Files that you exported, and copies of the store that were taken to another computer or set aside as damaged. Whoever holds them has to delete them."};
    list(ui, inner, "goes", "What goes, for good", goes);
    inner.gap(1);
    list(ui, inner, "stays", "What stays, and why", stays);
    inner.gap(1.5f);
    if (!m_erasing) {
        ButtonRow row(inner, ButtonRow::Align::right);
        const ProgressAction action{EraseMe{}};
        if (row.button("begin", {"Erase me …", Icon::bin, {}, context.rules.whyNot(action)})) m_erasing = true;
        return;
    }
    text(inner, "sure", "This cannot be undone. Take a copy first if you may want to see any of it again. To go on, type the word “erase”.",
         {TypeStep::body, Weight::semiBold, ui.theme.text, true});
    inner.gap(1);
    Flow field = inner;
    field.width = std::min(inner.width, ui.type.face(TypeStep::body).em * 16);
    (void)textField(field, "word", "The word erase", m_confirmation, "erase");
    inner.y = field.y;
    inner.gap(1.5f);
    ButtonRow row(inner, ButtonRow::Align::right);
    if (row.button("keep", {"Keep everything"}, ButtonKind::primary)) m_erasing = false;
    const bool typed = m_confirmation == confirmation;
    if (row.button("yes", {"Erase me now", Icon::bin, {}, typed ? std::string_view() : std::string_view("Type the word “erase” first.")})) {
        m_erasing = false;
        m_confirmation.clear();
        // Going comes first: it would put away what is said of the erasing.
        actions.push(GoTo{{Room::home, {}, {}}});
        actions.push(ProgressAction{EraseMe{}});
        actions.push(RetryStore{});
    }
}

}  // namespace carewright::ui
