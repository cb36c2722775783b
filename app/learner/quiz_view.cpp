#include "app/learner/quiz_view.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <utility>

#include "app/learner/access_here.h"
#include "app/learner/item_places.h"
#include "app/learner/parts.h"
#include "app/learner/quiz_parts.h"
#include "app/learner/quiz_words.h"
#include "app/ui/keys.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"

namespace carewright::ui {
namespace {

constexpr std::array behaviours = {Behaviour::immediate, Behaviour::tries, Behaviour::deferred, Behaviour::certainty};

int countAnswered(const ViewContext& context, const QuizState& run) {
    return static_cast<int>(std::ranges::count_if(run.items, [&](const ItemRun& item) { return !context.model.quiz.responseTo(item).empty(); }));
}

/// Whether an item that may be drawn is answered by writing.
bool asksForWriting(const Course& course, const Quiz& quiz) {
    const auto written = [&](const ItemId& id) {
        const Item* item = course.findItem(id);
        return item && item->kind == Item::Kind::written;
    };
    for (const QuizSection& section : quiz.sections)
        for (const QuizPool& pool : section.pools)
            if (std::ranges::any_of(pool.items, written)) return true;
    return false;
}

/// What is on the paper, and how it went before.
void aboutPaper(const ViewContext& context, const QuizLine& line, Flow& flow) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "paper");
    Card card(flow, {.sunken = true, .pad = 2.5f});
    Flow& inner = card.inner();
    text(inner, "size", counted(line.items, "item", "items"), {TypeStep::lead, Weight::semiBold, ui.theme.text, true});
    if (line.last) {
        inner.gap(0.5f);
        text(inner, "last", "Last time: " + totalsWords(line.last->behaviour, line.last->totals) + ".", bodyStyle(ui));
    }
    if (line.trains.empty()) return;
    inner.gap(1.5f);
    text(inner, "trains", line.trains.size() == 1 ? "It trains this marking point" : "It trains these marking points", {TypeStep::caption, Weight::semiBold, ui.theme.accent, false});
    const float indent = ui.grid(2);
    for (const PointId& id : line.trains) {
        const MarkingPoint* point = context.model.course.findPoint(id);
        if (!point) continue;
        inner.gap(0.75f);
        const float middle = inner.y + ui.readingLine(ui.type.face(TypeStep::body)) / 2, dot = ui.grid(0.375f);
        fill({inner.x, middle - dot, inner.x + 2 * dot, middle + dot}, ui.theme.accent, dot);
        Flow words = inner.inset(indent, 0);
        text(words, id.value, point->title, bodyStyle(ui));
        inner.y = words.y;
    }
}

}  // namespace

void QuizView::arrive(const Model& model, const Place& /*place*/) {
    m_shown.clear();
    m_asked = m_explained = false;
    m_behaviour.reset();
    m_timed = false;
    m_toTop = m_giveStart = true;
    m_extraPercent.reset();
    m_untold = m_toldWhyNot = ItemId();
    m_review.arrive();
    (void)model;
}

void QuizView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const auto& run = context.model.quiz.run;
    const Quiz* quiz = context.model.course.findQuiz(QuizId(context.model.place.id));
    const float em = ui.type.face(TypeStep::body).em;
    const ItemRun* here = run && !run->handedIn ? run->find(run->at) : nullptr;
    const Item* item = here ? context.model.course.findItem(here->item) : nullptr;
    const bool wide = !run || run->handedIn;
    Page page(ui, "quiz", context.area, {.margin = 4, .maxWidth = em * (wide ? 68.0f : 54.0f), .scrollKeys = !item || !ItemView::usesArrows(*item)});
    Flow& flow = page.flow();
    if (quiz) {
        start(context, *quiz, flow, actions);
    } else if (!run) {
        pageTitle(flow, "This quiz cannot be shown", "Choose another one under Quizzes.");
        notice(context, flow, actions);
        if (button(flow, "quizzes", {"All quizzes", Icon::quiz}, ButtonKind::primary)) actions.push(GoTo{{Room::quizzes, {}, {}}});
    } else if (run->handedIn) {
        m_review.draw(context, *run, page, actions);
    } else {
        running(context, page, actions);
    }
}

