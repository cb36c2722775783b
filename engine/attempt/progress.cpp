#include "engine/attempt/progress.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

namespace carewright {
namespace {

constexpr double halfLifeDays = 30;
constexpr std::size_t mostOfOneExercise = 6;
constexpr std::size_t evidenceSources = static_cast<std::size_t>(EvidenceSource::scenarioChoice) + 1;
constexpr int longestSeries = 3660;     ///< days, ten years
/// Shown in full for the purpose of standing: a quiz's rounding does not matter, half marks do.
constexpr double inFull = 0.99;

double weightOf(EvidenceSource source) {
    switch (source) {
        case EvidenceSource::mock: return 1.5;
        case EvidenceSource::written: return 1;
        case EvidenceSource::recallCard:
        case EvidenceSource::quizItem: return 0.4;
        case EvidenceSource::sampleMarked:
        case EvidenceSource::scenarioChoice: return 0.2;
    }
    return 0;
}

/// Copies of the pieces, newest first, none later than `now`; pieces of the same moment stay in their order.
template <class Piece>
std::vector<Piece> newestFirst(std::vector<const Piece*> pieces, Instant now) {
    const auto whenOf = [now](const Piece* piece) { return std::min(piece->when, now); };
    std::ranges::stable_sort(pieces, std::greater{}, whenOf);
    std::vector<Piece> out;
    out.reserve(pieces.size());
    for (const Piece* piece : pieces) {
        out.push_back(*piece);
        out.back().when = whenOf(piece);
    }
    return out;
}

/// The sums of the mastery formula, kept up piece by piece, so that a series of days costs no more than its evidence.
/// Contributions are held as of a fixed moment: w·2^((when − origin) / half-life); asking for a later one scales both sums.
class MasterySums {
public:
    explicit MasterySums(Instant origin) : m_origin(origin) {}

    /// Pieces come oldest first.
    void add(const PointEvidence& piece) {
        const double weight = weightOf(piece.source) * scale(piece.when);
        Newest& newest = m_newest[static_cast<std::size_t>(piece.source)][piece.ref];
        Contribution& place = newest.ring[newest.added++ % mostOfOneExercise];
        m_weight -= place.weight;
        m_shown -= place.shown;
        place = {weight, weight * std::clamp(piece.score, 0.0, 1.0)};
        m_weight += place.weight;
        m_shown += place.shown;
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
    /// The newest of one exercise, as a ring: once it is full the oldest gives way.
    struct Newest {
        std::array<Contribution, mostOfOneExercise> ring;
        std::size_t added = 0;
    };
    std::array<std::unordered_map<std::string_view, Newest>, evidenceSources> m_newest;
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
    std::vector<std::vector<const PointEvidence*>> ofPoint(out.points.size());
    std::vector<std::vector<const MisconceptionEvidence*>> ofIdea(out.misconceptions.size());
    auto ofDay = active.end();      // pieces of one day mostly follow one another
    for (const PointEvidence& piece : evidence.points) {
        const Day day = days.dayOf(std::min(piece.when, now));
        if (ofDay == active.end() || ofDay->first != day) ofDay = active.try_emplace(day, 0).first;
        ++ofDay->second;
        if (const auto at = pointAt.find(piece.point); at != pointAt.end()) ofPoint[at->second].push_back(&piece);
    }
    for (const MisconceptionEvidence& piece : evidence.misconceptions)
        if (const auto at = ideaAt.find(piece.misconception); at != ideaAt.end()) ofIdea[at->second].push_back(&piece);
    for (std::size_t i = 0; i < out.points.size(); ++i) {
        PointProgress& point = out.points[i];
        point.evidence = newestFirst(std::move(ofPoint[i]), now);
        point.mastery = masteryOf(point.evidence, now);
        point.standing = standingOf(point.mastery, point.evidence, days);
    }
    for (std::size_t i = 0; i < out.misconceptions.size(); ++i) {
        out.misconceptions[i].evidence = newestFirst(std::move(ofIdea[i]), now);
        judge(out.misconceptions[i], days);
    }
    for (const auto& [day, pieces] : active) out.days.push_back({day, pieces});
    out.streak = streakOf(out.days, days.dayOf(now));
    return out;
}

std::vector<MasteryAt> masteryOverTime(std::span<const PointEvidence> evidence, Day first, Day last, const LearnerDays& days) {
    // Pieces stay where they are: of years of them only the order is made.
    std::vector<const PointEvidence*> all;
    all.reserve(evidence.size());
    for (const PointEvidence& piece : evidence) all.push_back(&piece);
    std::ranges::stable_sort(all, std::greater{}, &PointEvidence::when);
    MasterySums sums(days.startOf(first));
    std::vector<MasteryAt> out;
    auto next = all.rbegin();
    for (Day day = first; day <= last && std::ssize(out) < longestSeries; day += std::chrono::days(1)) {
        const Instant end = days.startOf(day + std::chrono::days(1));
        for (; next != all.rend() && (*next)->when < end; ++next) sums.add(**next);
        out.push_back({day, sums.masteryAt(end)});
    }
    return out;
}

}  // namespace carewright
