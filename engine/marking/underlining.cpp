#include "engine/marking/underlining.h"

#include <algorithm>
#include <numeric>

#include "engine/marking/clauses.h"

namespace carewright {
namespace {

/// Ranges with no more than this many words between them, in one clause, read better underlined as one.
constexpr std::uint32_t joinedGap = 2;

/// A range of fewer words than this is brought up to so many, by so many on either side, within its clause and as long as
/// no comma and no other range stands in between.
constexpr std::uint32_t phraseWords = 6;
constexpr std::uint32_t widestAdded = 3;

/// Clauses count while they add at least this share of what the strongest adds.
constexpr float clauseShare = 0.45F;

/// A clause with no more words than this between its first and last speaking one is underlined from the one to the other.
constexpr std::uint32_t shortClause = 14;
/// In a longer one each word must on the whole bear this share of what the clause's words bear on average.
constexpr float densestShare = 0.5F;
/// Loose words at the ends of either go where so many words are left without them.
constexpr std::uint32_t leastKept = 3;

/// Sorts ranges and joins those that overlap, or nearly touch within a clause.
void tidy(std::vector<RuleMatch>& ranges, const Clauses& clauses) {
    std::erase_if(ranges, [](const RuleMatch& range) { return range.begin >= range.end; });
    std::sort(ranges.begin(), ranges.end(), [](const RuleMatch& a, const RuleMatch& b) { return a.begin < b.begin; });
    std::vector<RuleMatch> out;
    for (const RuleMatch& range : ranges) {
        const bool near = !out.empty() && (range.begin < out.back().end ||
                                           (range.begin <= out.back().end + joinedGap &&
                                            clauses.clause[range.begin] == clauses.clause[out.back().end - 1]));
        if (near) out.back().end = std::max(out.back().end, range.end);
        else out.push_back(range);
    }
    ranges = std::move(out);
}

/// Words that a phrase neither begins nor ends with: the, is, and, of … but for those with a cue of `tight`.
bool isLoose(const WordMeaning& meaning, std::uint16_t tight) {
    if (meaning.light || (meaning.cues & (cueConnector | cueThanOf)) != 0) return true;
    return meaning.joining > 0 && (meaning.cues & tight) == 0;
}
/// Who does it, or that it is not so, may open a phrase; neither ends one.
constexpr std::uint16_t opensPhrase = cueSubject | cueNegation | cueOpinion;
constexpr std::uint16_t endsPhrase = cueOpinion;

/// The range without loose words at its ends, as far as `kept`, which stays.
RuleMatch trimmed(RuleMatch range, const RuleMatch& kept, const ResponseReading& reading) {
    while (range.end > kept.end && isLoose(reading.meaning(range.end - 1), endsPhrase)) --range.end;
    while (range.begin < kept.begin && isLoose(reading.meaning(range.begin), opensPhrase)) ++range.begin;
    return range;
}

/// Brings each range of few words up to a phrase. Ranges are in order and apart, and stay so.
void widen(std::vector<RuleMatch>& ranges, const ResponseReading& reading) {
    const Words& words = reading.words();
    const std::vector<std::uint32_t>& clause = reading.clauses().clause;
    const auto count = static_cast<std::uint32_t>(words.size());
    const auto follows = [&](std::uint32_t word) { return clause[word] == clause[word - 1] && words.words[word].before == Gap::space; };
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        RuleMatch& range = ranges[i];
        const RuleMatch wording = range;
        const std::uint32_t first = i > 0 ? ranges[i - 1].end : 0;
        const std::uint32_t last = i + 1 < ranges.size() ? ranges[i + 1].begin : count;
        for (std::uint32_t added = 0; added < widestAdded; ++added) {
            if (range.end - range.begin < phraseWords && range.begin > first && follows(range.begin)) --range.begin;
            if (range.end - range.begin < phraseWords && range.end < last && follows(range.end)) ++range.end;
        }
        range = trimmed(range, wording, reading);
    }
}

/// What the words of one clause say for a decision.
struct ClauseSum {
    std::uint32_t clause = 0;
    std::uint32_t first = none, last = none;    ///< from the first word that speaks for it to after the last
    float sum = 0;
    float spoken = 0;                           ///< of the words that speak for it alone
};

std::vector<ClauseSum> sumClauses(const std::vector<float>& perWord, const Clauses& clauses) {
    std::vector<ClauseSum> sums;
    for (std::uint32_t i = 0; i < perWord.size(); ++i) {
        if (sums.empty() || sums.back().clause != clauses.clause[i]) sums.push_back({clauses.clause[i]});
        ClauseSum& here = sums.back();
        here.sum += perWord[i];
        if (perWord[i] <= 0) continue;
        here.spoken += perWord[i];
        if (here.first == none) here.first = i;
        here.last = i + 1;
    }
    return sums;
}

/// The words in a row that speak most densely: the segment of greatest sum (Bentley, Programming Pearls, 1984), each word
/// at a cost.
RuleMatch densestIn(const ClauseSum& clause, const std::vector<float>& perWord, const ResponseReading& reading) {
    const auto withoutLooseEnds = [&](const RuleMatch& range) {
        const auto strongest = static_cast<std::uint32_t>(std::max_element(perWord.begin() + range.begin, perWord.begin() + range.end) - perWord.begin());
        const RuleMatch tight = trimmed(range, {strongest, strongest + 1}, reading);
        return tight.end - tight.begin < leastKept ? range : tight;     // "plan it with them" says more than "plan"
    };
    if (clause.last - clause.first <= shortClause) return withoutLooseEnds({clause.first, clause.last});
    const float cost = densestShare * clause.spoken / static_cast<float>(clause.last - clause.first);
    RuleMatch densest;
    float best = 0, sum = 0;
    std::uint32_t begin = clause.first;
    for (std::uint32_t word = begin; word < clause.last; ++word) {
        if (sum <= 0) {
            sum = 0;
            begin = word;
        }
        sum += perWord[word] - cost;
        if (sum <= best) continue;
        best = sum;
        densest = {begin, word + 1};
    }
    return withoutLooseEnds(densest);
}

}  // namespace

