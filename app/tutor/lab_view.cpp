#include "app/tutor/lab_view.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/learner/parts.h"
#include "app/learner/story_parts.h"
#include "app/tutor/preview_button.h"
#include "app/tutor/story_fields.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/prose.h"

namespace carewright::ui {
namespace {

std::string titleOf(const StorySheet& sheet, std::size_t p) {
    const Passage& passage = sheet.scenario.passages[p];
    return passage.title.empty() ? passage.id.value : passage.title;
}

/// 1234567 → "1,234,567".
std::string grouped(std::uint64_t number) {
    std::string out = std::to_string(number);
    for (std::size_t i = out.size(); i > 3;) out.insert(i -= 3, ",");
    return out;
}

std::string waysWords(const PathCount& paths) {
    if (!paths.known) return "not known";
    if (paths.endless) return "endless";
    if (!paths.atLeast) return grouped(paths.number);
    if (std::isinf(paths.about)) return "over 10^308";
    const int power = static_cast<int>(std::floor(std::log10(paths.about)));
    const int lead = static_cast<int>(std::lround(paths.about / std::pow(10.0, power) * 10));
    return "about " + std::to_string(lead / 10) + "." + std::to_string(lead % 10) + " × 10^" + std::to_string(power);
}

std::string rangeWords(std::size_t least, const std::optional<std::size_t>& most) {
    if (!most) return std::to_string(least) + " or more";
    return least == *most ? std::to_string(least) : std::to_string(least) + " to " + std::to_string(*most);
}

void sectionTitle(const Context& ui, Flow& flow, std::string_view id, std::string_view words) {
    flow.gap(3);
    text(flow, id, words, headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1);
}

/// A labelled bar; the words carry everything that the length says.
void bar(const Context& ui, Flow& flow, std::string_view id, const std::string& label, const std::string& words, double part, Colour colour) {
    const SemanticScope scope(ui.record, id);
    const float top = flow.y;
    text(flow, "label", label, {TypeStep::body, Weight::regular, ui.theme.text, false});
    text(flow, "words", words, mutedStyle(ui));
    flow.gap(0.5f);
    const Rect track{flow.x, flow.y, flow.x + flow.width, flow.y + ui.grid(1.25f)};
    fill(track, ui.theme.sunken, ui.grid(0.5f));
    outline(track, ui.theme.line, std::max(1.0f, ui.theme.borderWidth), ui.grid(0.5f));
    if (part > 0) fill({track.left, track.top, track.left + std::max(ui.grid(0.5f), track.width() * static_cast<float>(std::min(part, 1.0))), track.bottom}, colour, ui.grid(0.5f));
    flow.y = track.bottom;
    SemanticItem item;
    item.path = "bar";
    item.role = Role::progress;
    item.label = label;
    item.value = words;
    item.rect = {flow.x, top, flow.x + flow.width, flow.y};
    record(ui, std::move(item));
    flow.gap(1.5f);
}

std::string percent(double share) { return std::to_string(static_cast<int>(std::lround(100 * share))) + " %"; }

}  // namespace

void LabView::arrive(const Model& model, const Place& place) {
    m_from = place.find;
    m_values.clear();
    m_earned.clear();
    m_fields.forget();
    (void)model;
}

void LabView::passageLink(const ViewContext& context, const StorySheet& sheet, std::size_t passage, std::string_view more, Flow& flow, ActionQueue& actions) {
    const PassageId& id = sheet.scenario.passages[passage].id;
    if (link(flow, id.value, titleOf(sheet, passage) + std::string(more))) actions.push(GoTo{{Room::story, context.model.story->open.value, id.value}});
    flow.gap(0.5f);
}

void LabView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const StoryModel& model = *context.model.story;
    Page page(ui, "lab", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 72, .scrollKeys = true});
    Flow& flow = page.flow();
    if (!model.sheet) {
        pageTitle(flow, "Path lab", "Choose a story first.");
        if (button(flow, "stories", {"All stories"}, ButtonKind::primary)) actions.push(GoTo{{Room::story, {}, {}}});
        return;
    }
    pageTitle(flow, "Path lab: " + model.sheet->scenario.title, "Where the ways of this story lead, before a learner takes one.");
    notice(context, flow, actions);
    {
        ButtonRow row(flow);
        const StoryAction show = boxed<StoryRequest>(ShowExport{});
        if (context.rules.whyNot(show).empty() && row.button("open-folder", {"Open the folder", Icon::forward})) actions.push(show);
        if (row.button("back", {"Back to the map", Icon::back})) actions.push(GoTo{{Room::story, context.model.story->open.value, {}}});
        previewButton(context, row, ElementKind::scenario, context.model.story->open.value, actions);
        if (row.button("script", {"Script to print (PDF)", Icon::download}, ButtonKind::quiet)) actions.push(boxed<StoryRequest>(ExportStory{StoryExport::script}));
        if (row.button("map-pdf", {"Map (PDF)", Icon::download}, ButtonKind::quiet)) actions.push(boxed<StoryRequest>(ExportStory{StoryExport::mapPdf}));
        if (row.button("map-svg", {"Map (SVG)", Icon::download}, ButtonKind::quiet)) actions.push(boxed<StoryRequest>(ExportStory{StoryExport::mapSvg}));
    }
    flow.gap(1);
    if (model.studying) text(flow, "studying", model.study ? "Being worked out again …" : "Being worked out …", mutedStyle(ui), Role::status);
    Columns sides = columns(flow, !context.narrow, 0.56f, 5);
    Flow& left = sides.left;
    if (model.study && model.study->sheet) {
        const StoryStudy& study = *model.study;
        figures(context, study, left, actions);
        wrong(context, study, left, actions);
        endings(context, study, left, actions);
        points(context, study, left, actions);
        numbers(context, study, left, actions);
    }
    if (!sides.beside) {
        sides.right.x = left.x;
        sides.right.y = left.y;
        sides.right.width = left.width;
    }
    const SemanticScope scope(ui.record, "try");
    if (model.trial) trial(context, *model.trial->sheet, sides.right, actions);
    else setUp(context, *model.sheet, sides.right, actions);
    flow.y = sides.beside ? sides.bottom() : sides.right.y;
}

