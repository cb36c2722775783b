#include "app/learner/progress_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/learner/mock_words.h"
#include "app/learner/parts.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "app/ui/prose.h"
#include "engine/content/suggestion.h"

namespace carewright::ui {
namespace {

constexpr std::size_t mostEvidence = 6;

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

std::string titleOf(const Course& course, const PointId& id) {
    const MarkingPoint* point = course.findPoint(id);
    return point ? point->title : id.value;
}

/// "21 November 2026" of a day of the learner's.
std::string dateWords(Day day) { return longDate(carewright::toString(day)); }

std::string scoreWords(double score) { return score >= 0.99 ? "shown" : score <= 0.01 ? "not shown" : percent(score) + " shown"; }

std::string whatItWas(const PointEvidence& piece, const Course& course) {
    std::string words = capitalised(std::string(toString(piece.source)));
    if (const Question* question = course.findQuestion(QuestionId(piece.ref))) words += ": " + opening(question->text, 9);
    else if (const Item* item = course.findItem(ItemId(piece.ref))) words += ": " + opening(item->stem, 9);
    else if (const Scenario* scenario = course.findScenario(ScenarioId(piece.ref))) words += ": " + scenario->title;
    else if (const Sample* sample = course.findSample(SampleId(piece.ref)))
        if (const Question* asked = course.findQuestion(sample->question)) words += ": " + opening(asked->text, 9);
    return words;
}

/// Where the evidence leads back to, if anywhere.
std::optional<Place> placeOf(const PointEvidence& piece, const Course& course) {
    if (piece.source == EvidenceSource::written && course.findQuestion(QuestionId(piece.ref))) return Place{Room::result, piece.ref, {}};
    if (piece.source == EvidenceSource::mock) return Place{Room::mocks, {}, {}};
    if (piece.source == EvidenceSource::recallCard) return Place{Room::recall, {}, {}};
    if (piece.source == EvidenceSource::sampleMarked && course.findSample(SampleId(piece.ref))) return Place{Room::examiner, piece.ref, {}};
    if (piece.source == EvidenceSource::scenarioChoice && course.findScenario(ScenarioId(piece.ref))) return Place{Room::scenario, piece.ref, {}};
    return std::nullopt;
}

/// Of a point most of whose cards were met: what is foretold of cards never seen says nothing about this learner.
const PointRecall* forecastOf(const ProgressModel& progress, const PointId& point) {
    const auto found = std::ranges::find(progress.forecast, point, &PointRecall::point);
    return found == progress.forecast.end() || !progress.cardsSeen || 2 * found->unseen > found->cards ? nullptr : &*found;
}

std::string_view standingWords(PointStanding standing) {
    switch (standing) {
        case PointStanding::nothingYet: return "Nothing yet";
        case PointStanding::begun: return "A beginning";
        case PointStanding::growing: return "Growing";
        case PointStanding::nearlyThere: return "Nearly there";
        case PointStanding::secure: return "You know it well";
    }
    return {};
}

std::string_view standingWords(MisconceptionStanding standing) {
    switch (standing) {
        case MisconceptionStanding::neverMet: return "Not in your answers";
        case MisconceptionStanding::met: return "In your answers";
        case MisconceptionStanding::overcome: return "Left behind";
        case MisconceptionStanding::cameBack: return "It came back";
    }
    return {};
}

}  // namespace

void ProgressView::arrive(const Model& model, const Place& place) {
    m_plot = {};
    m_calendar = {};
    m_folder = model.progress.exportFolder.string();
    m_open.reset();
    if (!place.id.empty()) m_open = PointId(place.id);
}

void ProgressView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ProgressModel& progress = context.model.progress;
    // The figures have arrow keys of their own.
    const bool inFigure = ui.focus.has("progress/over-time/plot") || ui.focus.has("progress/days/calendar");
    Page page(ui, "progress", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 86, .scrollKeys = !inFigure});
    Flow& flow = page.flow();
    const bool any = !progress.progress.days.empty();
    pageTitle(flow, "Progress", any ? "How well you know each marking point, from everything you did. Press one to see why."
                                    : "Here you will see how well you know each marking point, and how that grows. Begin with one answer or a few cards.");
    notice(context, flow, actions);
    Columns sides = columns(flow, !context.narrow, 0.54f, 4);
    points(context, sides.left, actions);
    if (!sides.beside) {
        sides.left.gap(3);
        sides.right.y = sides.left.y;
    }
    if (any) {
        overTime(context, sides.right, actions);
        sides.right.gap(3);
        days(context, sides.right);
    } else {
        begin(context, sides.right, actions);
    }
    flow.y = sides.beside ? sides.bottom() : sides.right.y;
    flow.gap(4);
    ideas(context, flow, actions);
    flow.gap(4);
    takeAlong(context, flow, actions);
}