void QuizView::start(const ViewContext& context, const Quiz& quiz, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    pageTitle(flow, quiz.title, quiz.about);
    notice(context, flow, actions);
    const auto line = std::ranges::find(context.model.quiz.quizzes, quiz.id, &QuizLine::id);
    if (line == context.model.quiz.quizzes.end()) return;
    Columns sides = columns(flow, !context.narrow, 0.6f, 4);
    const auto beside = [&](Flow& flow) {
        aboutPaper(context, *line, flow);
        flow.gap(3);
        accessHere(flow, context.model, actions, {.spelling = asksForWriting(context.model.course, quiz), .what = "quiz"});
    };
    if (sides.beside) beside(sides.right);
    Flow& column = sides.left;
    std::vector<ChoiceOption> options;
    int chosen = 0;
    const Behaviour now = m_behaviour.value_or(quiz.behaviour);
    for (std::size_t i = 0; i < behaviours.size(); ++i) {
        static constexpr std::array ids = {"immediate", "tries", "deferred", "certainty"};
        options.push_back({ids[i], describe(behaviours[i]).name});
        if (behaviours[i] == now) chosen = static_cast<int>(i);
    }
    if (const int pressed = choices(column, "behaviour", "How do you want to take it?", options, chosen); pressed >= 0) m_behaviour = behaviours[static_cast<std::size_t>(pressed)];
    column.gap(1);
    text(column, "explains", describe(m_behaviour.value_or(quiz.behaviour)).explains, bodyStyle(ui), Role::status);
    const int extra = m_extraPercent.value_or(context.model.profile.extraPercent);
    if (quiz.minutes > 0) {
        QuizPaper timed;
        timed.minutes = quiz.minutes;
        timed.extraPercent = extra;
        column.gap(2);
        if (toggle(column, "timed", "Keep to the time limit of " + counted(quiz.minutes, "minute", "minutes"), m_timed)) m_timed = !m_timed;
        if (m_timed) {
            column.gap(1);
            if (const int percent = extraTimeChoice(column, "extra", "Extra time", extra); percent != extra) m_extraPercent = percent;
        }
        if (extra > 0) {
            column.gap(0.75f);
            text(column, "allowed", "With " + std::to_string(extra) + " % extra time: " + exactDurationWords(timed.timeAllowed()) + ".", mutedStyle(ui), Role::status);
        }
    }
    column.gap(3);
    {
        const QuizAction begin = StartQuiz{quiz.id, {m_behaviour.value_or(quiz.behaviour), m_timed && quiz.minutes > 0, extra}};
        const std::string whyNot = context.rules.whyNot(begin);
        // The page is short, so nothing need scroll; the ring would only be in the way of those who use the mouse.
        if (m_giveStart && whyNot.empty()) ui.focus.giveByMouse(ui.record.pathOf("start"));
        m_giveStart = false;
        ButtonRow row(column, ButtonRow::Align::right);
        if (row.button("start", {"Start", Icon::play, "Enter", whyNot}, ButtonKind::primary) || (struck(ui, Command::handIn) && whyNot.empty())) actions.push(begin);
        if (line->open && row.button("resume", {"Go on with the one begun"})) actions.push(QuizAction(OpenQuizRun{line->open->attempt}));
    }
    if (!sides.beside) {
        // Large type leaves little room: what there is to choose comes first.
        column.gap(3);
        beside(column);
    }
    flow.y = sides.beside ? sides.bottom() : column.y;
}

void QuizView::clock(const ViewContext& context, Flow& flow) {
    const auto left = context.model.quiz.run->timeLeft(context.model.quiz.spent);
    if (!left) return;
    const Context& ui = context.ui;
    Flow row = flow;
    const bool soon = *left <= std::chrono::minutes(1);
    if (!m_clockHidden || soon) text(row, "clock", timeWords(*left), {TypeStep::caption, Weight::semiBold, soon ? ui.theme.careful : ui.theme.muted, false}, Role::status);
    if (!soon && link(row, "clock-hide", m_clockHidden ? "Show the time" : "Hide the time", TypeStep::caption)) m_clockHidden = !m_clockHidden;
    flow.y = row.y;
    flow.gap(1);
}

void QuizView::go(const ItemId& item, ActionQueue& actions) {
    m_asked = false;
    m_toTop = true;
    actions.push(QuizAction(VisitItem{item}));
}