void LabView::path(const ViewContext& context, const StoryStudy& study, std::string_view id, std::string_view title, const StoryPath& way, Flow& flow, ActionQueue& actions) {
    const SemanticScope scope(context.ui.record, id);
    if (!m_fields.opened(flow, "open", std::string(title) + ": " + counted(static_cast<int>(way.moves.size()) + 1, "passage", "passages"))) return;
    for (std::size_t i = 0; i < way.moves.size(); ++i) {
        const SemanticScope step(context.ui.record, std::to_string(i + 1));
        passageLink(context, *study.sheet, way.moves[i].passage, {}, flow, actions);
    }
    const SemanticScope last(context.ui.record, "end");
    passageLink(context, *study.sheet, way.end, {}, flow, actions);
    flow.gap(0.5f);
}

void LabView::figures(const ViewContext& context, const StoryStudy& study, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const ScenarioSurvey& survey = study.lab.survey;
    const SemanticScope scope(ui.record, "figures");
    sectionTitle(ui, flow, "title", "The ways through");
    struct Figure {
        std::string_view id, label;
        std::string words;
    };
    std::vector<Figure> all;
    all.push_back({"ways", "Distinct ways to an ending", waysWords(survey.paths)});
    if (survey.exact && survey.passages.least > 0) {
        all.push_back({"length", "Passages on a way", rangeWords(survey.passages.least, survey.passages.most)});
        const std::optional<std::size_t> most = survey.words.most ? std::optional(static_cast<std::size_t>(readingMinutes(*survey.words.most))) : std::nullopt;
        all.push_back({"minutes", "Minutes to read", rangeWords(static_cast<std::size_t>(readingMinutes(survey.words.least)), most)});
        all.push_back({"words", "Words on a way", rangeWords(survey.words.least, survey.words.most)});
    }
    all.push_back({"states", "States looked at", grouped(survey.states) + (survey.exact ? "" : ", not all")});
    for (const Figure& figure : all) {
        const SemanticScope one(ui.record, figure.id);
        const float top = flow.y;
        Flow label{ui, flow.x, top, flow.width * 0.6f}, words{ui, flow.x + flow.width * 0.6f, top, flow.width * 0.4f};
        text(label, "label", figure.label, {TypeStep::body, Weight::regular, ui.theme.muted, false});
        text(words, "words", figure.words, {TypeStep::body, Weight::semiBold, ui.theme.text, false});
        flow.y = std::max(label.y, words.y) + ui.grid(0.75f);
    }
    if (survey.paths.endless) text(flow, "endless", "A circle can be gone round again and again, so there is no end of ways.", mutedStyle(ui));
    if (!survey.exact) text(flow, "not-exact", "The story can come to more states than can be looked at one by one. What is listed here is sure; there may be more.", {TypeStep::caption, Weight::regular, ui.theme.careful, true});
    flow.gap(1);
    if (study.lab.shortest) path(context, study, "shortest", "The shortest way", *study.lab.shortest, flow, actions);
    if (study.lab.longest) path(context, study, "longest", "The longest way", *study.lab.longest, flow, actions);
}