void ProgressView::begin(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "begin");
    Card card(flow, {.sunken = true, .pad = 3});
    Flow& inner = card.inner();
    text(inner, "title", "What makes a bar grow", headingStyle(ui, TypeStep::heading), Role::heading);
    inner.gap(1.5f);
    constexpr std::array<std::array<std::string_view, 3>, 4> ways = {{
        {"own-words", "Your own words", "An answer that you write counts most, in a mock assessment half as much again."},
        {"quick", "Cards and quizzes", "They count a little each, and keep what you know from fading."},
        {"stories", "Stories", "What you write in one counts as an answer; what you choose, a little."},
        {"time", "Time", "What you showed lately counts more than what you showed a month ago."},
    }};
    for (const auto& [id, name, words] : ways) {
        text(inner, std::string(id), std::string(name), {TypeStep::body, Weight::semiBold, ui.theme.text, true});
        text(inner, std::string(id) + "-words", std::string(words), bodyStyle(ui));
        inner.gap(1.25f);
    }
    inner.gap(0.75f);
    ButtonRow row(inner);
    if (const Question* question = context.model.nextQuestion(); question && row.button("first", {"Answer a question", Icon::practise}, ButtonKind::primary))
        actions.push(GoTo{{Room::write, question->id.value, {}}});
    if (row.button("cards", {"A few cards", Icon::cards})) actions.push(GoTo{{Room::recall, {}, {}}});
    if (row.button("quiz", {"A quiz", Icon::quiz})) actions.push(GoTo{{Room::quizzes, {}, {}}});
}

