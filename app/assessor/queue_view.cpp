#include "app/assessor/queue_view.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "app/assessor/key_buttons.h"
#include "app/assessor/queue_list.h"
#include "app/assessor/review_words.h"
#include "app/ui/keys.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/page_parts.h"
#include "app/ui/review_actions.h"
#include "engine/attempt/asked.h"
#include "engine/base/trimmed.h"

namespace carewright::ui {
namespace {

constexpr std::array stands = {ChoiceOption{"to-decide", "To decide"},    ChoiceOption{"decided", "Decided"},     ChoiceOption{"released", "Released"},
                               ChoiceOption{"appeal", "Second look"}, ChoiceOption{"differing", "Differing"}, ChoiceOption{"all", "All"}};

constexpr int standAppeal = 3, standDiffering = 4;

int standOf(const QueueFilter& filter) {
    if (filter.withAppeal) return standAppeal;
    if (filter.differing) return standDiffering;
    if (filter.undecided) return 0;
    if (filter.state == ResponseState::decided) return 1;
    if (filter.state == ResponseState::released) return 2;
    return 5;
}

void setStand(QueueFilter& filter, int stand) {
    filter.undecided = stand == 0;
    filter.state.reset();
    if (stand == 1) filter.state = ResponseState::decided;
    if (stand == 2) filter.state = ResponseState::released;
    filter.withAppeal = stand == standAppeal;
    filter.differing = stand == standDiffering;
}

constexpr std::array sorts = {ChoiceOption{"next", "Next best"}, ChoiceOption{"newest", "Newest"}, ChoiceOption{"oldest", "Oldest"},
                              ChoiceOption{"lowest", "Fewest marks"}, ChoiceOption{"highest", "Most marks"}, ChoiceOption{"learner", "By learner"}, ChoiceOption{"question", "By question"}};

/// Names offered at once while one of them is being looked for.
constexpr std::size_t mostNames = 5;

constexpr std::array flags = {Flag::tooShort, Flag::tooLong, Flag::keywordList, Flag::questionRepeated, Flag::offSubject, Flag::notEnglish, Flag::rightAndWrong, Flag::copied};

/// The name of a choice that restricts nothing.
constexpr std::string_view anything = "Any";

template <class Values, class Value, class Projection>
int placeOf(const Values& values, const Value& value, Projection projection) {
    const auto found = std::ranges::find(values, value, projection);
    return found == values.end() ? -1 : static_cast<int>(found - values.begin());
}

}  // namespace

template <class Values, class Id, class Words>
std::optional<int> QueueView::anyOf(Flow& flow, std::string_view id, std::string_view label, const Values& values, int now, Id idOf, Words wordsOf) {
    const SemanticScope scope(flow.context.record, id);
    const bool open = m_openFilter == id;
    const std::string chosen = now < 0 ? std::string(anything) : wordsOf(values[static_cast<std::size_t>(now)]);
    flow.gap(0.5f);
    if (button(flow, "open", {std::string(label) + ": " + chosen, open ? Icon::up : Icon::down}, now < 0 ? ButtonKind::quiet : ButtonKind::secondary)) m_openFilter = open ? std::string() : std::string(id);
    if (!open) return std::nullopt;
    std::optional<int> result;
    Flow list = flow.inset(flow.context.grid(2), 0);
    if (link(list, "any", anything)) result = -1;
    for (int i = 0; i < static_cast<int>(values.size()); ++i) {
        list.gap(0.75f);
        if (link(list, idOf(values[static_cast<std::size_t>(i)]), wordsOf(values[static_cast<std::size_t>(i)]))) result = i;
    }
    flow.y = list.y;
    flow.gap(0.75f);
    if (result) m_openFilter.clear();
    return result;
}

void QueueView::arrive(const Model& /*model*/, const Place& /*place*/) {
    m_learner.clear();
    m_releaseAsked = false;
}

void QueueView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    Page page(ui, "queue-page", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 76, .scrollKeys = true});
    Flow& flow = page.flow();
    head(context, flow, actions);
    m_own.draw(context, flow, actions);
    Columns sides = columns(flow, !context.narrow, 0.66f, 4);
    Flow& list = sides.left;
    if (!sides.beside) {
        // Where they do not fit beside the list, they open above it: the work comes first.
        if (button(list, "filters-open", {m_filters ? "Close order and filters" : "Order and filters", m_filters ? Icon::up : Icon::down}, ButtonKind::quiet)) m_filters = !m_filters;
        list.gap(1.5f);
        if (m_filters) {
            filters(context, list, actions);
            list.gap(3);
        }
    }
    if (!review.figure.empty() && review.figure != leftForLater) {
        noticeCard(list, "figure", NoticeKind::information, "The responses behind a figure", review.figure);
        list.gap(1);
        if (link(list, "leave-figure", "Back to the whole queue")) actions.push(boxed<ReviewRequest>(ShowQueue{review.filter, review.sort}));
        list.gap(2);
    }
    if (review.page.items.empty() && standOf(review.filter) == 0 && review.secondLooksForMe > 0) {
        noticeCard(list, "empty", NoticeKind::information, "Nothing waits to be decided",
                   counted(static_cast<int>(review.secondLooksForMe), "second look that a learner asks for waits", "second looks that learners ask for wait") + " for you.");
        list.gap(1);
        QueueFilter filter;
        setStand(filter, standAppeal);
        if (link(list, "second-looks", review.secondLooksForMe == 1 ? "Show it" : "Show them")) actions.push(boxed<ReviewRequest>(ShowQueue{filter, review.sort}));
    } else if (review.page.items.empty()) {
        noticeCard(list, "empty", NoticeKind::good, standOf(review.filter) == 0 ? "Nothing waits here" : "Nothing fits",
                   standOf(review.filter) == 0 ? "When learners hand in answers, or a package of their work is taken over under Hand over, they wait here."
                                               : "Choose fewer filters, or another of the lists at the top.");
    } else {
        queuePages(context, list, actions);
        list.gap(1);
        if (const auto pressed = queueList(context, list, false)) actions.push(boxed<ReviewRequest>(OpenResponse{*pressed}));
    }
    if (sides.beside) {
        filters(context, sides.right, actions);
        flow.y = sides.bottom();
    } else {
        flow.y = list.y;
    }
}