void LabView::wrong(const ViewContext& context, const StoryStudy& study, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const StorySheet& sheet = *study.sheet;
    const ScenarioSurvey& survey = study.lab.survey;
    const SemanticScope scope(ui.record, "wrong");
    sectionTitle(ui, flow, "title", "What to look at");
    bool any = false;
    const auto list = [&](std::string_view id, std::string_view title, std::string_view why, std::size_t count, auto each) {
        if (count == 0) return;
        any = true;
        const SemanticScope one(ui.record, id);
        text(flow, "title", std::string(title) + " (" + std::to_string(count) + ")", {TypeStep::body, Weight::semiBold, ui.theme.text, false});
        text(flow, "why", why, mutedStyle(ui));
        flow.gap(0.5f);
        for (std::size_t i = 0; i < count; ++i) {
            const SemanticScope item(ui.record, std::to_string(i + 1));
            each(i);
        }
        flow.gap(1);
    };
    const auto plain = [&](const std::vector<std::size_t>& passages) { return [&](std::size_t i) { passageLink(context, sheet, passages[i], {}, flow, actions); }; };
    const auto moments = [&](const std::vector<StoryMoment>& where) {
        return [&](std::size_t i) {
            std::string more;
            for (const auto& [variable, value] : where[i].values) more += (more.empty() ? ", where " : " and ") + sheet.scenario.variables[variable].title + " is " + std::to_string(value);
            passageLink(context, sheet, where[i].passage, more, flow, actions);
        };
    };
    const auto numbered = [&](const std::vector<std::size_t>& variables) {
        return [&](std::size_t i) { text(flow, "name", sheet.scenario.variables[variables[i]].title, bodyStyle(ui)); };
    };
    list("unreachable", "Never reached", "No play comes here.", survey.unreachable.size(), plain(survey.unreachable));
    list("stuck", "Dead ends", "Nothing is open and it is no ending.", survey.stuck.size(), moments(survey.stuck));
    list("endless", "Endless loops", "One goes round for ever; no ending can be reached.", survey.noEnding.size(), moments(survey.noEnding));
    list("never-open", "Choices that never open", "Their conditions never hold.", survey.neverOpen.size(), [&](std::size_t i) {
        const auto& [p, c] = survey.neverOpen[i];
        passageLink(context, sheet, p, ": " + sheet.scenario.passages[p].choices[c].text, flow, actions);
    });
    list("never-taken", "Branches that are never taken", "Whatever is written.", survey.neverTaken.size(), [&](std::size_t i) { passageLink(context, sheet, survey.neverTaken[i].first, {}, flow, actions); });
    list("never-shown", "Texts that are never shown", "Their conditions never hold.", survey.neverShown.size(), [&](std::size_t i) { passageLink(context, sheet, survey.neverShown[i].first, {}, flow, actions); });
    list("never-read", "Numbers that are never read", "No condition asks for them.", survey.neverRead.size(), numbered(survey.neverRead));
    list("never-changed", "Numbers that never change", "No choice changes them.", survey.neverChanged.size(), numbered(survey.neverChanged));
    list("drafts", "Not built yet", "Marked so by the author.", study.lab.drafts.size(), plain(study.lab.drafts));
    list("unscored", "Decisions without a point", "No choice here shows a marking point or a mistaken idea.", study.lab.unscored.size(), plain(study.lab.unscored));
    if (!any) text(flow, "none", "Nothing: every passage is reached, and every way comes to an ending.", {TypeStep::body, Weight::regular, ui.theme.earned, true}, Role::status);
}

