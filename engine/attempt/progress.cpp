#include "engine/attempt/progress.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <set>
#include <unordered_map>

namespace carewright {
namespace {

constexpr double halfLifeDays = 30;
constexpr std::size_t mostOfOneExercise = 6;
constexpr int longestSeries = 3660;     ///< days, ten years
/// Shown in full for the purpose of standing: a quiz's rounding does not matter, half marks do.
constexpr double inFull = 0.99;

double weightOf(EvidenceSource source) {
    switch (source) {
        case EvidenceSource::mock: return 1.5;
        case EvidenceSource::written: return 1;
        case EvidenceSource::recallCard:
        case EvidenceSource::quizItem: return 0.4;
        case EvidenceSource::scenarioChoice: return 0.2;
    }
    return 0;
}

template <class Piece>
void newestFirst(std::vector<Piece>& pieces) {
    std::ranges::stable_sort(pieces, [](const Piece& a, const Piece& b) { return a.when > b.when; });
}

/// The sums of the mastery formula, kept up piece by piece, so that a series of days costs no more than its evidence.
/// Contributions are held as of a fixed moment: w·2^((when − origin) / half-life); asking for a later one scales both sums.
class MasterySums {
public:
    explicit MasterySums(Instant origin) : m_origin(origin) {}

    /// Pieces come oldest first.
    void add(const PointEvidence& piece) {
        const double weight = weightOf(piece.source) * scale(piece.when);
        std::deque<Contribution>& newest = m_newest[{piece.source, piece.ref}];
        newest.push_back({weight, weight * std::clamp(piece.score, 0.0, 1.0)});
        m_weight += newest.back().weight;
        m_shown += newest.back().shown;
        if (newest.size() <= mostOfOneExercise) return;
        m_weight -= newest.front().weight;
        m_shown -= newest.front().shown;
        newest.pop_front();
    }

    [[nodiscard]] double masteryAt(Instant now) const {
        const double past = 1 / scale(now);
        return std::max(0.0, m_shown * past / (std::max(0.0, m_weight) * past + 1));
    }

private:
    struct Contribution {
        double weight = 0, shown = 0;
    };

    [[nodiscard]] double scale(Instant when) const {
        return std::exp2(std::chrono::duration<double, std::ratio<86400>>(when - m_origin).count() / halfLifeDays);
    }

