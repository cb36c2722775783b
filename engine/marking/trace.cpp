#include "engine/marking/trace.h"

#include <algorithm>
#include <tuple>

#include "engine/content/rule_words.h"
#include "engine/marking/draft_course.h"
#include "engine/marking/rule_units.h"

namespace carewright {
namespace {

/// How far from a hit the word that denies or reports it is looked for, in words.
constexpr std::uint32_t cueReach = 12;
constexpr std::size_t mostNamed = 4;

std::string quotedWords(const ResponseReading& reading, std::uint32_t begin, std::uint32_t end, std::string_view response) {
    const ByteSpan span = reading.span(begin, end);
    return "“" + std::string(response.substr(span.begin, span.end - span.begin)) + "”";
}

/// The nearest word with one of the cues before `from`, in its sentence; or after `to` (in the next sentence too, where
/// rejections stand). None: `none`.
std::uint32_t nearestCue(const ResponseReading& reading, const Hit& hit, std::uint16_t cues, bool after) {
    const std::vector<std::uint32_t>& sentence = reading.clauses().sentence;
    const auto count = static_cast<std::uint32_t>(reading.words().size());
    for (std::uint32_t back = 1; back <= cueReach && back <= hit.begin; ++back) {
        const std::uint32_t word = hit.begin - back;
        if (sentence[word] != sentence[hit.begin]) break;
        if ((cuesOf(reading.words().at(word)) & cues) != 0) return word;
    }
    // A wording may hold its own denial ("have no say").
    for (std::uint32_t word = hit.begin; word < hit.end; ++word) {
        if ((cuesOf(reading.words().at(word)) & cues) != 0) return word;
    }
    for (std::uint32_t word = hit.end; after && word < count && word < hit.end + cueReach; ++word) {
        if (sentence[word] > sentence[hit.begin] + 1) break;
        if ((cuesOf(reading.words().at(word)) & cues) != 0) return word;
    }
    return none;
}

std::string reason(std::string_view what, std::uint32_t word, const ResponseReading& reading, std::string_view response) {
    std::string out(what);
    if (word != none) out += ": " + quotedWords(reading, word, word + 1, response);
    return out;
}

std::string standingWords(const ResponseReading& reading, const Hit& hit, std::uint8_t which, std::string_view response) {
    std::string out;
    const auto add = [&](std::string words) { out += (out.empty() ? "" : "; ") + words; };
    if ((which & standsDenied) != 0) {
        std::uint32_t word = nearestCue(reading, hit, cueNegation | cueInstead, false);
        if (word == none) word = nearestCue(reading, hit, cueRejection | cueMistaken | cueNegation, true);
        add(reason("denied", word, reading, response));
    }
    if ((which & standsOthers) != 0) {
        std::uint32_t word = nearestCue(reading, hit, cueOthers | cueKin, false);
        if (word == none) word = nearestCue(reading, hit, cueOpinion | cueMistaken, false);
        add(reason("the view of others", word, reading, response));
    }
    if ((which & standsIf) != 0) add(reason("only supposed", nearestCue(reading, hit, cueIf | cuePerhaps, false), reading, response));
    if ((which & standsPast) != 0) add(reason("told of former times", nearestCue(reading, hit, cuePast, true), reading, response));
    if ((which & standsBeyond) != 0) add(reason("said not to be all there is", nearestCue(reading, hit, cueOnly, false), reading, response));
    return out;
}

std::string joined(const std::vector<std::string>& names, std::string_view last = " and ") {
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < mostNamed; ++i) {
        if (i > 0) out += i + 1 == names.size() ? std::string(last) : ", ";
        out += names[i];
    }
    if (names.size() > mostNamed) out += " and others";
    return out;
}

std::string wordsBetween(std::uint32_t count) { return std::to_string(count) + (count == 1 ? " word" : " words"); }

class Tracer {
public:
    Tracer(const CompiledCourse& compiled, const MarkingDesk& desk, std::string_view response)
        : m_compiled(compiled), m_reading(desk.reading), m_awarded(desk.awarded), m_response(response) {}

