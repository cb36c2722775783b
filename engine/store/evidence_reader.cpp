#include "engine/store/evidence_reader.h"

#include <algorithm>
#include <iterator>

#include "engine/attempt/each_attempt.h"
#include "engine/attempt/examiner_evidence.h"
#include "engine/attempt/missed_points.h"
#include "engine/attempt/recall_evidence.h"
#include "engine/attempt/recall_run.h"
#include "engine/recall/deck.h"

namespace carewright {
namespace {

/// How many of the newest attempts are looked at for changes before everything is read anew.
constexpr std::size_t newest = 200;

/// Reviews of a point's card count whatever is known to be missed just now: what made the card may lie on another computer.
std::vector<Card> everyCard(const Course& course) {
    std::vector<PointId> points;
    for (const MarkingPoint& point : course.points) points.push_back(point.id);
    return makeDeck(course, points);
}

}  // namespace

EvidenceReader::EvidenceReader(const Course& course, std::vector<EvidenceKind> kinds, const LearnerDays& days)
    : m_course(course), m_kinds(std::move(kinds)), m_days(days), m_everyCard(everyCard(course)) {
    gather();
}

Result<void> EvidenceReader::readKind(Store& store, const LearnerId& learner, const EvidenceKind& kind) {
    const auto steps = store.stepsWithoutTyping({.learner = learner, .course = m_course.id, .exercise = kind.exercise, .ref = {}});
    if (!steps) return tl::make_unexpected(steps.error());
    eachAttempt(*steps, [&](std::span<const Step> attempt) {
        m_known.insert_or_assign(attempt.front().attempt, Known{attempt.back().seq, kind.exercise, kind.evidenceOf(attempt, m_course)});
    });
    return {};
}

Result<void> EvidenceReader::readChanged(Store& store, const std::vector<AttemptSummary>& changed) {
    for (const AttemptSummary& summary : changed) {
        const auto kind = std::ranges::find(m_kinds, summary.exercise.kind, &EvidenceKind::exercise);
        if (kind == m_kinds.end()) continue;
        const auto known = m_known.find(summary.id);
        if (known != m_known.end() && known->second.lastSeq >= summary.lastSeq) continue;
        const auto steps = store.steps(summary.id);
        if (!steps) return tl::make_unexpected(steps.error());
        m_known.insert_or_assign(summary.id, Known{summary.lastSeq, kind->exercise, kind->evidenceOf(*steps, m_course)});
    }
    return {};
}

void EvidenceReader::takeRecall(const std::vector<RecallEvent>& events) {
    m_all = evidenceOf(events, m_everyCard);
    m_ofRecall = m_all.points.size();
}

Result<void> EvidenceReader::readRecall(Store& store, const LearnerId& learner, const RecallSitting* cards) {
    const bool atHand = cards && cards->learner() == learner && cards->course() == m_course.id && cards->days() == m_days && cards->hasAll();
    if (atHand) {
        takeRecall(cards->events());
        m_recall = cards->state();
        return {};
    }
    const auto events = store.recallEvents(learner, m_course.id);
    if (!events) return tl::make_unexpected(events.error());
    takeRecall(*events);
    m_recall = recallState(*events, m_fsrs, m_days);
    return {};
}

void EvidenceReader::gather() {
    std::size_t points = m_ofRecall, ideas = 0;
    for (const auto& [attempt, known] : m_known) {
        points += known.evidence.points.size();
        ideas += known.evidence.misconceptions.size();
    }
    m_all.points.resize(m_ofRecall);        // recall's tens of thousands stay where they are
    m_all.misconceptions.clear();
    m_all.points.reserve(points);
    m_all.misconceptions.reserve(ideas);
    for (const auto& [attempt, known] : m_known) m_all.add(known.evidence);
    keepFirstVerdicts(m_all, m_ofRecall);
    std::vector<PointId> missed = missedPoints(m_all, m_course);
    if (missed == m_missed && !m_deck.empty()) return;
    m_missed = std::move(missed);
    m_deck.clear();
    const auto belongs = [this](const Card& card) { return card.kind != CardKind::point || std::ranges::find(m_missed, card.points.front()) != m_missed.end(); };
    std::ranges::copy_if(m_everyCard, std::back_inserter(m_deck), belongs);
}

Result<void> EvidenceReader::refresh(Store& store, const LearnerId& learner, const RecallSitting* cards) {
    const AttemptQuery mine{.learner = learner, .course = m_course.id, .exercise = {}, .ref = {}, .limit = newest};
    const auto count = store.countAttempts(mine);
    const auto latest = store.attempts(mine);
    if (!count) return tl::make_unexpected(count.error());
    if (!latest) return tl::make_unexpected(latest.error());
    // Attempts of another computer come with dates of their own: when more arrived than the newest can tell, all is read.
    const auto unseen = static_cast<std::size_t>(std::ranges::count_if(*latest, [&](const AttemptSummary& one) { return !m_seen.contains(one.id); }));
    const bool all = !m_readOnce || *count < m_attempts || *count - m_attempts > unseen;
    bool recall = all;
    if (all) {
        m_known.clear();
        for (const EvidenceKind& kind : m_kinds)
            if (auto read = readKind(store, learner, kind); !read) return read;
    } else {
        if (auto read = readChanged(store, *latest); !read) return read;
        const std::string recallKind = recallExercise(m_course.id).kind;
        recall = std::ranges::any_of(*latest, [&](const AttemptSummary& one) {
            const auto seen = m_seen.find(one.id);
            return one.exercise.kind == recallKind && (seen == m_seen.end() || seen->second != one.lastSeq);
        });
    }
    if (recall)
        if (auto read = readRecall(store, learner, cards); !read) return read;
    gather();
    for (const AttemptSummary& one : *latest) m_seen.insert_or_assign(one.id, one.lastSeq);
    m_attempts = *count;
    m_readOnce = true;
    return {};
}

}  // namespace carewright
