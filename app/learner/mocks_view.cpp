#include "app/learner/mocks_view.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "app/learner/being_written.h"
#include "app/learner/mock_words.h"
#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "engine/base/moment_words.h"

namespace carewright::ui {
namespace {

std::string titleOf(const Course& course, const std::string& mock) {
    const Mock* known = course.findMock(MockId(mock));
    return known ? known->title : "A mock assessment that the course no longer has";
}

void openCard(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const MockState& open = *context.model.mock.open;
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "open");
    {
        Card card(flow, {.pad = 3.5f, .stripe = ui.theme.accent});
        Flow& inner = card.inner();
        const bool resting = open.phase == MockPhase::resting;
        text(inner, "over", resting ? "You are taking a rest break" : context.model.mock.sitting ? "Your clock is running" : "You began this",
             {TypeStep::caption, Weight::semiBold, ui.theme.accent, false});
        inner.gap(1);
        text(inner, "title", titleOf(context.model.course, open.attempt.exercise.ref), headingStyle(ui, TypeStep::lead), Role::heading);
        inner.gap(0.75f);
        std::string words = std::to_string(answeredIn(open)) + " of " + counted(static_cast<int>(open.answers.size()), "question", "questions") + " begun";
        if (const auto left = open.leftAt(context.model.mock.sitting ? context.model.now : open.attempt.changedAt)) words += " · " + timeLeftWords(*left);
        text(inner, "standing", words, mutedStyle(ui, TypeStep::body), Role::status);
        inner.gap(2);
        ButtonRow row(inner, ButtonRow::Align::right);
        if (row.button("resume", {"Go on with it", Icon::play, {}, context.rules.whyNot(MockAction{ResumeMock{}})}, ButtonKind::primary))
            actions.push(MockAction{ResumeMock{}});
    }
    flow.gap(3);
}

void pastCard(const ViewContext& context, Flow& flow, const PastMock& past, ActionQueue& actions) {
    const MockState& state = past.state;
    const std::string id = toString(state.attempt.attempt);
    const auto met = std::ranges::count_if(past.report.criteria, [](const MockReportCriterion& one) { return one.likelyMet; });
    std::string line = std::to_string(past.report.marks) + " of " + counted(past.report.maxMarks, "mark", "marks") + ", " +
                       std::to_string(past.report.answered) + " of " + counted(static_cast<int>(state.answers.size()), "question", "questions") + " answered";
    if (past.report.criteria.size() == 1)
        line += met == 1 ? ". Criterion likely met" : ". Criterion not yet met";
    else
        line += ". " + std::to_string(met) + " of " + std::to_string(past.report.criteria.size()) + " criteria likely met";
    const std::string footer = dayWords(*state.handedInAt, context.model.zone) + " · " + durationWords(state.spent) + " of writing";
    if (pressCard(flow, id, {titleOf(context.model.course, state.attempt.exercise.ref), line, "See the report", footer, Icon::exam}))
        actions.push(GoTo{{Room::mock, state.attempt.exercise.ref, id}});
    flow.gap(1.5f);
}

void examinerCard(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Course& course = context.model.course;
    if (course.samples.empty()) return;
    const ExaminerTally& tally = context.model.mock.tally;
    std::string footer = std::to_string(tally.samples) + " of " + counted(static_cast<int>(course.samples.size()), "response", "responses") + " marked";
    flow.gap(2.5f);
    if (pressCard(flow, "examiner",
                  {"Be the examiner",
                   "Read what somebody else wrote, decide which points it earns, and see how that compares with our examiner's marks. "
                   "It shows you what an assessor looks for.",
                   "Mark a response", footer, Icon::scales}))
        actions.push(GoTo{{Room::examiner, {}, {}}});
}

}  // namespace

void MocksView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Model& model = context.model;
    Page page(ui, "mocks", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 58, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Mock assessment",
              "Answer a whole set of questions as you would for your assessor: no hints, and nothing is marked before you hand it in.");
    notice(context, flow, actions);
    courseErrors(context, flow);
    if (model.mock.open) openCard(context, flow, actions);
    noneYet(context, flow, "mock", "Mock assessments belong here. This course has none yet.", model.course.mocks.size());
    // The shortest first: that is the one for an evening.
    std::vector<const Mock*> mocks;
    for (const Mock& mock : model.course.mocks) mocks.push_back(&mock);
    std::ranges::stable_sort(mocks, {}, [](const Mock* mock) { return mock->minutes > 0 ? mock->minutes : std::numeric_limits<int>::max(); });
    for (const Mock* const one : mocks) {
        const Mock& mock = *one;
        const std::string about = describe(mock, model.course);
        if (pressCard(flow, mock.id.value, {mock.title, mock.about, {}, about, Icon::exam})) actions.push(GoTo{{Room::mock, mock.id.value, {}}});
        flow.gap(1.5f);
    }
    stillBeingWritten(context, flow, "mock", "mock assessment", "mock assessments", model.course.mocks.size());
    examinerCard(context, flow, actions);
    if (model.mock.past.empty()) return;
    flow.gap(4);
    const SemanticScope scope(ui.record, "past");
    text(flow, "title", "Handed in", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(1.5f);
    for (const PastMock& past : model.mock.past) pastCard(context, flow, past, actions);
}

}  // namespace carewright::ui