    TracedRule trace(const Rule& rule, std::uint32_t root, const RulePath& path) const {
        const RuleNode& node = m_compiled.rules.node(root);
        TracedRule out;
        out.path = path;
        for (std::size_t i = 0; i < node.parts.size(); ++i) out.parts.push_back(trace(rule.parts[i], node.parts[i], path.below(false, i)));
        for (std::size_t i = 0; i < node.unless.size(); ++i) out.unless.push_back(trace(rule.unless[i], node.unless[i], path.below(true, i)));
        const std::vector<RuleMatch> matches = find(root);
        out.held = !matches.empty();
        if (out.held) out.spans = spansOf(root, node, matches);
        else out.why = whyNot(rule, node, out);
        return out;
    }

private:
    std::vector<RuleMatch> find(std::uint32_t root) const { return m_compiled.rules.evaluate(root, m_reading, m_awarded); }

    std::vector<ByteSpan> spansOf(std::uint32_t root, const RuleNode& node, const std::vector<RuleMatch>& matches) const {
        std::vector<RuleMatch> ranges;
        const bool leaf = node.kind == Rule::Kind::concept_ || node.kind == Rule::Kind::words;
        if (leaf) ranges = matches;
        else m_compiled.rules.collectEvidence(root, m_reading, matches.front(), ranges);
        std::vector<ByteSpan> spans;
        for (const RuleMatch& range : ranges) {
            if (range.begin < range.end) spans.push_back(m_reading.span(range.begin, range.end));
        }
        std::ranges::sort(spans);
        spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
        return spans;
    }

    /// Names with nothing between them that would also stand between what is missing.
    std::string named(const std::vector<Rule>& parts) const {
        std::string out;
        for (std::size_t i = 0; i < parts.size() && i < mostNamed; ++i) out += (i > 0 ? " / " : "") + name(parts[i]);
        return out + (parts.size() > mostNamed ? " / …" : "");
    }

    std::string name(const Rule& rule) const {
        switch (rule.kind) {
            case Rule::Kind::concept_: return rule.ref.empty() ? "an idea not yet chosen" : nameOfConcept(m_compiled.course, rule.ref);
            case Rule::Kind::words: return "“" + rule.text + "”";
            case Rule::Kind::point: return "the point “" + nameOfPoint(m_compiled.course, rule.ref) + "”";
            case Rule::Kind::any: return "one of these: " + named(rule.parts);
            case Rule::Kind::atLeast: return rule.count == unfinishedCount ? "what is not finished yet" : numberInWords(rule.count) + " of these: " + named(rule.parts);
            case Rule::Kind::relation: return "what is joined in one sentence";
            case Rule::Kind::exampleGiven: return "an example";
            default: return "several together";
        }
    }

    std::string whyNot(const Rule& rule, const RuleNode& node, const TracedRule& traced) const {
        if (const std::string called = whyCalledOff(rule, node, traced); !called.empty()) return called;
        switch (rule.kind) {
            case Rule::Kind::concept_:
            case Rule::Kind::words: return whyNotThere(rule, node);
            case Rule::Kind::point: return "The point “" + nameOfPoint(m_compiled.course, rule.ref) + "” has not been earned.";
            case Rule::Kind::any: return rule.parts.empty() ? "Nothing stands in it yet." : "None of its parts holds.";
            case Rule::Kind::atLeast: return whyTooFew(rule, node, traced);
            default: break;
        }
        if (rule.parts.empty() && rule.kind != Rule::Kind::exampleGiven) return "Nothing stands in it yet.";
        std::vector<std::string> missing;
        for (std::size_t i = 0; i < traced.parts.size(); ++i) {
            if (!traced.parts[i].held) missing.push_back(name(rule.parts[i]));
        }
        if (!missing.empty()) return "Missing: " + joined(missing) + ".";
        switch (rule.kind) {
            case Rule::Kind::all: return whyApart(rule, node);
            case Rule::Kind::inOrder: return "All of its parts are there, but not one after the other" + scope(node) + ".";
            case Rule::Kind::near: return whyNotNear(rule, node);
            case Rule::Kind::relation: return whyNotJoined(rule, node);
            case Rule::Kind::exampleGiven: return whyNoExample(node);
            default: return "It does not hold.";
        }
    }