void LabView::endings(const ViewContext& context, const StoryStudy& study, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const PlayerSpread& spread = study.spread;
    const SemanticScope scope(ui.record, "endings");
    sectionTitle(ui, flow, "title", "Where players end up");
    text(flow, "how", counted(spread.players, "player who chooses", "players who choose") + " by chance, any open choice as likely as another.", mutedStyle(ui));
    flow.gap(1);
    const double all = std::max(1, spread.players);
    for (std::size_t i = 0; i < spread.endings.size(); ++i) {
        const PlayerSpread::Ending& ending = spread.endings[i];
        const Passage& passage = study.sheet->scenario.passages[ending.passage];
        std::string words = std::to_string(ending.players) + " players, " + percent(ending.players / all) + "   ·   " + std::string(endingWords(passage.ending));
        if (i < study.lab.survey.endings.size()) words += "   ·   ways: " + waysWords(study.lab.survey.endings[i].paths);
        bar(ui, flow, passage.id.value, titleOf(*study.sheet, ending.passage), words, ending.players / all, endingColour(ui.theme, passage.ending));
    }
    if (spread.stuck > 0) bar(ui, flow, "stuck", "Got stuck", std::to_string(spread.stuck) + " players", spread.stuck / all, ui.theme.missed);
    if (spread.lost > 0) bar(ui, flow, "lost", "Still on the way after " + std::to_string(longestPlay) + " moves", std::to_string(spread.lost) + " players", spread.lost / all, ui.theme.missed);
    const auto range = [&](std::string_view id, std::string_view label, const PlayerSpread::Range& values) {
        const int mean = static_cast<int>(std::lround(values.mean * 10));
        text(flow, id, std::string(label) + ": " + std::to_string(values.least) + " to " + std::to_string(values.most) + ", on average " + std::to_string(mean / 10) + "." + std::to_string(std::abs(mean % 10)), bodyStyle(ui));
    };
    range("moves", "Moves to an ending", spread.moves);
    range("points", "Marking points met", spread.pointsMet);
    flow.gap(1);
    if (button(flow, "again", {"Send others", Icon::again}, ButtonKind::quiet)) actions.push(boxed<StoryRequest>(SendPlayers{context.model.story->playerSeed + 1}));
}