void QueueView::head(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    pageTitle(flow, "Review", "The engine proposes, you decide. Referred responses come first, then those it is least sure of.");
    notice(context, flow, actions);
    {
        ButtonRow row(flow);
        const ReviewItem* first = review.page.items.empty() ? nullptr : &review.page.items.front();
        const std::string why = first ? std::string() : "Nothing waits in this list.";
        const bool enter = ui.focus.path().empty() && !ui.focus.typing() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false);
        const bool decides = context.model.holds(StaffRole::assessor) && standOf(review.filter) == 0;
        const std::string label = !decides ? "Open the first" : review.decidedHere > 0 ? "Go on deciding" : "Begin deciding";
        if ((row.button("begin", {label, Icon::forward, "Enter", why}, ButtonKind::primary) || enter) && first)
            actions.push(boxed<ReviewRequest>(OpenResponse{ResponseRef(first->response)}));
        const ReviewAction release = boxed<ReviewRequest>(Release{true});
        if (review.releasable > 0 && !m_releaseAsked &&
            row.button("release-all", {"Release the " + std::to_string(review.releasable) + " that you decided …", Icon::check, {}, context.rules.whyNot(release)}))
            m_releaseAsked = true;
        const ReviewAction undo = boxed<ReviewRequest>(UndoDecision{});
        if (review.undo && row.button("undo", {"Take the last one back", Icon::undo, std::string_view(), context.rules.whyNot(undo)}, ButtonKind::quiet)) actions.push(undo);
    }
    releaseAll(context, flow, actions);
    if (!review.toMarkSecond.empty() && review.figure.empty()) {
        flow.gap(1.5f);
        const SemanticScope scope(ui.record, "second");
        Card card(flow, {.pad = 2, .stripe = ui.theme.information});
        Flow& inner = card.inner();
        text(inner, "words", counted(static_cast<int>(review.toMarkSecond.size()), "decision of somebody else waits", "decisions of others wait") + " for a second marking by you.", bodyStyle(ui), Role::status);
        inner.gap(1);
        const ReviewAction show = boxed<ReviewRequest>(ShowSecondMarkings{});
        if (button(inner, "show", {"Show them", Icon::forward, {}, context.rules.whyNot(show)})) actions.push(show);
    }
    if (review.undo) {
        flow.gap(0.75f);
        text(flow, "last", "Last decided: " + review.undo->words, mutedStyle(ui), Role::status);
    }
    flow.gap(2.5f);
    std::vector<ChoiceOption> options(stands.begin(), stands.end());
    // What waits in a list of its own is told where the list is chosen.
    std::string appeals, differing;
    const auto count = [&](int stand, std::size_t number, std::string& label) {
        if (number == 0) return;
        ChoiceOption& option = options[static_cast<std::size_t>(stand)];
        label = std::string(option.label) + " " + std::to_string(number);
        option.label = label;
    };
    count(standAppeal, review.secondLooks, appeals);
    count(standDiffering, review.differing, differing);
    const bool showsLater = review.figure == leftForLater;
    const std::string later = "Left for later (" + std::to_string(review.later.size()) + ")";
    const auto laterAt = static_cast<int>(options.size());
    if (showsLater || !review.later.empty()) options.push_back({"later", later});
    const int stand = choices(flow, "standing", {}, options, showsLater ? laterAt : !review.figure.empty() ? -1 : standOf(review.filter));
    if (stand == laterAt) {
        const ReviewAction show = boxed<ReviewRequest>(ShowLater{});
        if (context.rules.whyNot(show).empty()) actions.push(show);
    } else if (stand >= 0) {
        QueueFilter filter = review.filter;
        setStand(filter, stand);
        actions.push(boxed<ReviewRequest>(ShowQueue{filter, review.sort}));
    }
    flow.gap(2.5f);
    if (struck(ui, Command::undoDecision)) {
        const ReviewAction undo = boxed<ReviewRequest>(UndoDecision{});
        if (context.rules.whyNot(undo).empty()) actions.push(undo);
    }
}