    /// Not empty where the rule would hold, had nothing called it off.
    std::string whyCalledOff(const Rule& rule, const RuleNode& node, const TracedRule& traced) const {
        if (node.unless.empty()) return {};
        const bool leaf = node.kind == Rule::Kind::concept_ || node.kind == Rule::Kind::words;
        const bool there = leaf ? admittedHit(node) != nullptr : std::ranges::all_of(traced.parts, &TracedRule::held) && !traced.parts.empty();
        if (!there && node.kind != Rule::Kind::any && node.kind != Rule::Kind::atLeast) return {};
        if (node.kind == Rule::Kind::any && std::ranges::none_of(traced.parts, &TracedRule::held)) return {};
        for (std::size_t i = 0; i < traced.unless.size(); ++i) {
            if (!traced.unless[i].held) continue;
            std::string out = "Called off by " + name(rule.unless[i]);
            if (!traced.unless[i].spans.empty()) out += ": " + quoted(traced.unless[i].spans.front());
            return out + ".";
        }
        return {};
    }

    const Hit* admittedHit(const RuleNode& node) const {
        for (std::uint32_t h = m_reading.firstHit(node.concept_); h != none; h = m_reading.hits()[h].nextOfConcept) {
            if (node.admits(m_reading.hits()[h])) return &m_reading.hits()[h];
        }
        return nullptr;
    }

    std::string quoted(const ByteSpan& span) const { return "“" + std::string(m_response.substr(span.begin, span.end - span.begin)) + "”"; }

    std::string whyNotThere(const Rule& rule, const RuleNode& node) const {
        if (rule.kind == Rule::Kind::concept_ && (rule.ref.empty() || node.concept_ == none)) return "It is not finished: choose a concept.";
        const std::uint32_t first = node.concept_ == none ? none : m_reading.firstHit(node.concept_);
        if (first == none) {
            return rule.kind == Rule::Kind::words ? "None of these words were found." : "No wording of " + nameOfConcept(m_compiled.course, rule.ref) + " was found.";
        }
        const Hit& hit = m_reading.hits()[first];
        const std::string found = quotedWords(m_reading, hit.begin, hit.end, m_response) + " was found, but ";
        if (const auto against = static_cast<std::uint8_t>(hit.standing & node.forbidden); against != 0) {
            return found + "does not count as it stands; it is " + standingWords(m_reading, hit, against, m_response) + ".";
        }
        const auto lacking = static_cast<std::uint8_t>(node.needed & ~hit.standing);
        std::string wants;
        const auto want = [&](int which, std::string_view words) {
            if ((lacking & which) != 0) wants += (wants.empty() ? "" : " and ") + std::string(words);
        };
        want(standsDenied, "denied");
        want(standsOthers, "told as the view of others");
        want(standsIf, "only supposed");
        want(standsPast, "told of former times");
        return found + "the rule wants it " + wants + ".";
    }

    static std::string scope(const RuleNode& node) {
        const std::string_view words = withinWords(node.within);
        return words.empty() ? std::string() : " " + std::string(words);
    }

