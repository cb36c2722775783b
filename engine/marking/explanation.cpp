#include "engine/marking/explanation.h"

#include <algorithm>

#include "engine/marking/underlining.h"

namespace carewright {
namespace {

constexpr std::size_t longestQuote = 90;
constexpr std::size_t mostQuotes = 3;

/// From this probability on, a point that was missed is near enough to say by which words.
constexpr double nearlyThere = 0.1;

/// The words of a range as typed, in quotation marks; a long one keeps its beginning and its end.
std::string quote(const ResponseReading& reading, const RuleMatch& range, std::string_view response) {
    const ByteSpan span = reading.span(range.begin, range.end);
    const std::string_view words = response.substr(span.begin, span.end - span.begin);
    if (words.size() <= longestQuote || range.end - range.begin < 8) return "“" + std::string(words) + "”";
    const ByteSpan first = reading.span(range.begin, range.begin + 4);
    const ByteSpan last = reading.span(range.end - 4, range.end);
    return "“" + std::string(response.substr(first.begin, first.end - first.begin)) + " … " +
           std::string(response.substr(last.begin, last.end - last.begin)) + "”";
}

std::string quotes(const std::vector<RuleMatch>& ranges, const ResponseReading& reading, std::string_view response) {
    std::string out;
    for (std::size_t i = 0; i < ranges.size() && i < mostQuotes; ++i) {
        if (i > 0) out += i + 1 == std::min(ranges.size(), mostQuotes) ? " and " : ", ";
        out += quote(reading, ranges[i], response);
    }
    return out;
}

std::string joined(const std::vector<std::string_view>& parts) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
        out += parts[i];
    }
    return out;
}

const CompiledRubric* rubricOf(const CompiledCourse& compiled, const Decidable& decidable) {
    return decidable.rubric == none ? nullptr : &compiled.rules.rubrics()[decidable.rubric];
}

/// What a concept or wording is called before a learner.
std::string_view nameOf(const CompiledCourse& compiled, const RuleNode& node) {
    if (node.concept_ >= compiled.meanings.size()) return {};
    return compiled.meanings[node.concept_];
}

/// What the weighed words are about, as far as the mark scheme has names for it.
std::string saidBy(const CompiledCourse& compiled, const CompiledRubric* rubric, const Judgement& judgement, const MarkingDesk& desk) {
    std::vector<std::string_view> about;
    const auto isWithin = [&](const Hit& hit) {
        return std::any_of(judgement.evidence.begin(), judgement.evidence.end(),
                           [&](const RuleMatch& range) { return range.begin <= hit.begin && hit.end <= range.end; });
    };
    for (const ConceptIndex concept_ : rubric == nullptr ? std::vector<ConceptIndex>() : rubric->telling) {
        const std::string_view name = concept_ < compiled.meanings.size() ? compiled.meanings[concept_] : std::string_view();
        const std::uint32_t first = desk.reading.firstHit(concept_);
        if (first != none && !name.empty() && about.size() < mostQuotes && isWithin(desk.reading.hits()[first])) about.push_back(name);
    }
    if (!about.empty()) return " They speak of: " + joined(about) + ".";
    return " No wording of the mark scheme is quite like this; these words weigh most, as in answers that assessors credited.";
}

/// The words that come nearest to a point that was missed; none where the answer is far from it.
std::vector<RuleMatch> nearest(const CompiledCourse& compiled, const Decidable& decidable, const Judgement& judgement, MarkingDesk& desk) {
    if (decidable.weighed == none || compiled.model.empty() || judgement.probability < nearlyThere) return {};
    weighWords(compiled, decidable, desk);
    return underlinedByWeight(desk.perWord, desk.reading, 1);
}

/// Of a rule that asks for some of several things: which were found, when they were too few.
struct Counted {
    std::vector<std::string_view> found;
    std::size_t needed = 0;
};

Counted partsFound(const CompiledCourse& compiled, const CompiledRubric& rubric, const MarkingDesk& desk) {
    const std::vector<char> nothing;
    for (const CompiledRule& rule : rubric.rules) {
        if (rule.use != CompiledRule::Use::award) continue;
        const RuleNode* node = &compiled.rules.node(rule.root);
        while (node->parts.size() == 1 && node->kind != Rule::Kind::atLeast) node = &compiled.rules.node(node->parts[0]);
        if (node->kind != Rule::Kind::atLeast) continue;
        Counted counted;
        counted.needed = node->count;
        for (const std::uint32_t part : node->parts) {
            const std::string_view name = nameOf(compiled, compiled.rules.node(part));
            if (!name.empty() && !compiled.rules.evaluate(part, desk.reading, nothing).empty()) counted.found.push_back(name);
        }
        if (counted.found.size() < counted.needed) return counted;
    }
    return {};
}