void QueueView::releaseAll(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const ReviewModel& review = *context.model.review;
    if (review.releasable == 0) m_releaseAsked = false;
    if (!m_releaseAsked) return;
    const Context& ui = context.ui;
    flow.gap(1.5f);
    const SemanticScope scope(ui.record, "release");
    Card card(flow, {.pad = 2, .stripe = ui.theme.careful});
    Flow& inner = card.inner();
    text(inner, "sure", "Release " + counted(static_cast<int>(review.releasable), "response", "responses") + " of " + counted(static_cast<int>(review.releasableLearners), "learner", "learners") +
                            "? " + (review.releasableLearners == 1 ? "The learner sees" : "The learners see") + " what you decided. It cannot be taken back after that.",
         {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::status);
    inner.gap(1);
    const ReviewAction release = boxed<ReviewRequest>(Release{true});
    ButtonRow row(inner);
    if (row.button("not-yet", {"Not yet"}, ButtonKind::primary)) m_releaseAsked = false;
    if (row.button("now", {"Release them", Icon::check, {}, context.rules.whyNot(release)})) {
        actions.push(release);
        m_releaseAsked = false;
    }
}

void QueueView::filters(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const SemanticScope scope(ui.record, "filters");
    {
        Card card(flow, {.sunken = true, .pad = 2});
        Flow& inner = card.inner();
        QueueFilter filter = review.filter;
        QueueSort sort = review.sort;
        const int sorted = choices(inner, "sort", "Order", sorts, static_cast<int>(sort));
        if (sorted >= 0) sort = static_cast<QueueSort>(sorted);
        inner.gap(1.5f);
        if (toggle(inner, "referred", "Referred only", filter.referred.value_or(false)))
            filter.referred = filter.referred.value_or(false) ? std::nullopt : std::optional<bool>(true);
        if (context.model.signedIn) {
            const bool mine = toString(filter.decidedBy) == context.model.signedIn->account && !filter.decidedBy.empty();
            if (toggle(inner, "mine", "Decided by me only", mine)) filter.decidedBy = mine ? AccountId{} : AccountId(parseUuid(context.model.signedIn->account).value_or(Uuid{}));
        }
        inner.gap(1);
        if (button(inner, "more", {m_more ? "Fewer filters" : "More filters", m_more ? Icon::up : Icon::down}, ButtonKind::quiet)) m_more = !m_more;
        if (m_more) more(context, filter, inner);
        if (!(filter == review.filter) || sort != review.sort) actions.push(boxed<ReviewRequest>(ShowQueue{filter, sort}));
    }
    flow.gap(2);
    views(context, flow, actions);
    flow.gap(2);
    blind(context, flow, actions);
    flow.gap(2);
    comments(context, flow, actions);
}

void QueueView::more(const ViewContext& context, QueueFilter& filter, Flow& flow) {
    const Context& ui = context.ui;
    const Course& course = context.model.course;
    const ReviewModel& review = *context.model.review;
    flow.gap(1.5f);
    // A centre has hundreds of learners: they are found by typing, never all listed.
    if (!filter.learner.empty()) {
        text(flow, "learner-now", "Learner: " + learnerWords(review, filter.learner, review.blind), bodyStyle(ui));
        if (link(flow, "learner-any", "Any learner", TypeStep::caption)) filter.learner = {};
    } else if (!review.blind.learnerHidden) {
        text(flow, "learner-label", "Learner", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
        flow.gap(0.5f);
        const bool enter = enterPressedIn(ui, "learner");
        (void)textField(flow, "learner", "Learner", m_learner, "Part of the name, then Enter", Icon::search);
        std::vector<std::pair<LearnerId, std::string>> fitting;
        for (const auto& [id, name] : review.learners)
            if (!isBlank(m_learner) && fitting.size() < mostNames && holdsWord(name, m_learner)) fitting.emplace_back(id, name);
        if (!isBlank(m_learner) && fitting.empty()) text(flow, "learner-none", "Nobody's name has that in it.", mutedStyle(ui), Role::status);
        for (std::size_t i = 0; i < fitting.size(); ++i) {
            // Enter takes the first.
            if (!button(flow, "learner-" + toString(fitting[i].first), {fitting[i].second, Icon::account, i == 0 ? "Enter" : ""}, ButtonKind::quiet) && !(enter && i == 0)) continue;
            filter.learner = fitting[i].first;
            ui.focus.clear("queue-page");
            m_learner.clear();
            break;
        }
    }
    flow.gap(1.5f);
    const QuestionId now = filter.questions.size() == 1 ? filter.questions.front() : QuestionId{};
    if (const auto chosen = anyOf(flow, "question", "Question", course.questions, placeOf(course.questions, now, &Question::id), [](const Question& one) { return one.id.value; },
                                  [](const Question& one) { return one.text; }))
        filter.questions = *chosen < 0 ? std::vector<QuestionId>{} : std::vector{course.questions[static_cast<std::size_t>(*chosen)].id};
    if (course.criteria.size() > 1) {
        const auto isOf = [&](const Criterion& one) { return !filter.questions.empty() && filter.questions == askedFor(course, one.id); };
        const auto of = std::ranges::find_if(course.criteria, isOf);
        const int criterion = of == course.criteria.end() ? -1 : static_cast<int>(of - course.criteria.begin());
        if (const auto chosen = anyOf(flow, "criterion", "Criterion", course.criteria, criterion, [](const Criterion& one) { return one.id.value; },
                                      [](const Criterion& one) { return one.id.value + " " + one.text; })) {
            filter.questions.clear();
            if (*chosen >= 0) filter.questions = askedFor(course, course.criteria[static_cast<std::size_t>(*chosen)].id);
        }
    }
    if (const auto chosen = anyOf(flow, "point", "Point", course.points, placeOf(course.points, filter.point, &MarkingPoint::id), [](const MarkingPoint& one) { return one.id.value; },
                                  [](const MarkingPoint& one) { return one.title; }))
        filter.point = *chosen < 0 ? PointId{} : course.points[static_cast<std::size_t>(*chosen)].id;
    if (!filter.point.empty()) {
        flow.gap(0.75f);
        constexpr std::array looks = {ChoiceOption{"proposed", "proposed"}, ChoiceOption{"not-proposed", "not proposed"}, ChoiceOption{"awarded", "awarded"},
                                      ChoiceOption{"refused", "refused"}, ChoiceOption{"overridden", "decided otherwise"}};
        const int look = choices(flow, "point-look", {}, looks, static_cast<int>(filter.pointLook));
        if (look >= 0) filter.pointLook = static_cast<PointLook>(look);
        flow.gap(0.75f);
    }
    if (const auto chosen = anyOf(flow, "idea", "Mistaken idea", course.misconceptions, placeOf(course.misconceptions, filter.misconception, &Misconception::id),
                                  [](const Misconception& one) { return one.id.value; }, [](const Misconception& one) { return one.title; }))
        filter.misconception = *chosen < 0 ? MisconceptionId{} : course.misconceptions[static_cast<std::size_t>(*chosen)].id;
    const int flagNow = filter.flag ? placeOf(flags, *filter.flag, std::identity{}) : -1;
    if (const auto chosen = anyOf(flow, "flag", "Remark", flags, flagNow, [](Flag one) { return std::string(toString(one)); }, [](Flag one) { return std::string(flagWords(one)); }))
        filter.flag = *chosen < 0 ? std::nullopt : std::optional(flags[static_cast<std::size_t>(*chosen)]);
    flow.gap(1.5f);
    float below = static_cast<float>(filter.belowConfidence.value_or(1.0) * 100);
    if (stepper(flow, "sureness", "Least sure judgement below", below, {50, 100, 5}, below >= 100 ? "any" : std::to_string(static_cast<int>(below)) + " %"))
        filter.belowConfidence = below >= 100 ? std::nullopt : std::optional(below / 100.0);
    flow.gap(1.5f);
    constexpr std::array spans = {ChoiceOption{"ever", "Ever"}, ChoiceOption{"week", "Last 7 days"}, ChoiceOption{"month", "Last 30 days"}};
    const TimeZone& zone = context.model.zone;
    const int since = !filter.from ? 0 : context.model.now - *filter.from < std::chrono::hours(24 * 9) ? 1 : 2;
    const int span = choices(flow, "since", "Handed in", spans, since);
    if (span == 0) filter.from.reset();
    if (span > 0) filter.from = zone.startOf(zone.dayOf(context.model.now) - std::chrono::days(span == 1 ? 7 : 30));
    flow.gap(1.5f);
    constexpr std::array<std::string_view, 5> kinds = {"", "question", "mock", "scenario", "quiz"};
    constexpr std::array exercises = {ChoiceOption{"any", "Any"}, ChoiceOption{"question", "Questions"}, ChoiceOption{"mock", "Mocks"}, ChoiceOption{"scenario", "Stories"}, ChoiceOption{"quiz", "Quizzes"}};
    const int kind = choices(flow, "exercise", "Written in", exercises, std::max(0, placeOf(kinds, std::string_view(filter.exercise), std::identity{})));
    if (kind >= 0) filter.exercise = kinds[static_cast<std::size_t>(kind)];
    flow.gap(1);
    if (toggle(flow, "overridden", "Decided otherwise than proposed", filter.overridden)) filter.overridden = !filter.overridden;
    if (toggle(flow, "all-tries", "Earlier tries too", filter.allTries)) filter.allTries = !filter.allTries;
    flow.gap(1);
    if (link(flow, "clear", "Clear all filters")) {
        const bool undecided = filter.undecided;
        filter = {};
        filter.course = course.id;
        filter.undecided = undecided;
    }
}

void QueueView::views(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const SemanticScope scope(ui.record, "views");
    Card card(flow, {.sunken = true, .pad = 2});
    Flow& inner = card.inner();
    text(inner, "title", "Views you have kept", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false}, Role::heading);
    inner.gap(0.75f);
    for (const SavedView& view : review.saved) {
        const SemanticScope one(ui.record, view.name);
        if (link(inner, "open", view.name)) actions.push(boxed<ReviewRequest>(ShowQueue{view.filter, view.sort}));
        if (view.filter == review.filter && link(inner, "forget", "Forget this view", TypeStep::caption)) actions.push(boxed<ReviewRequest>(ForgetQueue{view.name}));
        inner.gap(0.5f);
    }
    const bool enter = enterPressedIn(ui, "name");
    (void)textField(inner, "name", "Name of the view", m_name, "Name for what is shown now");
    inner.gap(0.75f);
    const ReviewAction keep = boxed<ReviewRequest>(SaveQueue{m_name});
    const std::string why = context.rules.whyNot(keep);
    if ((button(inner, "keep", {"Keep this view", Icon::plus, {}, why}) || enter) && why.empty()) {
        actions.push(keep);
        m_name.clear();
    }
}

void QueueView::blind(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    const SemanticScope scope(ui.record, "blind");
    Card card(flow, {.sunken = true, .pad = 2});
    Flow& inner = card.inner();
    text(inner, "title", "Decide without knowing", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false}, Role::heading);
    BlindMode mode = review.blind;
    if (toggle(inner, "learner", "Hide whose response it is", mode.learnerHidden)) mode.learnerHidden = !mode.learnerHidden;
    if (toggle(inner, "proposal", "Hide what the engine proposes", mode.proposalHidden)) mode.proposalHidden = !mode.proposalHidden;
    inner.gap(0.5f);
    if (review.rules && review.rules->seedEvery > 0)
        text(inner, "seeds", "Known responses come along among the others, so names stay hidden.", mutedStyle(ui));
    text(inner, "words", "Each decision records what was hidden.", mutedStyle(ui));
    if (!(mode == review.blind)) {
        const ReviewAction choose = boxed<ReviewRequest>(ChooseBlind{mode});
        if (context.rules.whyNot(choose).empty()) actions.push(choose);
    }
}

