#include "engine/marking/term_count.h"

#include <algorithm>
#include <string_view>

namespace carewright {
namespace {

constexpr std::string_view wordsOfRule = "!words:";

}  // namespace

TermCount::TermCount(const CompiledCourse& compiled) : m_compiled(compiled), m_counts(compiled.lexicon.terms().size()) {}

bool TermCount::isWording(std::uint32_t term) const {
    const CompiledTerm& compiled = m_compiled.lexicon.terms()[term];
    const std::string_view name = m_compiled.lexicon.conceptName(compiled.concept_);
    if (name.ends_with("!except") || (name.starts_with('!') && !name.starts_with(wordsOfRule))) return false;
    // "[person]" alone is how a concept includes another.
    const std::string_view text = compiled.text;
    return !(text.starts_with('[') && text.find(']') == text.size() - 1);
}

void TermCount::found(const MarkingDesk& desk) {
    ++m_responses;
    for (const Hit& hit : desk.reading.hits()) {
        if (hit.term >= m_counts.size()) continue;
        Counts& counts = m_counts[hit.term];
        if (counts.foundBy == m_responses) continue;
        counts.foundBy = m_responses;
        ++counts.found;
    }
}

void TermCount::earned(const MarkingDesk& desk, const Decidable& decidable, bool readers) {
    if (decidable.rubric == none) return;
    ++m_decisions;
    const CompiledRubric& rubric = m_compiled.rules.rubrics()[decidable.rubric];
    m_evidence.clear();
    for (std::size_t r = 0; r < rubric.rules.size(); ++r) {
        const std::vector<RuleMatch>& matches = desk.matches[decidable.firstRule + r];
        if (rubric.rules[r].use != CompiledRule::Use::award || desk.held[decidable.firstRule + r] == 0 || matches.empty()) continue;
        m_compiled.rules.collectEvidence(rubric.rules[r].root, desk.reading, matches.front(), m_evidence);
    }
    // A wording that stands where the evidence stands is what it rests on, also where it came in through another concept.
    for (const Hit& hit : desk.reading.hits()) {
        if (hit.term >= m_counts.size() || m_counts[hit.term].earnedBy == m_decisions) continue;
        const bool rests = std::ranges::any_of(m_evidence, [&](const RuleMatch& at) { return at.begin == hit.begin && at.end == hit.end; });
        if (!rests) continue;
        Counts& counts = m_counts[hit.term];
        counts.earnedBy = m_decisions;
        ++counts.earned;
        if (readers) ++counts.agreed;
    }
}

std::vector<TermUse> TermCount::uses() const {
    std::vector<TermUse> out;
    for (std::uint32_t t = 0; t < m_counts.size(); ++t) {
        if (!isWording(t)) continue;
        const CompiledTerm& term = m_compiled.lexicon.terms()[t];
        const std::string& name = m_compiled.lexicon.conceptName(term.concept_);
        out.push_back({name.starts_with('!') ? std::string() : name, term.text, m_counts[t].found, m_counts[t].earned, m_counts[t].agreed});
    }
    return out;
}

}  // namespace carewright