std::vector<RuleMatch> underlined(std::vector<RuleMatch> wordings, const ResponseReading& reading) {
    tidy(wordings, reading.clauses());
    widen(wordings, reading);
    tidy(wordings, reading.clauses());
    return wordings;
}

std::vector<RuleMatch> mostTelling(std::vector<RuleMatch> phrases, const std::vector<float>& perWord) {
    if (phrases.size() <= mostUnderlined) return phrases;
    const auto sum = [&](const RuleMatch& phrase) { return std::accumulate(perWord.begin() + phrase.begin, perWord.begin() + phrase.end, 0.0F); };
    const auto inOrder = [](const RuleMatch& a, const RuleMatch& b) { return a.begin < b.begin; };
    std::stable_sort(phrases.begin(), phrases.end(), [&](const RuleMatch& a, const RuleMatch& b) { return sum(a) > sum(b); });
    phrases.resize(mostUnderlined);
    std::sort(phrases.begin(), phrases.end(), inOrder);
    return phrases;
}

std::vector<RuleMatch> underlinedByWeight(const std::vector<float>& perWord, const ResponseReading& reading, std::size_t most) {
    std::vector<ClauseSum> clauses = sumClauses(perWord, reading.clauses());
    std::erase_if(clauses, [](const ClauseSum& clause) { return clause.first == none || clause.sum <= 0; });
    std::stable_sort(clauses.begin(), clauses.end(), [](const ClauseSum& a, const ClauseSum& b) { return a.sum > b.sum; });
    std::vector<RuleMatch> phrases;
    for (std::size_t i = 0; i < clauses.size() && i < most; ++i) {
        if (clauses[i].sum < clauseShare * clauses[0].sum) break;
        phrases.push_back(densestIn(clauses[i], perWord, reading));
    }
    return underlined(std::move(phrases), reading);
}

}  // namespace carewright