void ProgressView::points(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ProgressModel& progress = context.model.progress;
    const SemanticScope scope(ui.record, "points");
    text(flow, "title", "The marking points", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(0.5f);
    std::string lead = "A long bar means that you showed it often, lately and in your own words.";
    if (std::ranges::any_of(progress.progress.points, [&](const PointProgress& point) { return forecastOf(progress, point.point) != nullptr; })) {
        lead += " The upright mark is about your cards alone: how many of them you are likely to remember ";
        lead += progress.assessmentSet ? "on your assessment day, " + dateWords(progress.aim) + "." : "in thirty days.";
        lead += " It may stand above the bar: then you know the cards, and have still to write about the point.";
    }
    text(flow, "lead", lead, mutedStyle(ui));
    flow.gap(1.5f);
    for (const PointProgress& point : progress.progress.points) pointRow(context, point, flow, actions);
}

void ProgressView::pointRow(const ViewContext& context, const PointProgress& point, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const std::string title = titleOf(context.model.course, point.point);
    const bool open = m_open == point.point;
    std::string words(standingWords(point.standing));
    if (!point.evidence.empty()) words += " · " + percent(point.mastery) + " shown";
    if (const PointRecall* forecast = forecastOf(context.model.progress, point.point))
        words += " · cards: " + percent(forecast->recall) + " remembered " + (context.model.progress.assessmentSet ? "on the day" : "in thirty days");
    const Face& face = ui.type.face(TypeStep::body, Weight::semiBold);
    const float pad = ui.grid(1.25f), bar = ui.grid(1.25f);
    const TextStyle titleStyle{TypeStep::body, Weight::semiBold, ui.theme.text, false}, small = mutedStyle(ui);
    const float chevron = hasIcons(ui) ? face.em * 1.6f : 0;
    const float inner = flow.width - 2 * pad - chevron;
    const float height = std::ceil(textHeight(ui, title, titleStyle, inner) + ui.grid(0.5f) + bar + ui.grid(0.25f) + textHeight(ui, words, small, inner) + 2 * pad);
    SemanticItem item;
    item.path = point.point.value;
    item.role = Role::row;
    item.label = title;
    item.value = words;
    item.expanded = open;
    item.description = open ? "Press to hide the evidence." : "Press to see the evidence.";
    item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + height};
    const Rect rect = item.rect;
    const Press press = pressable(ui, std::move(item));
    const float radius = ui.grid(1);
    if (open || press.hovered) fill(rect, open ? ui.theme.surface : ui.theme.hover, radius);
    if (open) outline(rect, ui.theme.line, std::max(1.0f, ui.theme.borderWidth), radius);
    {
        const SemanticScope scope(ui.record, point.point.value);
        Flow column{ui, rect.left + pad, rect.top + pad, inner};
        text(column, "title", title, titleStyle);
        column.gap(0.5f);
        const Rect track{column.x, column.y, column.x + inner, column.y + bar};
        fill(track, ui.theme.sunken, bar / 2);
        outline(track, ui.theme.line, std::max(1.0f, ui.theme.borderWidth), bar / 2);
        if (point.mastery > 0.005)
            fill({track.left, track.top, track.left + std::max(bar, track.width() * static_cast<float>(std::min(1.0, point.mastery))), track.bottom},
                 point.standing == PointStanding::secure ? ui.theme.earned : ui.theme.accent, bar / 2);
        if (const PointRecall* forecast = forecastOf(context.model.progress, point.point)) {
            const float x = std::floor(track.left + track.width() * static_cast<float>(forecast->recall));
            fill({x - 1, track.top - ui.grid(0.4f), x + 2, track.bottom + ui.grid(0.4f)}, ui.theme.text);
        }
        column.y = track.bottom + ui.grid(0.25f);
        text(column, "standing", words, small);
        if (chevron > 0) icon(ui, open ? Icon::up : Icon::down, rect.right - pad - chevron * 0.35f, rect.top + pad + face.em * 0.65f, face.em * 1.2f, ui.theme.muted);
    }
    if (press.ring) focusRing(ui, rect, radius);
    if (press.clicked) m_open = open ? std::nullopt : std::optional(point.point);
    flow.y = rect.bottom + ui.grid(0.5f);
    if (open) evidence(context, point, flow, actions);
}

void ProgressView::evidence(const ViewContext& context, const PointProgress& point, Flow& flow, ActionQueue& actions) const {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, point.point.value + "-evidence");
    Flow inner = flow.inset(ui.grid(3), ui.grid(1));
    inner.gap(0.5f);
    if (point.evidence.empty()) {
        text(inner, "none", "Nothing yet. Anything that you do about this point will show here.", mutedStyle(ui));
        if (const MarkingPoint* known = context.model.course.findPoint(point.point))
            if (const Topic* topic = context.model.course.findTopic(known->topic))
                if (link(inner, "read", "Read about it: " + topic->title, TypeStep::caption)) actions.push(GoTo{{Room::topic, topic->id.value, {}}});
    }
    for (std::size_t i = 0; i < point.evidence.size() && i < mostEvidence; ++i) {
        const PointEvidence& piece = point.evidence[i];
        const std::string id = "piece-" + std::to_string(i);
        const std::string words = dateWords(context.model.progress.days.dayOf(piece.when)) + " · " + scoreWords(piece.score) + " · " + whatItWas(piece, context.model.course);
        const auto place = placeOf(piece, context.model.course);
        if (!place) text(inner, id, words, mutedStyle(ui));
        else if (link(inner, id, words, TypeStep::caption)) actions.push(GoTo{*place});
        inner.gap(0.25f);
    }
    if (point.evidence.size() > mostEvidence)
        text(inner, "more", "And " + std::to_string(point.evidence.size() - mostEvidence) + " earlier; the CSV below lists them all.", mutedStyle(ui));
    flow.y = inner.y + ui.grid(1.5f);
}