void LabView::points(const ViewContext& context, const StoryStudy& study, Flow& flow, ActionQueue& actions) {
    if (study.lab.points.empty()) return;
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "points");
    sectionTitle(ui, flow, "title", "Marking points on the ways");
    for (const PointCoverage& coverage : study.lab.points) {
        const MarkingPoint* point = courseInHand(context.model).findPoint(coverage.point);
        std::string words = "not known";
        if (study.lab.pointsKnown) words = coverage.onAll ? "on every way" : !coverage.onSome ? "on no way" : coverage.share ? "on " + percent(*coverage.share) + " of the ways" : "on some ways";
        const double share = coverage.share ? *coverage.share : coverage.onAll ? 1 : 0;
        bar(ui, flow, coverage.point.value, point ? point->title : coverage.point.value, words, share, coverage.onAll ? ui.theme.earned : ui.theme.accent);
        const SemanticScope one(ui.record, coverage.point.value);
        if (m_fields.opened(flow, "where", "Shown or asked for in " + counted(static_cast<int>(coverage.where.size()), "place", "places"))) {
            for (std::size_t i = 0; i < coverage.where.size(); ++i) {
                const SemanticScope item(ui.record, std::to_string(i + 1));
                passageLink(context, *study.sheet, coverage.where[i].passage, {}, flow, actions);
            }
        }
        if (coverage.missing) path(context, study, "missing", "A way that misses it", *coverage.missing, flow, actions);
        flow.gap(0.5f);
    }
}

void LabView::numbers(const ViewContext& context, const StoryStudy& study, Flow& flow, ActionQueue& actions) {
    const std::vector<ScenarioVariable>& variables = study.sheet->scenario.variables;
    if (variables.empty()) return;
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, "numbers");
    sectionTitle(ui, flow, "title", "Numbers at the end");
    for (std::size_t i = 0; i < variables.size(); ++i) {
        const ScenarioVariable& variable = variables[i];
        const PlayerSpread::Range& values = study.spread.values[i];
        const double span = std::max(1, variable.to - variable.from), tenths = std::round(values.mean * 10) / 10;
        const int mean = static_cast<int>(std::lround(tenths * 10));
        bar(ui, flow, variable.id.value, variable.title, "from " + std::to_string(values.least) + " to " + std::to_string(values.most) + ", on average " + (mean < 0 ? "−" : "") + std::to_string(std::abs(mean) / 10) + "." + std::to_string(std::abs(mean) % 10) +
                " (range " + std::to_string(variable.from) + " to " + std::to_string(variable.to) + ")", (values.mean - variable.from) / span, ui.theme.information);
        const SemanticScope one(ui.record, variable.id.value);
        const auto places = [&](std::string_view id, std::string_view label, const std::vector<StoryPart>& where) {
            const SemanticScope list(ui.record, id);
            if (!m_fields.opened(flow, "open", std::string(label) + " " + counted(static_cast<int>(where.size()), "place", "places"))) return;
            for (std::size_t n = 0; n < where.size(); ++n) {
                const SemanticScope item(ui.record, std::to_string(n + 1));
                passageLink(context, *study.sheet, where[n].passage, {}, flow, actions);
            }
        };
        places("read", "Read in", study.sheet->uses[i].read);
        places("written", "Changed in", study.sheet->uses[i].written);
        flow.gap(0.5f);
    }
}

void LabView::setUp(const ViewContext& context, const StorySheet& sheet, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Scenario& scenario = sheet.scenario;
    sectionTitle(ui, flow, "title", "Try it out");
    text(flow, "how", "Play from any passage, with any numbers. Nothing of it goes into a learner's record.", mutedStyle(ui));
    flow.gap(1);
    std::vector<PickOption> passages;
    for (const Passage& passage : scenario.passages) passages.push_back({passage.id.value, passage.title.empty() ? passage.id.value : passage.title});
    if (m_from.empty() || !scenario.findPassage(PassageId(m_from))) m_from = scenario.start.value;
    (void)m_fields.pick(flow, "from", "From", passages, m_from, "Choose a passage");
    while (m_values.size() < scenario.variables.size()) m_values.push_back(scenario.variables[m_values.size()].start);
    m_values.resize(scenario.variables.size());
    for (std::size_t i = 0; i < scenario.variables.size(); ++i) {
        const ScenarioVariable& variable = scenario.variables[i];
        const SemanticScope one(ui.record, variable.id.value);
        const auto [low, high] = std::minmax(variable.from, variable.to);
        m_values[i] = std::clamp(m_values[i], low, high);
        (void)m_fields.number(flow, "value", variable.title.empty() ? variable.id.value : variable.title, m_values[i], low, high);
    }
    if (button(flow, "begin", {"Try it from here", Icon::play}, ButtonKind::primary)) {
        m_earned.clear();
        actions.push(boxed<StoryRequest>(TryStory{PassageId(m_from), m_values}));
    }
}

