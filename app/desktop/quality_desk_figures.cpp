#include "app/desktop/quality_desk_figures.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "engine/store/act_store.h"

namespace carewright {
namespace {

/// The engine first, as it was proposed beside the decision; nothing where it proposed nothing.
std::optional<MarkedPair> againstEngine(std::size_t number, const ResponseRecord& record, const Decision& decision) {
    if (!decision.decided.proposedMarks) return std::nullopt;
    MarkedPair pair{number, record.response.question, decision.when, *decision.decided.proposedMarks, decision.decided.marks, decision.decided.maxMarks, {}};
    for (const PointDecision& point : decision.decided.points)
        if (point.proposed) pair.points.push_back({point.point, *point.proposed, point.awarded});
    return pair;
}

MarkedPair firstAndSecond(std::size_t number, const ResponseRecord& record, const Decision& first, const Decision& second) {
    MarkedPair pair{number, record.response.question, second.when, first.decided.marks, second.decided.marks, second.decided.maxMarks, {}};
    for (const PointDecision& point : first.decided.points)
        if (const PointDecision* other = second.decided.find(point.point)) pair.points.push_back({point.point, point.awarded, other->awarded});
    return pair;
}

void measureAgreement(const std::vector<ResponseRecord>& records, ui::QualityFigures& figures) {
    std::vector<MarkedPair> engine, markers;
    std::map<AccountId, std::vector<MarkedPair>> perAssessor;
    for (const ResponseRecord& record : records) {
        const Decision* standing = record.standing();
        if (!standing) continue;
        const std::size_t number = figures.responses.size();
        figures.responses.push_back(record.response);
        if (auto pair = againstEngine(number, record, *standing)) {
            perAssessor[standing->by].push_back(*pair);
            engine.push_back(std::move(*pair));
        }
        const Decision* second = record.second();
        const auto first = std::ranges::find_if(record.decisions, [](const Decision& one) { return one.role == DecisionRole::first && !one.withdrawn; });
        if (second && first != record.decisions.end()) markers.push_back(firstAndSecond(number, record, *first, *second));
    }
    figures.engine = agreementOf(engine);
    figures.markers = agreementOf(markers);
    AgreementOptions quick;
    quick.rounds = 200;     // a line for each assessor, none of which is read to the third digit
    for (const auto& [account, pairs] : perAssessor) figures.perAssessor[account] = agreementOf(pairs, quick);
}

void measureItems(const Course& course, const std::vector<ReviewItem>& items, ui::QualityFigures& figures) {
    const std::vector<Question>& questions = course.questions;
    std::vector<double> most;
    for (const Question& question : questions) {
        most.push_back(std::max(1, question.marks));
        figures.items.push_back({question.id, {}, {}});
    }
    std::map<ResponseRef, std::size_t> numbers;
    for (std::size_t i = 0; i < figures.responses.size(); ++i) numbers.emplace(figures.responses[i], i);
    // One script for each learner: the newest decision on each question.
    std::map<LearnerId, Script> scripts;
    for (const ReviewItem& item : items) {
        const auto question = std::ranges::find(questions, item.response.question, &Question::id);
        if (question == questions.end() || !item.decidedMarks) continue;
        const auto at = static_cast<std::size_t>(question - questions.begin());
        Script& script = scripts[item.learner];
        script.resize(questions.size());
        script[at] = *item.decidedMarks;
        if (const auto number = numbers.find(item.response); number != numbers.end()) figures.items[at].responses.push_back(number->second);
    }
    std::vector<Script> all;
    for (auto& [learner, script] : scripts) all.push_back(std::move(script));
    const auto measured = itemFigures(most, all);
    for (std::size_t i = 0; i < measured.size(); ++i) figures.items[i].figures = measured[i];
    figures.alpha = cronbachAlpha(all);
}

void studyConfidenceOn(Store& store, const std::vector<ResponseRecord>& records, ui::QualityFigures& figures) {
    ActStore acts(store);
    std::vector<DecidedConfidence> decisions;
    std::map<ResponseRef, std::size_t> numbers;
    for (std::size_t i = 0; i < figures.responses.size(); ++i) numbers.emplace(figures.responses[i], i);
    std::size_t studied = 0;
    for (auto record = records.rbegin(); record != records.rend() && studied < mostStudiedDecisions; ++record) {
        const Decision* standing = record->standing();
        if (!standing) continue;
        const auto detail = acts.response(record->response);
        if (!detail) continue;
        const auto beside = std::ranges::find(detail->proposals, standing->decided.proposal, [](const HashedProposal& one) { return one.proposal.step; });
        if (beside == detail->proposals.end()) continue;
        ++studied;
        const std::size_t number = numbers.at(record->response);
        const Marking& marking = beside->proposal.marking;
        for (const PointDecision& point : standing->decided.points) {
            const auto proposed = std::ranges::find(marking.points, point.point, &PointMarking::id);
            if (proposed != marking.points.end()) decisions.push_back({number, proposed->confidence, proposed->awarded == point.awarded});
        }
        if (understoodByNoRule(marking)) figures.noRule.push_back(number);
    }
    figures.confidence = studyConfidence(decisions);
    figures.confidenceOf = studied;
}

}  // namespace

Result<std::vector<ReviewItem>> decidedItems(Store& store, const CourseId& course) {
    std::vector<ReviewItem> items;
    for (const ResponseState state : {ResponseState::decided, ResponseState::released}) {
        QueueFilter filter;
        filter.course = course;
        filter.state = state;
        filter.allTries = true;
        auto found = ActStore(store).wholeQueue(filter);
        if (!found) return found;
        std::move(found->begin(), found->end(), std::back_inserter(items));
    }
    return items;
}

Result<ui::QualityFigures> measuredFigures(Store& store, const Course& course, Instant now) {
    ActStore acts(store);
    const auto records = acts.records();
    if (!records) return tl::make_unexpected(records.error());
    const auto items = decidedItems(store, course.id);
    if (!items) return tl::make_unexpected(items.error());
    ui::QualityFigures figures;
    if (const auto roster = acts.roster())
        for (const Account& one : roster->accounts()) figures.names[one.id] = one.name;
    measureAgreement(*records, figures);
    measureItems(course, *items, figures);
    studyConfidenceOn(store, *records, figures);
    figures.measuredAt = now;
    return figures;
}

}  // namespace carewright