void QuizView::running(const ViewContext& context, Page& page, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QuizState& run = *context.model.quiz.run;
    Flow& flow = page.flow();
    if (m_toTop) page.scrollTo(flow.y);
    m_toTop = false;
    flow.gap(2);
    notice(context, flow, actions);
    std::string title = run.paper.title;
    if (const std::string section = sectionOf(run.paper, run.at); !section.empty() && section != title) title += " \u00B7 " + section;
    text(flow, "title", title, {TypeStep::caption, Weight::semiBold, ui.theme.muted, false}, Role::heading);
    flow.gap(0.75f);
    clock(context, flow);
    // Large letters leave little room: there the item itself comes first, and the way to the others below it.
    const auto ways = [&](bool tipsAbove) {
        if (const auto pressed = itemDots(context, flow, run, run.at, tipsAbove)) go(*pressed, actions);
        flow.gap(1.5f);
    };
    if (!context.narrow) ways(true);
    const ItemRun* here = run.find(run.at);
    if (!here) return;
    if (m_asked) {
        handInPanel(context, flow, actions);
        return;
    }
    // What was just told, and the way on, come into sight: just as far as needed, and never past the beginning of what was told.
    const bool told = context.model.quiz.told.contains(run.at), tellNow = told && m_untold == run.at;
    m_untold = told ? ItemId() : run.at;
    item(context, *here, flow, actions);
    flow.gap(2.5f);
    buttons(context, *here, flow, actions);
    const float beyond = flow.y + ui.grid(2) - context.area.bottom;
    if (tellNow && beyond > 0) page.scrollTo(std::min(m_outcomeTop, context.area.top + ui.grid(3) + beyond));
    if (!context.narrow) return;
    flow.gap(3);
    ways(false);
}