void QueueView::comments(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ReviewModel& review = *context.model.review;
    if (review.comments.empty()) return;
    const SemanticScope scope(ui.record, "comments");
    Card card(flow, {.sunken = true, .pad = 2});
    Flow& inner = card.inner();
    text(inner, "title", "Comment bank", {TypeStep::caption, Weight::semiBold, ui.theme.muted, false}, Role::heading);
    inner.gap(0.5f);
    text(inner, "words", counted(static_cast<int>(review.comments.size()), "reason is", "reasons are") + " offered by number where you decide otherwise than proposed.", mutedStyle(ui));
    inner.gap(0.75f);
    if (button(inner, "open", {m_comments ? "Close the bank" : "Open the bank", m_comments ? Icon::up : Icon::down}, ButtonKind::quiet)) m_comments = !m_comments;
    if (!m_comments) return;
    for (const Comment& one : review.comments) {
        const SemanticScope item(ui.record, toString(one.id));
        inner.gap(1);
        const MarkingPoint* point = context.model.course.findPoint(one.point);
        text(inner, "text", one.text, bodyStyle(ui));
        text(inner, "for", one.point.empty() ? std::string("For any point") : "For " + (point ? point->title : one.point.value), mutedStyle(ui));
        const ReviewAction retire = boxed<ReviewRequest>(RetireComment{one.id});
        // Decisions that used it keep it; it is only offered no more.
        if (context.rules.whyNot(retire).empty() && link(inner, "retire", "Offer it no more", TypeStep::caption)) actions.push(retire);
    }
}

}  // namespace carewright::ui