    std::string whyTooFew(const Rule& rule, const RuleNode& node, const TracedRule& traced) const {
        std::vector<std::string> found;
        for (std::size_t i = 0; i < traced.parts.size(); ++i) {
            if (traced.parts[i].held) found.push_back(name(rule.parts[i]));
        }
        if (rule.parts.empty()) return "Nothing stands in it yet.";
        // What is unfinished and has parts is a relation.
        if (rule.count == unfinishedCount) return rule.parts.size() < 2 ? "It needs two ideas; one is missing." : "It joins two ideas; there are more in it.";
        if (rule.count > static_cast<int>(rule.parts.size())) {
            return "It can't hold: it asks for " + numberInWords(rule.count) + " and has only " + numberInWords(static_cast<int>(rule.parts.size())) + ".";
        }
        if (found.size() >= node.count) return "Enough of them are there, but not" + scope(node) + ": " + joined(found) + ".";
        if (found.empty()) return "None of them was found; " + numberInWords(rule.count) + " are needed.";
        return "Found " + joined(found) + " only; " + numberInWords(rule.count) + " are needed.";
    }

    /// The two parts' matches that stand nearest to each other, as words between them.
    struct Closest {
        RuleMatch first, second;
        std::uint32_t between = none;
    };
    static Closest closest(const std::vector<RuleMatch>& a, const std::vector<RuleMatch>& b) {
        Closest out;
        for (const RuleMatch& one : a) {
            for (const RuleMatch& other : b) {
                const bool before = one.begin <= other.begin;
                const RuleMatch& left = before ? one : other;
                const RuleMatch& right = before ? other : one;
                const std::uint32_t between = right.begin > left.end ? right.begin - left.end : 0;
                if (between < out.between) out = {one, other, between};
            }
        }
        return out;
    }

    /// The pair of neighbouring parts that stands furthest apart at its nearest.
    std::string farthest(const RuleNode& node) const {
        Closest worst;
        worst.between = 0;
        bool any = false;
        for (std::size_t i = 1; i < node.parts.size(); ++i) {
            const Closest one = closest(find(node.parts[i - 1]), find(node.parts[i]));
            if (one.between == none || (any && one.between <= worst.between)) continue;
            worst = one;
            any = true;
        }
        if (!any || worst.first.begin == worst.first.end || worst.second.begin == worst.second.end) return {};
        return quotedWords(m_reading, worst.first.begin, worst.first.end, m_response) + " and " +
               quotedWords(m_reading, worst.second.begin, worst.second.end, m_response) + " are " + wordsBetween(worst.between) + " apart";
    }

    std::string whyApart(const Rule&, const RuleNode& node) const {
        const std::string apart = farthest(node);
        const std::string wants = "the rule wants them" + scope(node) + ".";
        return apart.empty() ? "All of its parts are there, but not together; " + wants : "All of its parts are there, but " + apart + "; " + wants;
    }

    std::string whyNotNear(const Rule& rule, const RuleNode& node) const {
        const std::string apart = farthest(node);
        return "All of its parts are there, but " + (apart.empty() ? std::string("too far apart") : apart) + "; the rule allows " +
               wordsBetween(static_cast<std::uint32_t>(std::max(0, rule.count))) + " between them.";
    }

    std::string whyNotJoined(const Rule& rule, const RuleNode& node) const {
        const std::vector<RuleMatch> first = find(node.parts[0]), second = find(node.parts[1]);
        const RuleUnits units(m_reading, node.within);
        bool together = false;
        for (const RuleMatch& a : first) {
            for (const RuleMatch& b : second) together |= units.together(std::min(a.begin, b.begin), std::max(a.begin, b.begin));
        }
        const std::string both = "Both parts are there, but ";
        if (!together) {
            const std::string apart = farthest(node);
            return both + (apart.empty() ? "not" + scope(node) : apart + "; the rule wants them" + scope(node)) + ".";
        }
        if (rule.relation == Rule::Relation::does) return both + "somebody else, or nobody, is said to do it.";
        return both + "no words between them say that the first " + std::string(relationWords(rule.relation)) + " the second.";
    }