void LabView::trial(const ViewContext& context, const StorySheet& sheet, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const StoryTrial& trial = *context.model.story->trial;
    const StoryRules& rules = sheet.rules;
    const StoryState& state = trial.now();
    const Passage& passage = rules.passageOf(state);
    sectionTitle(ui, flow, "title", "Trying it out");
    if (&sheet != context.model.story->sheet.get()) text(flow, "older", "You have changed the story since this trial began; it goes on with the story as it was.", {TypeStep::caption, Weight::regular, ui.theme.careful, true});
    for (std::size_t i = 0; i < sheet.scenario.variables.size(); ++i) {
        text(flow, "number-" + sheet.scenario.variables[i].id.value, sheet.scenario.variables[i].title + ": " + std::to_string(state.values[i]), mutedStyle(ui));
    }
    flow.gap(1.5f);
    if (!passage.setting.empty()) text(flow, "setting", passage.setting, {TypeStep::caption, Weight::semiBold, ui.theme.accent, false});
    text(flow, "passage-title", titleOf(sheet, state.passage), headingStyle(ui, TypeStep::heading), Role::heading);
    flow.gap(1.5f);
    storyText(context, rules, state, flow);
    flow.gap(2);
    if (passage.ending != Passage::Ending::none) {
        text(flow, "ending", endingWords(passage.ending), {TypeStep::body, Weight::semiBold, endingColour(ui.theme, passage.ending), false}, Role::status);
        text(flow, "debrief", passage.debrief, bodyStyle(ui));
    } else if (rules.asksForWriting(state)) {
        text(flow, "prompt", passage.written->prompt, {TypeStep::body, Weight::semiBold, ui.theme.text, true});
        flow.gap(1);
        std::vector<PickOption> points;
        for (const PointId& id : passage.written->points) {
            const MarkingPoint* point = courseInHand(context.model).findPoint(id);
            points.push_back({id.value, point ? point->title : id.value});
        }
        text(flow, "earned-how", "Tick what the learner's text shall show.", mutedStyle(ui));
        (void)m_fields.anyOf(flow, "earned", "Points shown", points, m_earned);
        if (button(flow, "go-on", {"See what comes of it", Icon::forward}, ButtonKind::primary)) {
            std::vector<PointId> earned;
            for (const std::string& id : m_earned) {
                if (std::find(passage.written->points.begin(), passage.written->points.end(), PointId(id)) != passage.written->points.end()) earned.emplace_back(id);
            }
            m_earned.clear();
            actions.push(boxed<StoryRequest>(PassTrialWriting{std::move(earned)}));
        }
    } else if (rules.over(state)) {
        text(flow, "stuck", "Nothing is open here, and it is no ending.", {TypeStep::body, Weight::semiBold, ui.theme.missed, true}, Role::status);
    } else if (const auto taken = storyChoices(context, rules, state, flow)) {
        actions.push(boxed<StoryRequest>(TakeTrialChoice{*taken}));
    }
    flow.gap(1.5f);
    ButtonRow row(flow);
    if (row.button("one-back", {"One step back", Icon::back, {}, context.rules.whyNot(boxed<StoryRequest>(GoBackInTrial{}))}, ButtonKind::quiet)) actions.push(boxed<StoryRequest>(GoBackInTrial{}));
    if (row.button("edit", {"Edit this passage", Icon::practise}, ButtonKind::quiet)) actions.push(GoTo{{Room::story, context.model.story->open.value, passage.id.value}});
    if (row.button("end", {"End the trial", Icon::stop}, ButtonKind::quiet)) actions.push(boxed<StoryRequest>(EndTrial{}));
}

}  // namespace carewright::ui
