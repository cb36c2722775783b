#include "engine/marking/lexicon.h"

#include <algorithm>
#include <functional>
#include <set>

#include "engine/base/words.h"
#include "engine/content/term_notation.h"
#include "engine/marking/word_repair.h"

namespace carewright {
namespace {

/// Optional words multiply a wording; more ways than this in one term is a term nobody can foresee the meaning of.
constexpr std::size_t mostVariants = 256;

/// Anchoring on these would try a wording at nearly every word.
bool isCommon(std::string_view stem) {
    static constexpr std::string_view common[] = {
        "a", "about", "all", "an", "and", "as", "at", "be", "by", "can", "do", "for", "from", "get", "go", "have", "he",
        "her", "him", "his", "how", "i", "if", "in", "it", "just", "like", "make", "more", "my", "no", "not", "of", "on",
        "or", "out", "she", "so", "that", "the", "their", "them", "there", "they", "this", "to", "up", "want", "was",
        "we", "what", "when", "where", "who", "will", "with", "would", "you", "your"};
    return std::binary_search(std::begin(common), std::end(common), stem);
}

struct DraftStep {
    std::vector<std::pair<std::string, TermWord::Kind>> words;  ///< folded
    ConceptIndex concept_ = none;
    std::uint16_t gap = 0;
};

/// A wording as far as it has been read; `gap` stands before whatever comes next.
struct Draft {
    std::vector<DraftStep> steps;
    std::uint16_t gap = 0;
};

/// Turns one term into the plain sequences of steps it stands for.
class TermExpander {
public:
    using FindConcept = std::function<ConceptIndex(const std::string&)>;
    explicit TermExpander(FindConcept find) : m_find(std::move(find)) {}

    Result<std::vector<Draft>> expand(const TermText& term) {
        const TermNotation notation = readTermNotation(term.text);
        if (!notation.ok()) {
            return fail(ErrorCode::invalidInput, "The term \"" + term.text + "\" cannot be used: " + notation.problems.front(),
                        term.place);
        }
        std::vector<Draft> drafts(1);
        for (const TermPart& part : notation.parts) {
            if (!append(part, drafts)) {
                return fail(ErrorCode::tooLarge, "The term \"" + term.text + "\" stands for too many wordings; split it.",
                            term.place);
            }
        }
        return drafts;
    }

private:
    bool append(const TermPart& part, std::vector<Draft>& drafts) {
        switch (part.kind) {
            case TermPart::Kind::gap:
                for (Draft& draft : drafts) draft.gap = static_cast<std::uint16_t>(part.gapWords);
                return true;
            case TermPart::Kind::concept_:
                for (Draft& draft : drafts) {
                    draft.steps.push_back({{}, m_find(part.ref.value), draft.gap});
                    draft.gap = 0;
                }
                return true;
            case TermPart::Kind::optional: {
                // A gap before an optional word stays when the word is missing, and lies before it when it is there.
                std::vector<Draft> with = drafts;
                for (const TermPart& inner : part.parts) {
                    if (!append(inner, with)) return false;
                }
                drafts.insert(drafts.end(), with.begin(), with.end());
                return drafts.size() <= mostVariants;
            }
            case TermPart::Kind::word: return appendWord(part, drafts);
        }
        return true;
    }

    bool appendWord(const TermPart& part, std::vector<Draft>& drafts) {
        DraftStep simple;
        std::vector<std::vector<DraftStep>> forms;  // one for each alternative of several words
        for (const TermWord& word : part.alternatives) {
            Words split;
            splitWords(word.text, split);
            if (split.size() == 0) continue;
            if (split.size() == 1) {
                simple.words.emplace_back(std::string(split.at(0)), word.kind);
                continue;
            }
            std::vector<DraftStep> sequence;
            std::string joined;
            for (std::size_t i = 0; i < split.size(); ++i) {
                sequence.push_back({{{std::string(split.at(i)), word.kind}}, none, 0});
                joined += split.at(i);
            }
            forms.push_back(std::move(sequence));
            forms.push_back({{{{joined, word.kind}}, none, 0}});  // "wellbeing" for "well-being"
        }
        if (!simple.words.empty()) forms.push_back({simple});
        if (forms.empty()) return true;
        std::vector<Draft> out;
        for (const Draft& draft : drafts) {
            for (const std::vector<DraftStep>& form : forms) {
                out.push_back({draft.steps, 0});
                out.back().steps.insert(out.back().steps.end(), form.begin(), form.end());
                out.back().steps[draft.steps.size()].gap = draft.gap;
            }
        }
        drafts = std::move(out);
        return drafts.size() <= mostVariants;
    }

