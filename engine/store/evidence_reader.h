/// All evidence of a learner at a course, kept up to date without reading again what has not changed.
///
///     EvidenceReader reader(course, kinds);
///     reader.refresh(store, learner);             // the first time everything, later what is new
///     progressFrom(reader.all(), …);
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/attempt/point_evidence.h"
#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/recall/card.h"
#include "engine/recall/fsrs.h"
#include "engine/recall/history.h"
#include "engine/recall/learner_days.h"
#include "engine/store/recall_sitting.h"
#include "engine/store/store.h"

namespace carewright {

/// How the attempts of one kind of exercise become evidence. `steps` are those of one attempt, typing left out.
struct EvidenceKind {
    std::string exercise;       ///< Exercise::kind
    std::function<Evidence(std::span<const Step> steps, const Course& course)> evidenceOf;
};

class EvidenceReader {
public:
    /// `course` must outlive it and stay as it is.
    EvidenceReader(const Course& course, std::vector<EvidenceKind> kinds, const LearnerDays& days);

    /// Reads what the store has and this has not. An error leaves it as it was. `cards`, where given, is the learner's sitting at the
    /// cards of this course: the events that it holds are not read a second time.
    [[nodiscard]] Result<void> refresh(Store& store, const LearnerId& learner, const RecallSitting* cards = nullptr);

    /// Of every kind, recall included.
    [[nodiscard]] const Evidence& all() const { return m_all; }
    /// The points that were missed (attempt/missed_points.h).
    [[nodiscard]] const std::vector<PointId>& missed() const { return m_missed; }
    /// What the learner knows of the cards, and the cards: those of the course and of the points missed.
    [[nodiscard]] const RecallState& recall() const { return m_recall; }
    [[nodiscard]] const std::vector<Card>& deck() const { return m_deck; }
    [[nodiscard]] const Fsrs& fsrs() const { return m_fsrs; }

private:
    struct Known {
        std::int64_t lastSeq = 0;
        std::string exercise;
        Evidence evidence;
    };

    [[nodiscard]] Result<void> readKind(Store& store, const LearnerId& learner, const EvidenceKind& kind);
    [[nodiscard]] Result<void> readChanged(Store& store, const std::vector<AttemptSummary>& changed);
    [[nodiscard]] Result<void> readRecall(Store& store, const LearnerId& learner, const RecallSitting* cards);
    void takeRecall(const std::vector<RecallEvent>& events);
    void gather();

    const Course& m_course;
    std::vector<EvidenceKind> m_kinds;
    LearnerDays m_days;
    Fsrs m_fsrs;
    std::unordered_map<AttemptId, Known> m_known;
    std::unordered_map<AttemptId, std::int64_t> m_seen;     ///< the last step of those that were among the newest at some refresh
    std::size_t m_attempts = 0;         ///< of the learner at the course, of any kind, at the last refresh
    bool m_readOnce = false;
    std::vector<Card> m_everyCard;      ///< of the course and of every point, missed or not
    std::vector<Card> m_deck;
    std::vector<PointId> m_missed;
    RecallState m_recall;
    Evidence m_all;                     ///< recall's first
    std::size_t m_ofRecall = 0;         ///< how many pieces of it are recall's
};

}  // namespace carewright