std::string suppressionReason(const MarkingDesk& desk) {
    for (const Flag flag : desk.flags) {
        switch (flag) {
            case Flag::nothingWritten: return "Nothing has been written yet.";
            case Flag::questionRepeated: return "The answer repeats the question; it needs words of its own.";
            case Flag::offSubject: return "The answer seems to be about another subject than care and support.";
            case Flag::notEnglish: return "Most of the words could not be read as English.";
            case Flag::keywordList: return "These are key words without a statement about them; say something about each in a sentence.";
            default: break;
        }
    }
    return {};
}

/// What reject rules that cancel nothing found.
std::string notedText(const CompiledRubric* rubric, const Judgement& judgement) {
    std::string out;
    for (const std::uint32_t r : judgement.heldRules) {
        const CompiledRule& rule = rubric->rules[r];
        if (rule.use == CompiledRule::Use::reject && rule.cancels == Cancels::nothing && !rule.note.empty()) out += " Noted: " + rule.note;
    }
    return out;
}

}  // namespace

std::string explainPoint(const CompiledCourse& compiled, const Decidable& decidable, const Judgement& judgement,
                         MarkingDesk& desk, std::string_view response) {
    const MarkingPoint& point = compiled.course.points[decidable.index];
    if (judgement.holds) {
        std::string out = "Credited for " + quotes(judgement.evidence, desk.reading, response) + ".";
        const CompiledRubric* rubric = rubricOf(compiled, decidable);
        if (rubric != nullptr && judgement.rule != none && !rubric->rules[judgement.rule].note.empty()) {
            out += ' ' + rubric->rules[judgement.rule].note;
        } else if (judgement.rule == none) {
            out += saidBy(compiled, rubric, judgement, desk);
        }
        return out + notedText(rubric, judgement);
    }
    if (judgement.suppressed) return suppressionReason(desk);
    // What a course lists as not enough are examples; without a word before them they read like quotations.
    const std::string notEnough = point.notEnough.empty() ? std::string() : "Not enough by itself: " + point.notEnough;
    const CompiledRubric* rubric = rubricOf(compiled, decidable);
    if (judgement.rejectedBy != nullptr) {
        const std::string& note = judgement.rejectedBy->note;
        return note.empty() ? "Something in the answer takes this point back: it says the opposite elsewhere." : note;
    }
    if (rubric != nullptr) {
        const Counted counted = partsFound(compiled, *rubric, desk);
        if (counted.needed > 0 && !counted.found.empty()) {
            return "Found so far: " + joined(counted.found) + ". " + std::to_string(counted.needed) + " are needed.";
        }
    }
    if (const std::vector<RuleMatch> near = nearest(compiled, decidable, judgement, desk); !near.empty()) {
        return "Nearest to it: " + quotes(near, desk.reading, response) + ". That does not say it clearly enough yet. " + notEnough;
    }
    if (!judgement.heldRules.empty()) {
        return "Some of the right words are there, but the answer does not say it clearly enough yet. " + notEnough;
    }
    return "The answer does not say this yet. " + notEnough;
}

std::string explainLevel(const Question& question, std::size_t level, const std::vector<std::vector<char>>& met) {
    if (level == 0) return "The answer does not yet do what the lowest level asks.";
    const Level& fit = question.levels[level - 1];
    std::vector<std::string_view> done, missing;
    for (std::size_t d = 0; d < fit.descriptors.size(); ++d) {
        const Rule& descriptor = fit.descriptors[d];
        (met[level - 1][d] ? done : missing).push_back(descriptor.note.empty() ? std::string_view(descriptor.id.value) : std::string_view(descriptor.note));
    }
    std::string out = "Best fit: " + fit.title + ".";
    if (!done.empty()) out += " It does: " + joined(done) + ".";
    if (!missing.empty()) out += " It does not yet: " + joined(missing) + ".";
    return out;
}

std::string explainMisconception(const CompiledCourse& compiled, const Decidable& decidable, const Judgement& judgement,
                                 const MarkingDesk& desk, std::string_view response) {
    const Misconception& misconception = compiled.course.misconceptions[decidable.index];
    if (judgement.holds) {
        return "You wrote " + quotes(judgement.evidence, desk.reading, response) + ", which sounds like this idea: " + misconception.myth;
    }
    if (judgement.suppressed) return suppressionReason(desk);
    if (judgement.rejectedBy != nullptr) return "The idea is mentioned, but the answer does not take it as its own.";
    return "The answer does not say this.";
}

}  // namespace carewright