void ProgressView::overTime(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ProgressModel& progress = context.model.progress;
    if (progress.overTime.empty() || progress.overTime.front().empty()) return;
    const SemanticScope scope(ui.record, "over-time");
    std::size_t chosen = progress.overTime.size();
    for (std::size_t i = 0; i < progress.progress.points.size(); ++i)
        if (m_open == progress.progress.points[i].point) chosen = i;
    const bool one = chosen < progress.overTime.size();
    const std::string name = one ? titleOf(context.model.course, progress.progress.points[chosen].point) : "All points together";
    text(flow, "title", "Over time", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(0.5f);
    text(flow, "lead", one ? name + " (line) beside all points together (dashed)." : "All points together. Press a point to see its own line.", mutedStyle(ui));
    flow.gap(1);
    constexpr std::array spans = {30, 90, 365};
    constexpr std::array options = {ChoiceOption{"month", "30 days"}, ChoiceOption{"quarter", "90 days"}, ChoiceOption{"year", "A year"}};
    const auto current = std::ranges::find(spans, progress.spanDays) - spans.begin();
    if (const int pressed = choices(flow, "span", {}, options, static_cast<int>(current)); pressed >= 0 && pressed != current) {
        m_plot = {};
        actions.push(ProgressAction{ShowMasteryOver{spans[static_cast<std::size_t>(pressed)]}});
    }
    flow.gap(1.5f);
    const std::size_t count = progress.overTime.front().size();
    std::vector<double> mean(count, 0), own;
    for (const std::vector<MasteryAt>& line : progress.overTime)
        for (std::size_t i = 0; i < count && i < line.size(); ++i) mean[i] += line[i].mastery / static_cast<double>(progress.overTime.size());
    if (one)
        for (const MasteryAt& at : progress.overTime[chosen]) own.push_back(at.mastery);
    {
        Card card(flow, {.pad = 2});
        const std::string label = one ? "How well you know " + name + ", beside all points together" : "How well you know all points together";
        const std::string line = one ? name : std::string("all together");
        DayPlot plot{.label = label, .unit = "How well you know it", .first = progress.overTime.front().front().day, .values = one ? std::span<const double>(own) : mean, .name = line, .compareName = "all together"};
        if (one) plot.compare = mean;
        plot.height = ui.type.face(TypeStep::body).em * 13;
        dayPlot(card.inner(), "plot", plot, m_plot);
    }
}

void ProgressView::days(const ViewContext& context, Flow& flow) {
    const Context& ui = context.ui;
    const ProgressModel& progress = context.model.progress;
    const SemanticScope scope(ui.record, "days");
    text(flow, "title", "Days of learning", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(0.5f);
    std::string words = counted(static_cast<int>(progress.progress.days.size()), "day", "days") + " so far.";
    if (progress.progress.streak >= 2) words += " You are on " + std::to_string(progress.progress.streak) + " days in a row; a day off does no harm.";
    text(flow, "lead", words + " The larger the square, the more you did.", mutedStyle(ui));
    flow.gap(1.5f);
    std::vector<CalendarDay> active;
    for (const DayActivity& day : progress.progress.days) active.push_back({day.day, day.pieces});
    Card card(flow, {.pad = 2});
    calendar(card.inner(), "calendar", {"Days of learning", "thing shown", "things shown", active, progress.today}, m_calendar);
}

void ProgressView::ideas(const ViewContext& context, Flow& flow, ActionQueue& actions) const {
    const Context& ui = context.ui;
    const ProgressModel& progress = context.model.progress;
    const SemanticScope scope(ui.record, "ideas");
    text(flow, "title", "Mistaken ideas", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(0.5f);
    text(flow, "lead", "Nearly everybody holds some of these at first. “Left behind” means that you did without it on two later days where it could have come up.", mutedStyle(ui));
    flow.gap(1.5f);
    const float em = ui.type.face(TypeStep::body).em;
    Flow table = flow;
    table.width = std::min(flow.width, em * 62);
    const std::array<float, 3> parts = context.narrow ? std::array<float, 3>{1, 0, 0} : std::array<float, 3>{0.5f, 0.25f, 0.25f};
    const auto row = [&](const std::string& id, const std::array<std::string, 3>& cells, Colour colour, bool strong) {
        const SemanticScope one(ui.record, id);
        float x = table.x, bottom = table.y;
        std::string words;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            words += (words.empty() ? "" : ", ") + cells[i];
            if (cells[i].empty()) continue;
            const bool below = parts[i] <= 0;
            Flow cell{ui, below ? table.x : x, below ? bottom : table.y, below ? table.width : table.width * parts[i] - ui.grid(1)};
            text(cell, "cell-" + std::to_string(i), cells[i], {TypeStep::body, strong ? Weight::semiBold : Weight::regular, i == 1 ? colour : ui.theme.text, true}, Role::cell);
            x += table.width * parts[i];
            bottom = std::max(bottom, cell.y);
        }
        table.y = bottom + ui.grid(0.75f);
        rule(table);
        table.gap(0.75f);
    };
    if (!context.narrow) row("header", {"Idea", "How it stands", "Last seen"}, ui.theme.text, true);
    for (const MisconceptionProgress& idea : progress.progress.misconceptions) {
        const Misconception* known = context.model.course.findMisconception(idea.misconception);
        const bool open = idea.standing == MisconceptionStanding::met || idea.standing == MisconceptionStanding::cameBack;
        const Colour colour = open ? ui.theme.careful : idea.standing == MisconceptionStanding::overcome ? ui.theme.earned : ui.theme.muted;
        std::string standing(standingWords(idea.standing));
        if (idea.shown > 0) standing += ", " + (idea.shown == 1 ? std::string("once") : idea.shown == 2 ? std::string("twice") : std::to_string(idea.shown) + " times");
        const std::string last = idea.lastShown ? dateWords(progress.days.dayOf(*idea.lastShown)) : context.narrow ? std::string() : std::string("–");
        row(idea.misconception.value, {known ? known->title : idea.misconception.value, standing, last}, colour, false);
    }
    flow.y = table.y;
    flow.gap(1);
    if (link(flow, "myths", "Myths and facts")) actions.push(GoTo{{Room::myths, {}, {}}});
}

void ProgressView::takeAlong(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "take-along");
    text(flow, "title", "Take it with you", headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(0.5f);
    text(flow, "lead", "The evidence record is for your portfolio: each criterion with type, reference and date. It says that an assessor has still to decide. "
                       "The CSV opens in any spreadsheet.", mutedStyle(ui));
    flow.gap(1.5f);
    Flow field = flow;
    field.width = std::min(flow.width, ui.type.face(TypeStep::body).em * 40);
    (void)textField(field, "folder", "Folder for the files", m_folder, "Folder for the files");
    flow.y = field.y;
    flow.gap(1.5f);
    const auto file = [&](ExportFile::What what) { return ProgressAction{ExportFile{what, m_folder}}; };
    {
        ButtonRow row(flow);
        const auto pdf = file(ExportFile::What::evidencePdf), csv = file(ExportFile::What::progressCsv);
        if (row.button("pdf", {"Evidence record (PDF)", Icon::download, {}, context.rules.whyNot(pdf)})) actions.push(pdf);
        if (row.button("csv", {"All evidence (CSV)", Icon::download, {}, context.rules.whyNot(csv)})) actions.push(csv);
        if (row.button("my-data", {"My data", Icon::lock}, ButtonKind::quiet)) actions.push(GoTo{{Room::myData, {}, {}}});
    }
    if (context.model.progress.exported.empty()) return;
    flow.gap(1.25f);
    text(flow, "exported", context.model.progress.exported, bodyStyle(ui), Role::status);
}

}  // namespace carewright::ui
