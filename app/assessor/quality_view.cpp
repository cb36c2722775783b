#include "app/assessor/quality_view.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "app/assessor/review_words.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/column_chart.h"
#include "app/ui/controls.h"
#include "app/ui/day_words.h"
#include "app/ui/page_parts.h"
#include "app/ui/quality_actions.h"
#include "app/ui/review_actions.h"
#include "app/ui/scatter.h"
#include "engine/base/moment_words.h"

namespace carewright::ui {
namespace {

/// Under so many decisions a kappa says more about luck than about anybody.
constexpr std::size_t enoughForKappa = 20;
/// Under so many judgements one point of the calibration curve is moved far by a single one of them.
constexpr std::size_t enoughForCurve = 100;

std::string two(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

std::string signedTwo(double value) { return (value > 0.005 ? "+" : "") + two(value); }

/// "kappa 0.61 (0.40 to 0.80), substantial" over so many decisions.
std::string kappaWords(std::size_t decisions, const std::optional<double>& kappa, const std::optional<Interval>& interval) {
    if (decisions < enoughForKappa) return "too few for a kappa";
    if (!kappa) return "kappa cannot be told: both always say the same";
    std::string words = "kappa " + two(*kappa);
    if (interval) words += " (" + two(interval->low) + " to " + two(interval->high) + ")";
    return words + ", " + std::string(kappaInWords(*kappa));
}

/// One line for whoever has never met it, and how it is usually read: Landis and Koch, "The measurement of observer agreement for
/// categorical data", Biometrics 33 (1977), 159–174.
constexpr std::string_view kappaExplained =
    "Kappa leaves out the agreement that chance alone would give: 0 is no better than chance, 1 is full agreement. It is usually read as slight up to 0.20, fair up to 0.40, "
    "moderate up to 0.60, substantial up to 0.80 and almost perfect above (Landis and Koch, 1977). In brackets: between which values it lies with 95 % confidence.";

/// "the engine gives 0.36 marks less than the assessors", on average.
std::string differenceWords(std::string_view first, std::string_view second, double mean) {
    std::string words(first);
    if (std::abs(mean) < 0.005) return words + " gives as much as " + std::string(second);
    return words + " gives " + two(std::abs(mean)) + " marks " + (mean > 0 ? "more" : "less") + " than " + std::string(second);
}

std::string pointTitle(const Course& course, const PointId& id) {
    const MarkingPoint* point = course.findPoint(id);
    return point ? point->title : id.value;
}

std::vector<ResponseRef> refsOf(const QualityModel& quality, const std::vector<std::size_t>& numbers) {
    std::vector<ResponseRef> refs;
    for (const std::size_t number : numbers)
        if (number < quality.responses.size()) refs.push_back(quality.responses[number]);
    return refs;
}

}  // namespace

void QualityView::draw(const ViewContext& context, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QualityModel& quality = *context.model.quality;
    Page page(ui, "quality", context.area, {.margin = 4, .maxWidth = ui.type.face(TypeStep::body).em * 66, .scrollKeys = true});
    Flow& flow = page.flow();
    pageTitle(flow, "Quality", "How far the marks agree. Every figure opens the responses behind it.");
    notice(context, flow, actions);
    if (quality.measuring) {
        text(flow, "measuring", quality.measuredAt ? "The figures are being worked out anew. You can go on meanwhile." : "The figures are being worked out. You can go on meanwhile.", mutedStyle(ui), Role::status);
        flow.gap(2);
        if (!quality.measuredAt) return;
    }
    if (!quality.measuredAt || quality.responses.empty()) {
        noticeCard(flow, "empty", NoticeKind::information, "No decisions yet", "Figures appear once assessors have decided on responses. Begin under Review.");
        return;
    }
    constexpr std::array options = {ChoiceOption{"engine", "Engine and assessors"}, ChoiceOption{"markers", "Two markers"}, ChoiceOption{"items", "Questions"},
                                    ChoiceOption{"confidence", "Confidence"}, ChoiceOption{"remarking", "Re-marking"}};
    const int chosen = choices(flow, "tabs", {}, options, static_cast<int>(m_tab));
    if (chosen >= 0) m_tab = static_cast<Tab>(chosen);
    flow.gap(3);
    switch (m_tab) {
        case Tab::engine:
            agreement(context, quality.engine, "the engine", "the assessors", flow, actions);
            flow.gap(3);
            assessors(context, flow, actions);
            break;
        case Tab::markers:
            if (quality.markers.allQuestions.responses == 0)
                noticeCard(flow, "no-second", NoticeKind::information, "Nothing has been marked twice", "Open a decided response and choose “Mark a second time”: it is marked blind, and compared here.");
            else agreement(context, quality.markers, "the first marker", "the second", flow, actions);
            break;
        case Tab::items: items(context, flow, actions); break;
        case Tab::confidence: confidence(context, flow, actions); break;
        case Tab::remarking: remarking(context, flow, actions); break;
    }
}

void QualityView::remarking(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const Course& course = context.model.course;
    const std::optional<Remarking>& shown = context.model.quality->remarking;
    const SemanticScope scope(ui.record, "remarking");
    {
        Card card(flow, {.pad = 3});
        Flow& inner = card.inner();
        text(inner, "title", "What the rubric and engine of today would propose", headingStyle(ui, TypeStep::lead), Role::heading);
        inner.gap(0.5f);
        text(inner, "words", "Every decided response is marked anew and held against its decision. Decisions stay as they are, and nothing of this is kept.", bodyStyle(ui));
        inner.gap(1);
        if (shown && !shown->whole()) {
            progressBar(inner, "progress", "Marked anew", static_cast<int>(shown->done), static_cast<int>(shown->total));
            text(inner, "standing", std::to_string(shown->done) + " of " + std::to_string(shown->total) + " are marked anew.", mutedStyle(ui), Role::status);
        } else if (shown) {
            text(inner, "standing",
                 shown->lines.empty() ? "All " + std::to_string(shown->total) + " decisions are what would be proposed now"
                                      : std::to_string(shown->lines.size()) + " of " + counted(static_cast<int>(shown->total), "decision", "decisions") + (shown->lines.size() == 1 ? " differs" : " differ") + " from what would be proposed now",
                 headingStyle(ui, TypeStep::heading), Role::status);
            text(inner, "changed",
                 shown->changedProposals == 0 ? std::string("Every proposal would be the same as when its decision was made.")
                                              : counted(static_cast<int>(shown->changedProposals), "proposal", "proposals") + " would be another than when the decision was made.",
                 bodyStyle(ui));
            text(inner, "versions", "Engine " + shown->engineVersion + ", rubric " + shown->rubricHash.substr(0, 12) + ", " + momentWords(shown->begunAt, context.model.zone) + ".", mutedStyle(ui));
        }
        inner.gap(1);
        const QualityAction again = boxed<QualityRequest>(RemarkDecided{});
        ButtonRow row(inner);
        if (row.button("mark", {shown ? "Mark them again" : "Mark all decided responses anew", Icon::again, {}, context.rules.whyNot(again)}, shown ? ButtonKind::secondary : ButtonKind::primary))
            actions.push(again);
        if (shown && shown->whole() && !shown->lines.empty() && row.button("show", {"Show them in the queue", Icon::forward})) {
            std::vector<ResponseRef> all;
            for (const RemarkLine& one : shown->lines) all.push_back(one.response);
            actions.push(boxed<ReviewRequest>(ShowResponses{all, "Decided otherwise than would be proposed now."}));
        }
    }
    if (!shown || !shown->whole()) return;
    constexpr std::size_t mostLines = 30;
    for (std::size_t i = 0; i < std::min(mostLines, shown->lines.size()); ++i) {
        const RemarkLine& one = shown->lines[i];
        const SemanticScope item(ui.record, "line-" + std::to_string(i + 1));
        flow.gap(1.5f);
        rule(flow);
        flow.gap(1.5f);
        text(flow, "title", questionWords(course, one.response.question), {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
        std::string words = "Decided: " + std::to_string(one.decidedMarks) + " of " + counted(one.maxMarks, "mark", "marks") + ". Proposed now: " + std::to_string(one.nowMarks);
        if (one.thenMarks) words += ", then: " + std::to_string(*one.thenMarks);
        text(flow, "marks", words + ".", {TypeStep::body, Weight::regular, one.changed ? ui.theme.careful : ui.theme.text, true});
        std::string points;
        for (const PointId& point : one.points) points += (points.empty() ? "They differ on: " : ", ") + pointTitle(course, point);
        if (!points.empty()) text(flow, "points", points, mutedStyle(ui));
        if (link(flow, "read", "Read the response and the decision", TypeStep::caption)) actions.push(boxed<ReviewRequest>(OpenResponse{one.response}));
    }
    if (shown->lines.size() > mostLines) text(flow, "more", "And " + std::to_string(shown->lines.size() - mostLines) + " more in the queue.", mutedStyle(ui));
}

void QualityView::line(const ViewContext& context, std::string_view id, const std::string& title, const std::string& figures, const std::string& more,
                       const std::vector<std::size_t>& behind, const std::string& what, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const SemanticScope scope(ui.record, id);
    text(flow, "title", title, {TypeStep::body, Weight::semiBold, ui.theme.text, false}, Role::heading);
    text(flow, "figures", figures, bodyStyle(ui));
    if (!more.empty()) text(flow, "more", more, mutedStyle(ui));
    if (!behind.empty() && link(flow, "behind", counted(static_cast<int>(behind.size()), "response ", "responses ") + what, TypeStep::caption))
        actions.push(boxed<ReviewRequest>(ShowResponses{refsOf(*context.model.quality, behind), title + ": responses " + what + "."}));
    flow.gap(1.25f);
    rule(flow);
    flow.gap(1.25f);
}

void QualityView::agreement(const ViewContext& context, const MarkerAgreement& agreement, std::string_view first, std::string_view second, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    {
        Card card(flow, {.pad = 3});
        Flow& inner = card.inner();
        const PointAgreement& all = agreement.allPoints;
        text(inner, "exact", all.exact ? percentWords(*all.exact) + " of decisions on points are the same" : std::string("Nothing to compare yet"), headingStyle(ui, TypeStep::heading), Role::status);
        inner.gap(0.75f);
        std::string words = std::to_string(all.counts.agreed()) + " of " + std::to_string(all.counts.total()) + ", " + kappaWords(all.counts.total(), all.kappa, all.kappaInterval) + ".";
        if (all.counts.total() < enoughForKappa) words += " So few decisions prove little.";
        text(inner, "kappa", words, bodyStyle(ui));
        if (all.counts.total() >= enoughForKappa) {
            inner.gap(0.5f);
            text(inner, "kappa-explained", kappaExplained, mutedStyle(ui));
        }
        const TotalAgreement& total = agreement.allQuestions;
        inner.gap(0.5f);
        words = "Totals: the same for " + std::to_string(total.exact) + " of " + counted(static_cast<int>(total.responses), "response", "responses");
        if (total.weightedKappa && total.responses >= enoughForKappa) {
            words += ", weighted kappa " + two(*total.weightedKappa) + ", where being far apart counts more than being one mark apart";
            if (total.interval) words += " (" + two(total.interval->low) + " to " + two(total.interval->high) + ")";
        }
        words += ". On average " + differenceWords(first, second, total.difference.mean);
        if (total.difference.limits && total.responses >= enoughForKappa) words += "; 95 % of differences are expected between " + signedTwo(total.difference.limits->low) + " and " + signedTwo(total.difference.limits->high);
        text(inner, "totals", words + ".", bodyStyle(ui));
        if (!all.differing.empty() && link(inner, "differing", counted(static_cast<int>(all.differing.size()), "response", "responses") + " with a decision that differs"))
            actions.push(boxed<ReviewRequest>(ShowResponses{refsOf(*context.model.quality, all.differing), "Responses with a decision that differs."}));
    }
    flow.gap(3);
    overTime(context, agreement, first, second, flow, actions);
    Columns sides = columns(flow, !context.narrow, 0.5f, 4);
    points(context, agreement, first, second, sides.left, actions);
    if (!sides.beside) {
        sides.right.y = sides.left.y;
        sides.right.gap(2);
    }
    totals(context, agreement, first, second, sides.right, actions);
    flow.y = sides.beside ? sides.bottom() : sides.right.y;
}

void QualityView::points(const ViewContext& context, const MarkerAgreement& agreement, std::string_view first, std::string_view second, Flow& flow, ActionQueue& actions) {
    text(flow, "points-title", "Point by point", headingStyle(context.ui, TypeStep::lead), Role::heading);
    flow.gap(1.5f);
    const SemanticScope scope(context.ui.record, "points");
    for (const PointAgreement& one : agreement.points) {
        std::string more;
        if (one.counts.machineOnly + one.counts.readerOnly > 0)
            more = std::to_string(one.counts.machineOnly) + " awarded by " + std::string(first) + " only, " + std::to_string(one.counts.readerOnly) + " by " + std::string(second) + " only.";
        line(context, one.point.value, pointTitle(context.model.course, one.point), percentWords(*one.exact) + " the same, " + kappaWords(one.counts.total(), one.kappa, one.kappaInterval) + ".", more, one.differing,
             "where they differ", flow, actions);
    }
}

void QualityView::totals(const ViewContext& context, const MarkerAgreement& agreement, std::string_view first, std::string_view second, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    text(flow, "totals-title", "Question by question", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1.5f);
    const SemanticScope scope(ui.record, "questions");
    for (const TotalAgreement& one : agreement.questions) {
        const SemanticScope question(ui.record, one.question.value);
        std::string figures = "The same marks for " + std::to_string(one.exact) + " of " + std::to_string(one.responses) + "; on average " + differenceWords(first, second, one.difference.mean);
        if (one.weightedKappa && one.responses >= enoughForKappa) figures += ", weighted kappa " + two(*one.weightedKappa);
        line(context, "line", questionWords(context.model.course, one.question), figures + ".", {}, one.differing, "with other marks", flow, actions);
        // The table of marks: rows the first marker, columns the second, the diagonal where they agree.
        const std::size_t size = one.table.size();
        if (size == 0 || size > 13) continue;
        const Face& face = ui.type.face(TypeStep::caption);
        // What is down and what is across comes first: a table of bare numbers is read the wrong way round by half its readers.
        text(flow, "axes", "Down: marks by " + std::string(first) + ". Across: marks by " + std::string(second) + ". In the shaded cells they agree.", mutedStyle(ui));
        flow.gap(0.75f);
        const float cell = std::min(face.em * 2.2f, flow.width / (static_cast<float>(size) + 1.5f));
        SemanticItem item;
        item.path = "table";
        item.role = Role::table;
        item.label = "Marks by " + std::string(first) + " (down) and by " + std::string(second) + " (across)";
        for (std::size_t row = 0; row < size; ++row)
            for (std::size_t column = 0; column < size; ++column)
                if (one.table[row][column] > 0)
                    item.value += std::to_string(row) + " and " + std::to_string(column) + ": " + std::to_string(one.table[row][column]) + "; ";
        item.rect = {flow.x, flow.y, flow.x + cell * static_cast<float>(size + 1), flow.y + cell * static_cast<float>(size + 1)};
        record(ui, item);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const auto put = [&](std::size_t row, std::size_t column, const std::string& words, Colour colour) {
            const float width = face.font->CalcTextSizeA(face.size, 1e9f, 0, words.c_str()).x;
            list.AddText(face.font, face.size, {std::floor(flow.x + cell * static_cast<float>(column) + (cell - width) / 2), std::floor(flow.y + cell * static_cast<float>(row) + (cell - face.size) / 2)},
                         colour.packed(), words.c_str());
        };
        for (std::size_t row = 0; row < size; ++row) {
            put(row + 1, 0, std::to_string(row), ui.theme.muted);
            put(0, row + 1, std::to_string(row), ui.theme.muted);
            for (std::size_t column = 0; column < size; ++column) {
                const Rect box{flow.x + cell * static_cast<float>(column + 1), flow.y + cell * static_cast<float>(row + 1), flow.x + cell * static_cast<float>(column + 2) - 1,
                               flow.y + cell * static_cast<float>(row + 2) - 1};
                if (row == column) fill(box, ui.theme.sunken);
                outline(box, ui.theme.line, 1);
                if (one.table[row][column] > 0) put(row + 1, column + 1, std::to_string(one.table[row][column]), row == column ? ui.theme.earned : ui.theme.careful);
            }
        }
        flow.y = item.rect.bottom;
        flow.gap(2.5f);
    }
}

void QualityView::overTime(const ViewContext& context, const MarkerAgreement& agreement, std::string_view first, std::string_view second, Flow& flow, ActionQueue& actions) {
    if (agreement.periods.size() < 2) return;
    const Context& ui = context.ui;
    std::vector<ChartColumn> weeks;
    for (const AgreementPeriod& one : agreement.periods) {
        const Day day = context.model.zone.dayOf(one.from);
        const float agreed = static_cast<float>(100 * one.exact());
        weeks.push_back({shortDay(day), "Week from " + plainDay(day) + ": " + percentWords(one.exact()) + " the same over " +
                                                                counted(static_cast<int>(one.responses), "response", "responses") + "; on average " + differenceWords(first, second, one.meanDifference) + ".",
                         agreed, 100 - agreed});
    }
    m_period = std::min(m_period, weeks.size() - 1);
    columnChart(flow, "weeks", {.label = "Agreement week by week", .unit = "decisions, %", .lowerName = "the same", .upperName = "different", .columns = weeks}, m_period);
    if (link(flow, "week-behind", "The responses of this week", TypeStep::caption))
        actions.push(boxed<ReviewRequest>(ShowResponses{refsOf(*context.model.quality, agreement.periods[m_period].all), weeks[m_period].words}));
    flow.gap(3);
    (void)ui;
}

void QualityView::assessors(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const QualityModel& quality = *context.model.quality;
    if (quality.perAssessor.size() < 2) return;
    text(flow, "assessors-title", "Each assessor against the engine", headingStyle(context.ui, TypeStep::lead), Role::heading);
    flow.gap(0.5f);
    text(flow, "assessors-words", "The engine is the same for all, so who differs from it more than the others may mark to another standard.", mutedStyle(context.ui, TypeStep::body));
    flow.gap(1.5f);
    const SemanticScope scope(context.ui.record, "assessors");
    for (const auto& [account, agreement] : quality.perAssessor) {
        const auto name = quality.names.find(account);
        const PointAgreement& all = agreement.allPoints;
        line(context, toString(account), name == quality.names.end() ? "Somebody" : name->second,
             (all.exact ? percentWords(*all.exact) + " the same, " : std::string()) + kappaWords(all.counts.total(), all.kappa, all.kappaInterval) + "; on average " +
                 differenceWords("the engine", "this assessor", agreement.allQuestions.difference.mean) + ", over " + counted(static_cast<int>(agreement.allQuestions.responses), "response", "responses") + ".",
             {}, all.differing, "decided otherwise", flow, actions);
    }
}

void QualityView::items(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QualityModel& quality = *context.model.quality;
    text(flow, "items-words",
         "Facility is the share of marks that learners get: near 100 % everybody has it, near 0 % nobody. Discrimination tells whether those who do well elsewhere do well here.", bodyStyle(ui));
    flow.gap(2);
    if (quality.alpha) {
        text(flow, "alpha", "Cronbach's alpha of learners who answered every question: " + two(*quality.alpha) + ".", bodyStyle(ui));
        flow.gap(2);
    }
    const SemanticScope scope(ui.record, "items");
    for (const ItemLine& one : quality.items) {
        if (one.figures.responses == 0) continue;
        std::string figures = "Facility " + percentWords(one.figures.facility.value_or(0)) + " over " + counted(static_cast<int>(one.figures.responses), "learner", "learners");
        if (one.figures.discrimination)
            figures += ", discrimination " + two(*one.figures.discrimination) + " (corrected item–total)" + (one.figures.responses < enoughForKappa ? "; so few learners prove little" : ", " + std::string(discriminationInWords(*one.figures.discrimination)));
        if (one.figures.upperLower && one.figures.responses >= enoughForKappa) figures += ", upper–lower 27 % " + two(*one.figures.upperLower);
        if (!one.figures.discrimination) figures += "; discrimination needs learners who answered other questions too";
        line(context, one.question.value, questionWords(context.model.course, one.question), figures + ".", {}, one.responses, "behind these figures", flow, actions);
    }
    flow.gap(1);
    line(context, "no-rule", "Responses that no rule understands", quality.noRule.empty() ? "None among those studied." : "Something is written, and no rule of any rubric holds.",
         quality.noRule.empty() ? "" : "A tutor can add them to the bench of a rubric.", quality.noRule, "understood by no rule", flow, actions);
}

void QualityView::confidence(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const Context& ui = context.ui;
    const QualityModel& quality = *context.model.quality;
    const ConfidenceStudy& study = quality.confidence;
    if (study.decisions == 0) {
        noticeCard(flow, "none", NoticeKind::information, "Nothing to hold it against", "The engine proposed nothing for the responses that were decided.");
        return;
    }
    text(flow, "words",
         "Of the judgements that the engine is 90 % sure of, nine in ten should be decided the same way. On the line its confidence means what it says; below the line it is too sure of itself.", bodyStyle(ui));
    flow.gap(2);
    std::vector<ScatterPoint> points;
    std::vector<std::size_t> bins;
    for (std::size_t i = 0; i < study.calibration.bins.size(); ++i) {
        const CalibrationBin& bin = study.calibration.bins[i];
        if (bin.count == 0) continue;
        points.push_back({bin.meanConfidence, bin.shareRight, static_cast<double>(bin.count),
                          percentWords(bin.shareRight) + " of " + counted(static_cast<int>(bin.count), "judgement", "judgements") + " decided the same way"});
        bins.push_back(i);
    }
    const auto refer = referBelow(study, m_wanted / 100.0);
    const std::string mark = refer ? "refer below " + percentWords(refer->threshold) : std::string();
    double lowest = 0.5;
    for (const ScatterPoint& point : points) lowest = std::min(lowest, std::floor(point.y * 10) / 10);
    const int pressed = scatter(flow, "calibration",
                                {.label = "The engine's confidence against what assessors decided", .across = "the engine's confidence", .upright = "decided the same way", .from = lowest, .to = 1, .points = points,
                                 .mark = refer ? std::optional(refer->threshold) : std::nullopt, .markWords = mark, .height = std::min(flow.width * 0.62f, ui.type.face(TypeStep::body).em * 24)},
                                m_bin);
    if (pressed >= 0) {
        const std::size_t bin = bins[static_cast<std::size_t>(pressed)];
        const auto& behind = study.disagreed[bin].empty() ? study.responses[bin] : study.disagreed[bin];
        actions.push(boxed<ReviewRequest>(ShowResponses{refsOf(quality, behind), "Confidence near " + percentWords(study.calibration.bins[bin].meanConfidence) + ": " + points[static_cast<std::size_t>(pressed)].words + "."}));
    }
    flow.gap(1);
    text(flow, "error", "On average its confidence and what was decided lie " + std::to_string(std::lround(100 * study.calibration.expectedError)) + " in a hundred apart (expected calibration error), over " + counted(static_cast<int>(study.decisions), "judgement", "judgements") + " on the newest " +
                            counted(static_cast<int>(quality.confidenceOf), "response", "responses") + ".",
         mutedStyle(ui));
    flow.gap(3);
    {
        Card card(flow, {.pad = 3});
        Flow& inner = card.inner();
        text(inner, "refer-title", "Refer below", headingStyle(ui, TypeStep::lead), Role::heading);
        inner.gap(1);
        (void)stepper(inner, "wanted", "How much of what is not referred should be decided the same way", m_wanted, {80, 100, 1}, std::to_string(static_cast<int>(m_wanted)) + " %");
        inner.gap(1.5f);
        if (!refer)
            text(inner, "refer", "No threshold reaches that with a response left. More decisions, or a better rubric, are needed.", bodyStyle(ui), Role::status);
        else
            text(inner, "refer", "Send a response to a person first when its least certain judgement is below " + percentWords(refer->threshold) + ". That refers " + percentWords(refer->referred) +
                                     " of the responses; of the judgements on the others " + percentWords(refer->agreed.value_or(1)) + " are decided the same way.",
                 bodyStyle(ui), Role::status);
        if (study.decisions < enoughForCurve) {
            inner.gap(0.5f);
            text(inner, "refer-few", "Only " + counted(static_cast<int>(study.decisions), "judgement is", "judgements are") + " behind this: too few to change anything by.", {TypeStep::body, Weight::semiBold, ui.theme.careful, true});
        }
    }
    flow.gap(3);
    const SemanticScope scope(ui.record, "bins");
    for (std::size_t i = 0; i < points.size(); ++i) {
        const CalibrationBin& bin = study.calibration.bins[bins[i]];
        line(context, "bin-" + std::to_string(bins[i]), percentWords(bin.low) + " to " + percentWords(bin.high) + " sure", points[i].words + ".", {}, study.disagreed[bins[i]], "decided otherwise", flow, actions);
    }
}

}  // namespace carewright::ui
