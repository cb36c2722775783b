#include "engine/attempt/card_answer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>

#include "engine/base/trimmed.h"
#include "engine/base/words.h"
#include "engine/marking/real_words.h"
#include "engine/marking/spelling_index.h"
#include "engine/marking/word_forms.h"

namespace carewright {

namespace {

using Verdict = CardAnswer::Verdict;

constexpr std::size_t longestRead = 10'000;

bool isLight(std::string_view folded) {
    constexpr std::array<std::string_view, 28> light{"a",  "an", "and", "are", "as",   "at",   "be",  "by",    "for", "from", "in",   "is",   "it",  "its",
                                                     "of", "on", "or",  "so",  "that", "the", "their", "this", "to",  "was",  "were", "with", "i", "think"};
    return std::ranges::find(light, folded) != light.end();
}

bool hasFigure(std::string_view word) {
    return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

std::string stemOf(const Stemmer& stemmer, std::string_view folded) {
    std::string stem;
    stemmer.stem(folded, stem);
    return stem;
}

/// A wording's words with what they are compared by.
struct Wanted {
    struct Word {
        std::string written, stem;
        bool light = false;
    };

    Wanted(std::string_view wording, const Stemmer& stemmer) {
        Words split;
        splitWords(wording, split);
        for (std::size_t i = 0; i < split.size(); ++i) {
            const ByteSpan span = split.words[i].span;
            words.push_back({std::string(wording.substr(span.begin, span.end - span.begin)), stemOf(stemmer, split.at(i)), isLight(split.at(i))});
            joined += split.at(i);
        }
        // A wording of small words only ("to be") is asked for all the same.
        if (std::ranges::all_of(words, &Word::light))
            for (Word& word : words) word.light = false;
    }

    std::vector<Word> words;
    std::string joined;     ///< without spaces: "personcentred" is "person-centred"
};

/// The typed answer, each word brought back to the wording's where it is a misspelling of one.
struct Typed {
    Typed(const Words& typed, std::span<const std::string> accepted, const Stemmer& stemmer) : words(typed) {
        std::vector<std::string> targets;
        for (const std::string& wording : accepted) {
            Words split;
            splitWords(wording, split);
            for (std::size_t i = 0; i < split.size(); ++i)
                if (!hasFigure(split.at(i))) targets.emplace_back(split.at(i));
        }
        const SpellingIndex spelling(std::move(targets));
        for (std::size_t i = 0; i < words.size(); ++i) {
            std::string folded(words.at(i));
            joined += folded;
            if (!isRealWord(folded) && !hasFigure(folded))
                if (const auto meant = spelling.nearest(folded)) folded = spelling.word(*meant);
            stems.push_back(stemOf(stemmer, folded));
        }
    }

    const Words& words;
    std::vector<std::string> stems;
    std::string joined;
};

/// How a wording was found: which of its words, by which typed ones.
struct Finding {
    std::vector<bool> found;                ///< of each word of the wording
    std::vector<std::size_t> used;          ///< typed words, in the order of the wording
    std::size_t content = 0, missing = 0;   ///< words that carry meaning
    bool inOrder = true;                    ///< those found stand in the answer as in the wording

    [[nodiscard]] double share() const { return content == 0 ? 0 : 1 - static_cast<double>(missing) / static_cast<double>(content); }
};

/// Looks for the words of `wanted` among typed words `from` to `to`, each used once, in any order.
Finding find(const Wanted& wanted, const Typed& typed, std::size_t from, std::size_t to) {
    Finding finding;
    std::vector<bool> taken(to - from, false);
    std::size_t last = from;
    for (const Wanted::Word& word : wanted.words) {
        bool found = false;
        for (std::size_t i = from; i < to && !found; ++i) {
            if (taken[i - from] || typed.stems[i] != word.stem) continue;
            found = taken[i - from] = true;
            finding.used.push_back(i);
            if (word.light) continue;
            finding.inOrder = finding.inOrder && i >= last;
            last = i;
        }
        finding.found.push_back(found);
        finding.content += !word.light;
        finding.missing += !word.light && !found;
    }
    return finding;
}

/// The finding of an answer that is the wording but for hyphens and spaces.
Finding wholly(const Wanted& wanted, const Typed& typed) {
    Finding finding;
    finding.found.assign(wanted.words.size(), true);
    for (const Wanted::Word& word : wanted.words) finding.content += !word.light;
    for (std::size_t i = 0; i < typed.words.size(); ++i) finding.used.push_back(i);
    return finding;
}

std::vector<ByteSpan> spansOf(std::vector<std::size_t> used, const Words& words) {
    std::ranges::sort(used);
    std::vector<ByteSpan> spans;
    for (const std::size_t i : used)
        if (spans.empty() || words.words[i].span.begin >= spans.back().end) spans.push_back(words.words[i].span);
    return spans;
}

CardAnswer compareWords(const Card& card, const Typed& typed, const std::vector<Wanted>& wanted, const Stemmer& stemmer) {
    std::set<std::string, std::less<>> given;   // words of the question say nothing wrong
    Words front;
    splitWords(card.front, front);
    for (std::size_t i = 0; i < front.size(); ++i) given.insert(stemOf(stemmer, front.at(i)));
    const auto othersIn = [&](const Finding& finding) {
        std::size_t others = 0;
        for (std::size_t i = 0; i < typed.words.size(); ++i)
            others += std::ranges::find(finding.used, i) == finding.used.end() && !isLight(typed.words.at(i)) && !given.contains(typed.stems[i]);
        return others;
    };

    CardAnswer answer;
    const Wanted* nearest = nullptr;
    Finding best;
    bool right = false;
    for (const Wanted& one : wanted) {
        Finding finding = find(one, typed, 0, typed.words.size());
        if (!one.joined.empty() && one.joined == typed.joined) finding = wholly(one, typed);
        const bool itIs = finding.content > 0 && finding.missing == 0 && finding.inOrder && othersIn(finding) == 0;
        if (nearest && (right || (!itIs && finding.share() <= best.share()))) continue;
        nearest = &one;
        best = std::move(finding);
        right = itIs;
    }
    if (!nearest) return answer;
    for (std::size_t i = 0; i < nearest->words.size(); ++i)
        if (!nearest->words[i].light || best.found[i]) answer.parts.push_back({nearest->words[i].written, best.found[i]});
    // A whole sentence that happens to hold a word of the answer is no part of it.
    const bool partly = best.share() > 0 && (best.missing == 0 || othersIn(best) <= best.content - best.missing);
    answer.verdict = right ? Verdict::right : partly ? Verdict::nearly : Verdict::different;
    if (right || partly) answer.matched = spansOf(best.used, typed.words);
    return answer;
}

CardAnswer compareItems(const Typed& typed, const std::vector<Wanted>& wanted, std::span<const std::string> accepted) {
    CardAnswer answer;
    std::vector<std::size_t> phrases{0};    // where each begins; a line end or a comma parts them
    for (std::size_t i = 1; i < typed.words.size(); ++i)
        if (typed.words.words[i].before != Gap::space) phrases.push_back(i);
    phrases.push_back(typed.words.size());
    std::vector<std::size_t> used;
    std::size_t found = 0;
    for (std::size_t item = 0; item < wanted.size(); ++item) {
        bool there = false;
        for (std::size_t phrase = 0; phrase + 1 < phrases.size() && !there; ++phrase) {
            const Finding finding = find(wanted[item], typed, phrases[phrase], phrases[phrase + 1]);
            if (finding.content == 0 || finding.missing > 0) continue;
            there = true;
            used.insert(used.end(), finding.used.begin(), finding.used.end());
        }
        found += there;
        answer.parts.push_back({accepted[item], there});
    }
    answer.matched = spansOf(std::move(used), typed.words);
    answer.verdict = found == 0 ? Verdict::different : found == wanted.size() ? Verdict::right : Verdict::nearly;
    return answer;
}

}  // namespace

CardAnswer compareAnswer(const Card& card, std::string_view typed) {
    if (card.typed != TypedAnswer::words && card.typed != TypedAnswer::items) return {};
    Words words;
    splitWords(typed.substr(0, longestRead), words);
    if (words.size() == 0) return {};
    const Stemmer stemmer;
    std::vector<Wanted> wanted;
    for (const std::string& wording : card.accepted) wanted.emplace_back(wording, stemmer);
    const Typed answer(words, card.accepted, stemmer);
    return card.typed == TypedAnswer::words ? compareWords(card, answer, wanted, stemmer) : compareItems(answer, wanted, card.accepted);
}

Result<CardAnswer> markAnswer(const Card& card, std::string_view typed, const Course& course, const Marker& marker) {
    CardAnswer answer;
    if (card.typed != TypedAnswer::point || card.points.empty() || isBlank(typed)) return answer;
    const PointId& point = card.points.front();
    const auto asks = [&](const Question& question) { return std::ranges::find(question.points, point, &QuestionPoint::point) != question.points.end(); };
    const auto question = std::ranges::find_if(course.questions, asks);
    if (question == course.questions.end()) return fail(ErrorCode::notFound, "No question of the course asks for this point, so it can't be marked.");
    const auto marking = marker.mark(question->id, typed);
    if (!marking) return tl::make_unexpected(marking.error());
    const auto judged = std::ranges::find(marking->points, point, &PointMarking::id);
    if (judged == marking->points.end()) return fail(ErrorCode::notFound, "No question of the course asks for this point, so it can't be marked.");
    const MarkingPoint* known = course.findPoint(point);
    answer.verdict = judged->awarded ? Verdict::right : Verdict::different;
    if (judged->awarded) answer.matched = judged->evidence;
    answer.parts = {{known ? known->title : point.value, judged->awarded}};
    answer.why = judged->why;
    return answer;
}

}  // namespace carewright