    std::string whyNoExample(const RuleNode& node) const {
        const bool cue = node.concept_ != none && m_reading.firstHit(node.concept_) != none;
        return cue ? "An example begins, but its parts do not stand in it." : "No example was found: nothing like “for example” or “such as”, and no named person's story.";
    }

    const CompiledCourse& m_compiled;
    const ResponseReading& m_reading;
    const std::vector<char>& m_awarded;
    std::string_view m_response;
};

std::string ruledOutBy(const std::vector<Flag>& flags) {
    for (const Flag flag : flags) {
        switch (flag) {
            case Flag::nothingWritten: return "Nothing has been written.";
            case Flag::questionRepeated: return "The response only repeats the question, so no point can be earned.";
            case Flag::offSubject: return "The response seems to be about another subject, so no point can be earned.";
            case Flag::notEnglish: return "Most of the words could not be read as English, so no point can be earned.";
            default: break;
        }
    }
    return {};
}

}  // namespace

std::string standingWords(const ResponseReading& reading, const Hit& hit, std::string_view response) {
    return standingWords(reading, hit, hit.standing, response);
}

std::uint32_t decidableOf(const CompiledCourse& compiled, std::string_view id, bool misconception) {
    for (std::uint32_t i = 0; i < compiled.decidables.size(); ++i) {
        if (compiled.decidables[i].misconception == misconception && compiled.decidables[i].id == id) return i;
    }
    return none;
}

bool rulesAlone(const CompiledCourse& compiled, const Decidable& decidable, const MarkingDesk& desk) {
    if (decidable.rubric == none || rulesOutPoints(desk.flags)) return false;
    const CompiledRubric& rubric = compiled.rules.rubrics()[decidable.rubric];
    bool award = false;
    for (std::size_t r = 0; r < rubric.rules.size(); ++r) {
        award |= rubric.rules[r].use == CompiledRule::Use::award && desk.held[decidable.firstRule + r] != 0;
    }
    return award && std::ranges::none_of(decidable.rejecting, [&](const Rejecting& rejecting) { return desk.held[rejecting.held] != 0; });
}

RubricTrace traceRubric(const CompiledCourse& compiled, std::size_t question, std::size_t number, std::string_view response, MarkingDesk& desk) {
    judge(compiled, question, response, desk);
    RubricTrace out;
    const Decidable& decidable = compiled.decidables[number];
    const Judgement& judgement = desk.judgements[number];
    out.holds = judgement.holds;
    out.probability = judgement.probability;
    out.weighed = decidable.weighed != none && !compiled.model.empty();
    out.rulesSayYes = rulesAlone(compiled, decidable, desk);
    out.ruledOut = ruledOutBy(desk.flags);
    for (const Hit& hit : desk.reading.hits()) {
        const std::string& name = compiled.lexicon.conceptName(hit.concept_);
        if (name.starts_with('!')) continue;  // wordings of rules and the engine's own cues
        out.hits.push_back({name, hit.term < compiled.lexicon.terms().size() ? compiled.lexicon.terms()[hit.term].text : std::string(),
                            desk.reading.span(hit.begin, hit.end), standingWords(desk.reading, hit, response)});
    }
    std::ranges::sort(out.hits, [](const TracedHit& a, const TracedHit& b) { return std::tie(a.span, a.concept_) < std::tie(b.span, b.concept_); });
    if (decidable.rubric == none) return out;
    const Rubric& rubric = compiled.course.rubrics[decidable.rubric];
    const Tracer tracer(compiled, desk, response);
    std::size_t r = 0;
    for (const auto use : {RulePath::Use::award, RulePath::Use::reject, RulePath::Use::refer}) {
        const std::vector<Rule>& rules = rulesOf(rubric, use);
        for (std::size_t i = 0; i < rules.size(); ++i, ++r) {
            out.rules.push_back(tracer.trace(rules[i], compiled.rules.rubrics()[decidable.rubric].rules[r].root, {use, i, {}}));
        }
    }
    return out;
}

}  // namespace carewright