void QuizView::item(const ViewContext& context, const ItemRun& run, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QuizModel& model = context.model.quiz;
    const SemanticScope scope(ui.record, "item");
    const Item* item = context.model.course.findItem(run.item);
    const PaperItem* paper = paperItem(model.run->paper, run.item);
    if (!item || !paper) {
        text(flow, "gone", "This item is not in the course any more. Go on with the next one.", bodyStyle(ui));
        return;
    }
    const std::string key = toString(model.run->attempt.attempt) + "/" + run.item.value;
    if (m_shown != key) {
        m_item.arrive(model.responseTo(run));
        // Tab goes on with the item itself, not with the tiles of all items; who goes from item to item by Enter stays there.
        if (ui.focus.path() != "quiz/go") ui.focus.clear("quiz/item/");
        m_shown = key;
    }
    std::string number = "Item " + std::to_string(numberOf(*model.run, run.item) + 1) + " of " + std::to_string(model.run->items.size()) + " \u00B7 " + counted(item->marks, "mark", "marks");
    if (run.flagged) number += " \u00B7 flagged";
    text(flow, "number", number, {TypeStep::caption, Weight::semiBold, ui.theme.muted, false});
    flow.gap(0.5f);
    text(flow, "stem", item->stem, headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(0.75f);
    const auto told = model.told.find(run.item);
    if (!run.closed) text(flow, "instruction", instruction(*item, *paper), mutedStyle(ui, TypeStep::body));
    flow.gap(1.5f);
    ItemSheet sheet{context, *item, *paper, model.responseTo(run)};
    sheet.told = told == model.told.end() ? nullptr : &told->second;
    sheet.revealed = sheet.locked = run.closed;
    m_item.draw(flow, sheet);
    if (item->kind == Item::Kind::written && !sheet.locked) {
        flow.gap(1);
        spellingHere(flow, context.model, actions);
    }
    // From the next frame on: the Enter that put the last thing must not press what comes after it as well.
    if (std::exchange(m_giveGo, sheet.allPut)) giveKeyboardOn(ui, "quiz/go");
    int level = run.certainty;
    if (model.run->paper.behaviour == Behaviour::certainty) certainty(context, sheet, level, flow);
    if (sheet.changed) actions.push(QuizAction(AnswerItem{run.item, std::move(sheet.response), level, sheet.typing}));
    if (sheet.told) {
        flow.gap(1.5f);
        m_outcomeTop = flow.y;
        drawOutcome(flow, sheet, run.fraction, item->marks, actions);
    }
    hints(context, run, *item, flow);
}

void QuizView::certainty(const ViewContext& context, ItemSheet& sheet, int& level, Flow& flow) {
    static constexpr std::array options = {ChoiceOption{"level-1", "Not very"}, ChoiceOption{"level-2", "Fairly"}, ChoiceOption{"level-3", "Very"}};
    static constexpr std::array costs = {"Right +1, wrong 0.", "Right +2, wrong \u22122.", "Right +3, wrong \u22126."};
    const Context& ui = context.ui;
    flow.gap(2);
    const int pressed = choices(flow, "certainty", "How sure are you?", options, level - 1);
    if (pressed >= 0 && pressed + 1 != level) {
        level = pressed + 1;
        sheet.changed = true;
    }
    flow.gap(0.75f);
    text(flow, "certainty-costs", level > 0 ? costs[static_cast<std::size_t>(level) - 1] : "Say how sure you are; unsaid counts as not very.", mutedStyle(ui), Role::status);
    if (link(flow, "certainty-how", m_explained ? "Hide how this is marked" : "How is this marked?", TypeStep::caption)) m_explained = !m_explained;
    if (!m_explained) return;
    flow.gap(0.5f);
    text(flow, "certainty-explained",
         "For each mark: not very sure earns +1 if right and costs nothing if wrong; fairly sure +2 or \u22122; very sure +3 or \u22126. So it pays to be honest: say very sure only "
         "when you would be right in more than four of five such answers, and not very sure when it is a guess. A partly right answer keeps its share of the plus.",
         bodyStyle(ui));
}

void QuizView::hints(const ViewContext& context, const ItemRun& run, const Item& item, Flow& flow) const {
    if (context.model.quiz.run->paper.behaviour != Behaviour::tries || run.checks == 0 || run.closed) return;
    const Context& ui = context.ui;
    flow.gap(1.5f);
    const int left = context.model.quiz.run->paper.tries - run.checks;
    const double share = shareForTry(run.checks + 1, context.model.quiz.run->paper.tries);
    // The best try counts, so a later one that could earn less takes nothing away.
    const bool canGain = share > run.fraction + 0.001;
    const std::string gain = "A right answer now earns up to " + marksWords(share * item.marks) + " of " + counted(item.marks, "mark", "marks") + ".";
    const std::string held = marksWords(run.fraction * item.marks);
    const std::string keep = "You keep the " + held + (held == "1" ? " mark" : " marks") + " that you have; a right answer shows you that you know it.";
    text(flow, "tries-left", counted(left, "try", "tries") + " left. " + (canGain ? gain : keep), mutedStyle(ui), Role::status);
    const auto shown = std::min<std::size_t>(item.hints.size(), static_cast<std::size_t>(run.checks));
    for (std::size_t i = 0; i < shown; ++i) {
        flow.gap(0.75f);
        Card card(flow, {.sunken = true, .pad = 1.75f, .stripe = ui.theme.information});
        text(card.inner(), "hint-" + std::to_string(i + 1), "Hint: " + item.hints[i], bodyStyle(ui), Role::status);
    }
}

void QuizView::buttons(const ViewContext& context, const ItemRun& run, Flow& flow, ActionQueue& actions) {
    const QuizState& state = *context.model.quiz.run;
    const std::size_t at = numberOf(state, run.item), last = state.items.size() - 1;
    const bool check = state.tellsAtOnce() && !run.closed;
    const auto forward = [&] {
        if (at < last) {
            go(state.items[at + 1].item, actions);
        } else {
            m_asked = true;
            m_toTop = m_giveHandIn = true;
            m_handInByKey = struck(context.ui, Command::handIn) || context.ui.focus.ringShown();
        }
    };
    std::string why;
    const bool quick = struck(context.ui, Command::handIn);
    {
        ButtonRow row(flow, ButtonRow::Align::right);
        const QuizAction checking = CheckItem{run.item};
        if (check) {
            const std::string whyNot = context.rules.whyNot(checking);
            if (row.button("go", {run.checks > 0 ? "Check again" : "Check", Icon::check, keysOf(context.ui, Command::handIn), whyNot}, ButtonKind::primary) || (quick && whyNot.empty())) actions.push(checking);
            // By the key nobody sees the button's own reason. It stands until there is something to check.
            if (quick) m_toldWhyNot = run.item;
            if (whyNot.empty()) m_toldWhyNot = ItemId();
            if (m_toldWhyNot == run.item) why = whyNot;
            if (row.button("skip", {at < last ? "Leave it" : "Finish", Icon::forward})) forward();
            if (run.checks > 0 && row.button("show", {"Show the answer", Icon::eye}, ButtonKind::quiet)) actions.push(QuizAction(GiveUpItem{run.item}));
        } else if (row.button("go", {at < last ? "Next" : "Finish", at < last ? Icon::forward : Icon::check, keysOf(context.ui, Command::handIn)}, ButtonKind::primary) || quick) {
            forward();
        }
        if (at > 0 && row.button("previous", {"Previous", Icon::back})) go(state.items[at - 1].item, actions);
        if (!run.closed && row.button("flag", {run.flagged ? "Take the flag away" : "Flag to come back", Icon::flag}, ButtonKind::quiet)) actions.push(QuizAction(FlagItem{run.item, !run.flagged}));
        if (at < last && row.button("hand-in", {"Hand in \u2026"}, ButtonKind::quiet)) m_asked = m_toTop = m_giveHandIn = true;
    }
    if (!why.empty()) {
        flow.gap(1);
        text(flow, "why-not", why, {TypeStep::caption, Weight::regular, context.ui.theme.careful, true}, Role::status);
    }
    if (struck(context.ui, Command::nextItem) && at < last) go(state.items[at + 1].item, actions);
    if (struck(context.ui, Command::previousItem) && at > 0) go(state.items[at - 1].item, actions);
}

void QuizView::handInPanel(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QuizState& run = *context.model.quiz.run;
    const SemanticScope scope(ui.record, "hand-in-panel");
    // Whoever came by keys goes on by keys: at the first thing still to do, or at handing in.
    const bool come = std::exchange(m_giveHandIn, false);
    bool give = come && (ui.focus.ringShown() || m_handInByKey);
    if (come) m_handInByKey = false;
    if (come && !give) ui.focus.clear(ui.record.pathOf(""));
    const int answered = countAnswered(context, run), all = static_cast<int>(run.items.size());
    text(flow, "title", answered == all ? "Everything is answered" : counted(all - answered, "item is", "items are") + " not answered", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(0.75f);
    text(flow, "lead", answered == all ? "Hand it in, or have another look." : "You can go back to them, or hand in without; what is not answered earns nothing.", mutedStyle(ui, TypeStep::body));
    flow.gap(2);
    constexpr std::size_t mostListed = 30;
    std::size_t listed = 0;
    for (const ItemRun& one : run.items) {
        const bool open = context.model.quiz.responseTo(one).empty();
        if (!open && !one.flagged) continue;
        if (++listed > mostListed) continue;
        const Item* item = context.model.course.findItem(one.item);
        const std::string words = "Item " + std::to_string(numberOf(run, one.item) + 1) + (open ? ", not answered: " : ", flagged: ") + (item ? opening(item->stem, 12) : std::string());
        if (std::exchange(give, false)) ui.focus.giveByKeyboard(ui.record.pathOf(one.item.value));
        if (link(flow, one.item.value, words)) go(one.item, actions);
        flow.gap(0.75f);
    }
    if (listed > mostListed) text(flow, "more", "And " + std::to_string(listed - mostListed) + " more.", mutedStyle(ui));
    flow.gap(2);
    const QuizAction handIn = HandInQuiz{};
    const std::string whyNot = context.rules.whyNot(handIn);
    // By the key for going on only where nothing is left to do: it was perhaps pressed once too often.
    const bool byKey = answered == all && struck(ui, Command::handIn) && whyNot.empty();
    const std::string keys = answered == all ? keysOf(ui, Command::handIn) : std::string();
    if (give) ui.focus.giveByKeyboard(ui.record.pathOf("hand-in"));
    ButtonRow row(flow, ButtonRow::Align::right);
    if (row.button("hand-in", {"Hand in", Icon::check, keys, whyNot}, ButtonKind::primary) || byKey) {
        actions.push(handIn);
        m_review.arrive();
    }
    if (row.button("back", {"Go back"})) {
        m_asked = false;
        m_toTop = true;
    }
}

}  // namespace carewright::ui