    FindConcept m_find;
};

/// "any one" in a term is "anyone", as it is in a response.
void joinWrittenApart(Draft& draft) {
    for (std::size_t i = 0; i + 1 < draft.steps.size(); ++i) {
        DraftStep& first = draft.steps[i];
        const DraftStep& second = draft.steps[i + 1];
        if (first.words.size() != 1 || second.words.size() != 1 || second.gap != 0) continue;
        if (first.words[0].second == TermWord::Kind::prefix || second.words[0].second == TermWord::Kind::prefix) continue;
        if (!isWrittenApart(first.words[0].first, second.words[0].first)) continue;
        first.words[0].first += second.words[0].first;
        first.words[0].second = second.words[0].second;
        draft.steps.erase(draft.steps.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

/// Plain inflections, so that a misspelled "choosing" finds its way when the term says "choose".
void addInflections(const std::string& word, std::set<std::string>& out) {
    out.insert(word);
    if (word.size() < 4) return;
    const char last = word.back();
    if (last == 'e') {
        out.insert(word + "s");
        out.insert(word + "d");
        out.insert(word.substr(0, word.size() - 1) + "ing");
    } else if (last == 'y') {
        out.insert(word.substr(0, word.size() - 1) + "ies");
        out.insert(word.substr(0, word.size() - 1) + "ied");
        out.insert(word + "ing");
    } else {
        out.insert(word + "s");
        out.insert(word + "ed");
        out.insert(word + "ing");
    }
}

}  // namespace

Lexicon::Builder::Builder() = default;

ConceptIndex Lexicon::Builder::concept_(const std::string& id) {
    const auto [it, added] = m_index.emplace(id, static_cast<ConceptIndex>(m_names.size()));
    if (added) m_names.push_back(id);
    return it->second;
}

bool Lexicon::Builder::knows(const std::string& id) const { return m_index.contains(id); }

void Lexicon::Builder::addTerm(ConceptIndex target, const TermText& term) { m_terms.push_back({target, term}); }

void Lexicon::Builder::addExcept(ConceptIndex target, const TermText& term) {
    const std::string hidden = m_names[target] + "!except";
    const bool known = knows(hidden);
    const ConceptIndex exception = concept_(hidden);
    if (!known) m_excepts.emplace_back(target, exception);
    addTerm(exception, term);
}

void Lexicon::Builder::addInclude(ConceptIndex target, ConceptIndex included) {
    m_terms.push_back({target, {"[" + m_names[included] + "]", {}}, included});
}

Result<Lexicon> Lexicon::Builder::build() {
    Lexicon lexicon;
    const Stemmer stemmer;
    std::set<std::string> targets;
    std::string stem;

    const auto symbolFor = [&](const std::string& word, TermWord::Kind kind) {
        auto& table = kind == TermWord::Kind::exact    ? lexicon.m_exact
                      : kind == TermWord::Kind::prefix ? lexicon.m_prefixes
                                                       : lexicon.m_stems;
        if (kind == TermWord::Kind::forms) stemmer.stem(word, stem);
        else if (kind == TermWord::Kind::prefix) stem = word;
        else stem = word;
        if (kind != TermWord::Kind::prefix) addInflections(word, targets);
        if (kind == TermWord::Kind::prefix) lexicon.m_longestPrefix = std::max(lexicon.m_longestPrefix, stem.size());
        return table.emplace(stem, static_cast<SymbolIndex>(lexicon.m_symbolCount)).second
                   ? static_cast<SymbolIndex>(lexicon.m_symbolCount++)
                   : table.at(stem);
    };

    std::vector<std::pair<SymbolIndex, SingleWord>> singles;
    std::vector<PatternDraft> patterns;
    std::vector<std::vector<ConceptIndex>> uses;  // by concept: concepts its wordings are made of
    TermExpander expander([&](const std::string& id) { return concept_(id); });
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        const Raw& raw = m_terms[i];
        const ConceptIndex target = raw.target;
        std::vector<Draft> drafts;
        if (raw.included != none) {
            drafts = {{{{{}, raw.included, 0}}, 0}};
        } else {
            auto expanded = expander.expand(raw.term);
            if (!expanded) return tl::make_unexpected(expanded.error());
            drafts = std::move(*expanded);
        }
        const auto term = static_cast<std::uint32_t>(lexicon.m_terms.size());
        lexicon.m_terms.push_back({target, m_terms[i].term.text, m_terms[i].term.place});
        if (uses.size() < m_names.size()) uses.resize(m_names.size());
        for (Draft& draft : drafts) {
            if (draft.steps.empty()) continue;
            joinWrittenApart(draft);
            if (draft.steps.size() == 1 && draft.steps[0].concept_ == none) {
                for (const auto& [word, kind] : draft.steps[0].words) singles.push_back({symbolFor(word, kind), {target, term, 0}});
                continue;
            }
            PatternDraft pattern{target, term, 0, {}};
            for (const DraftStep& step : draft.steps) {
                StepDraft& compiled = pattern.steps.emplace_back();
                compiled.concept_ = step.concept_;
                compiled.gap = step.gap;
                for (const auto& [word, kind] : step.words) compiled.symbols.push_back(symbolFor(word, kind));
                if (step.concept_ != none) uses[target].push_back(step.concept_);
            }
            patterns.push_back(std::move(pattern));
        }
    }

    // Layers: a concept lies above every concept it uses, and above its exceptions.
    const std::size_t concepts = m_names.size();
    uses.resize(concepts);
    for (const auto& [target, exception] : m_excepts) uses[target].push_back(exception);
    std::vector<int> layer(concepts, -1);
    std::vector<char> open(concepts, 0);
    std::string circle;
    const std::function<bool(ConceptIndex)> place = [&](ConceptIndex c) {
        if (layer[c] >= 0) return true;
        if (open[c]) {
            circle = m_names[c];
            return false;
        }
        open[c] = 1;
        int above = 0;
        for (const ConceptIndex used : uses[c]) {
            if (!place(used)) return false;
            above = std::max(above, layer[used] + 1);
        }
        layer[c] = above;
        return true;
    };
    int layers = 1;
    for (ConceptIndex c = 0; c < concepts; ++c) {
        if (!place(c)) {
            return fail(ErrorCode::invalidInput, "The concept \"" + circle + "\" contains itself; take one of the references out.");
        }
        layers = std::max(layers, layer[c] + 1);
    }

    std::vector<char> common(lexicon.m_symbolCount, 0);
    for (const auto* table : {&lexicon.m_exact, &lexicon.m_stems}) {
        for (const auto& [word, symbol] : *table) common[symbol] = isCommon(word) ? 1 : 0;
    }
    for (auto& [symbol, single] : singles) single.layer = static_cast<std::uint32_t>(layer[single.concept_]);
    for (PatternDraft& pattern : patterns) pattern.layer = static_cast<std::uint32_t>(layer[pattern.concept_]);
    lexicon.m_layerCount = static_cast<std::size_t>(layers);
    lexicon.m_singles = Grouped<SingleWord>(lexicon.m_symbolCount, std::move(singles));
    lexicon.m_patterns = PatternIndex(patterns, common, concepts);
    lexicon.m_exceptions.assign(concepts, none);
    for (const auto& [target, exception] : m_excepts) lexicon.m_exceptions[target] = exception;
    lexicon.m_names = m_names;
    lexicon.m_index = m_index;
    lexicon.m_spellingTargets.assign(targets.begin(), targets.end());
    return lexicon;
}

ConceptIndex Lexicon::findConcept(std::string_view id) const {
    const auto it = m_index.find(std::string(id));
    return it == m_index.end() ? none : it->second;
}

void Lexicon::symbolsOf(std::string_view folded, std::string_view stem, std::vector<SymbolIndex>& out) const {
    const std::string word(folded);
    if (const auto it = m_exact.find(word); it != m_exact.end()) out.push_back(it->second);
    if (const auto it = m_stems.find(std::string(stem)); it != m_stems.end()) out.push_back(it->second);
    if (!m_prefixes.empty()) {
        for (std::size_t length = 3; length <= std::min(word.size(), m_longestPrefix); ++length) {
            if (const auto it = m_prefixes.find(word.substr(0, length)); it != m_prefixes.end()) out.push_back(it->second);
        }
    }
}

}  // namespace carewright
