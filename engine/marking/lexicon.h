/// The concepts of a course, compiled: which words can begin, make up or rule out each wording.
///
/// A word of a response is resolved once to its symbols (the word itself, its stem, prefixes it begins with). Wordings
/// of one symbol are found by looking that symbol up, longer ones through pattern_index.h; so the cost of a response
/// follows its words, not the number of terms. Concepts that use other concepts are found in layers, the inner ones
/// first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/error.h"
#include "engine/content/course.h"
#include "engine/marking/grouped.h"
#include "engine/marking/pattern_index.h"
#include "engine/marking/spelling_index.h"
#include "engine/marking/word_forms.h"

namespace carewright {

/// A symbol that is by itself a wording.
struct SingleWord {
    ConceptIndex concept_ = none;
    std::uint32_t term = 0;
    std::uint32_t layer = 0;            ///< of the concept
};

struct CompiledTerm {
    ConceptIndex concept_ = none;
    std::string text;
    SourcePlace place;
};

class Lexicon {
public:
    /// Gathers wordings, then compiles them. Concepts may be named before they are defined.
    class Builder {
    public:
        Builder();
        /// The index of a concept, made on first mention.
        ConceptIndex concept_(const std::string& id);
        [[nodiscard]] bool knows(const std::string& id) const;
        void addTerm(ConceptIndex target, const TermText& term);
        /// A wording that rules out overlapping wordings of `target`.
        void addExcept(ConceptIndex target, const TermText& term);
        void addInclude(ConceptIndex target, ConceptIndex included);
        /// Fails on a term that cannot be read and on concepts that contain themselves.
        [[nodiscard]] Result<Lexicon> build();

    private:
        friend class Lexicon;
        struct Raw {
            ConceptIndex target;
            TermText term;
            ConceptIndex included = none;
        };
        std::unordered_map<std::string, ConceptIndex> m_index;
        std::vector<std::string> m_names;
        std::vector<Raw> m_terms;
        std::vector<std::pair<ConceptIndex, ConceptIndex>> m_excepts;   ///< concept → the hidden concept of its exceptions
    };

    [[nodiscard]] std::size_t conceptCount() const { return m_names.size(); }
    [[nodiscard]] const std::string& conceptName(ConceptIndex index) const { return m_names[index]; }
    [[nodiscard]] ConceptIndex findConcept(std::string_view id) const;
    [[nodiscard]] std::size_t symbolCount() const { return m_symbolCount; }
    [[nodiscard]] std::size_t layerCount() const { return m_layerCount; }
    /// By symbol.
    [[nodiscard]] const Grouped<SingleWord>& singles() const { return m_singles; }
    [[nodiscard]] const PatternIndex& patterns() const { return m_patterns; }
    [[nodiscard]] const std::vector<CompiledTerm>& terms() const { return m_terms; }
    /// The hidden concept whose hits rule out overlapping hits of `index`, or none.
    [[nodiscard]] ConceptIndex exceptionOf(ConceptIndex index) const { return m_exceptions[index]; }

    /// The symbols of a folded word whose stem is `stem`, appended to `out`.
    void symbolsOf(std::string_view folded, std::string_view stem, std::vector<SymbolIndex>& out) const;

    /// Folded words that misspellings may be brought back to: those of the terms and their plain inflections.
    [[nodiscard]] const std::vector<std::string>& spellingTargets() const { return m_spellingTargets; }

private:
    std::vector<std::string> m_names;
    std::unordered_map<std::string, ConceptIndex> m_index;
    std::unordered_map<std::string, SymbolIndex> m_exact, m_stems, m_prefixes;
    std::size_t m_longestPrefix = 0;
    std::size_t m_symbolCount = 0;
    std::size_t m_layerCount = 0;
    Grouped<SingleWord> m_singles;
    PatternIndex m_patterns;
    std::vector<ConceptIndex> m_exceptions;
    std::vector<CompiledTerm> m_terms;
    std::vector<std::string> m_spellingTargets;
};

}  // namespace carewright