    Instant m_origin;
    double m_weight = 0, m_shown = 0;
    std::map<std::pair<EvidenceSource, std::string_view>, std::deque<Contribution>> m_newest;
};

double masteryOf(const std::vector<PointEvidence>& newestFirst, Instant now) {
    MasterySums sums(now);
    for (auto piece = newestFirst.rbegin(); piece != newestFirst.rend(); ++piece) sums.add(*piece);
    return sums.masteryAt(now);
}

bool inOwnWordsOnTwoDays(const std::vector<PointEvidence>& evidence, const LearnerDays& days) {
    std::set<Day> shownOn;
    for (const PointEvidence& piece : evidence) {
        const bool ownWords = piece.source == EvidenceSource::mock || piece.source == EvidenceSource::written;
        if (ownWords && piece.score >= inFull) shownOn.insert(days.dayOf(piece.when));
    }
    return shownOn.size() >= 2;
}

PointStanding standingOf(double mastery, const std::vector<PointEvidence>& evidence, const LearnerDays& days) {
    if (evidence.empty()) return PointStanding::nothingYet;
    if (mastery >= 0.75 && inOwnWordsOnTwoDays(evidence, days)) return PointStanding::secure;
    if (mastery >= 0.6) return PointStanding::nearlyThere;
    if (mastery >= 0.35) return PointStanding::growing;
    return PointStanding::begun;
}

void judge(MisconceptionProgress& progress, const LearnerDays& days) {
    std::set<Day> avoidedOn;
    for (auto piece = progress.evidence.rbegin(); piece != progress.evidence.rend(); ++piece) {
        if (piece->shown) {
            ++progress.shown;
            if (!progress.firstShown) progress.firstShown = piece->when;
            progress.lastShown = piece->when;
            avoidedOn.clear();
            const bool wasOvercome = progress.standing == MisconceptionStanding::overcome || progress.standing == MisconceptionStanding::cameBack;
            progress.standing = wasOvercome ? MisconceptionStanding::cameBack : MisconceptionStanding::met;
            progress.overcomeAt.reset();
        } else if (progress.standing == MisconceptionStanding::met || progress.standing == MisconceptionStanding::cameBack) {
            avoidedOn.insert(days.dayOf(piece->when));
            if (avoidedOn.size() < 2) continue;
            progress.standing = MisconceptionStanding::overcome;
            progress.overcomeAt = piece->when;
        }
    }
}

int streakOf(const std::vector<DayActivity>& active, Day today) {
    int streak = 0;
    Day expected = today;
    for (auto day = active.rbegin(); day != active.rend(); ++day) {
        // Nothing done yet today does not break what yesterday went on with.
        if (streak == 0 && day->day == today - std::chrono::days(1)) expected = day->day;
        if (day->day != expected) break;
        ++streak;
        expected -= std::chrono::days(1);
    }
    return streak;
}

}  // namespace

std::string_view toString(PointStanding standing) {
    switch (standing) {
        case PointStanding::nothingYet: return "nothing yet";
        case PointStanding::begun: return "begun";
        case PointStanding::growing: return "growing";
        case PointStanding::nearlyThere: return "nearly there";
        case PointStanding::secure: return "secure";
    }
    return {};
}

std::string_view toString(MisconceptionStanding standing) {
    switch (standing) {
        case MisconceptionStanding::neverMet: return "never met";
        case MisconceptionStanding::met: return "met";
        case MisconceptionStanding::overcome: return "overcome";
        case MisconceptionStanding::cameBack: return "came back";
    }
    return {};
}

Progress progressFrom(const Evidence& evidence, std::span<const PointId> points, std::span<const MisconceptionId> misconceptions,
                      const LearnerDays& days, Instant now) {
    Progress out;
    std::unordered_map<PointId, std::size_t> pointAt;
    for (const PointId& id : points) {
        if (pointAt.emplace(id, out.points.size()).second) out.points.push_back({id, 0, PointStanding::nothingYet, {}});
    }
    std::unordered_map<MisconceptionId, std::size_t> ideaAt;
    for (const MisconceptionId& id : misconceptions) {
        if (!ideaAt.emplace(id, out.misconceptions.size()).second) continue;
        out.misconceptions.emplace_back();
        out.misconceptions.back().misconception = id;
    }
    std::map<Day, int> active;
    const auto until = [now](Instant when) { return std::min(when, now); };
    for (const PointEvidence& piece : evidence.points) {
        ++active[days.dayOf(until(piece.when))];
        if (const auto at = pointAt.find(piece.point); at != pointAt.end()) {
            out.points[at->second].evidence.push_back(piece);
            out.points[at->second].evidence.back().when = until(piece.when);
        }
    }
    for (const MisconceptionEvidence& piece : evidence.misconceptions) {
        if (const auto at = ideaAt.find(piece.misconception); at != ideaAt.end()) {
            out.misconceptions[at->second].evidence.push_back(piece);
            out.misconceptions[at->second].evidence.back().when = until(piece.when);
        }
    }
    for (PointProgress& point : out.points) {
        newestFirst(point.evidence);
        point.mastery = masteryOf(point.evidence, now);
        point.standing = standingOf(point.mastery, point.evidence, days);
    }
    for (MisconceptionProgress& idea : out.misconceptions) {
        newestFirst(idea.evidence);
        judge(idea, days);
    }
    for (const auto& [day, pieces] : active) out.days.push_back({day, pieces});
    out.streak = streakOf(out.days, days.dayOf(now));
    return out;
}

std::vector<MasteryAt> masteryOverTime(std::span<const PointEvidence> evidence, Day first, Day last, const LearnerDays& days) {
    std::vector<PointEvidence> all(evidence.begin(), evidence.end());
    newestFirst(all);
    MasterySums sums(days.startOf(first));
    std::vector<MasteryAt> out;
    auto next = all.rbegin();
    for (Day day = first; day <= last && std::ssize(out) < longestSeries; day += std::chrono::days(1)) {
        const Instant end = days.startOf(day + std::chrono::days(1));
        for (; next != all.rend() && next->when < end; ++next) sums.add(*next);
        out.push_back({day, sums.masteryAt(end)});
    }
    return out;
}

}  // namespace carewright
