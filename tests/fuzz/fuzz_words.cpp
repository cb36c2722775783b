// Any bytes, split into words: spans lie inside the text, apart, on character boundaries; folded forms are bounded valid
// UTF-8; sentences begin at words. The characters of utf8.h are walked both ways.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/base/utf8.h"
#include "engine/base/words.h"
#include "engine/marking/clauses.h"
#include "engine/marking/spelling_index.h"
#include "engine/marking/word_forms.h"
#include "tests/fuzz/marking_invariants.h"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace carewright;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto boundaries = test::characterBoundaries(text);

    Words words;
    splitWords(text, words);
    std::uint32_t from = 0;
    const Stemmer stemmer;
    std::string stem;
    std::vector<std::uint16_t> cues;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words.words[i];
        require(word.span.begin >= from && word.span.begin < word.span.end && word.span.end <= size);
        require(boundaries.contains(word.span.begin) && boundaries.contains(word.span.end));
        from = word.span.end;
        const std::string_view folded = words.at(i);
        require(!folded.empty() && folded.size() <= longestWord && !firstBadByte(folded));
        require(folded.find_first_of(" '\n") == std::string_view::npos);
        stemmer.stem(folded, stem);
        (void)phoneticKey(folded);
        cues.push_back(cuesOf(folded));
    }
    for (std::size_t s = 0; s < words.sentences.size(); ++s) {
        require(words.sentences[s] < words.size() && (s == 0 || words.sentences[s] > words.sentences[s - 1]));
    }
    require(words.size() == 0 || words.sentences.at(0) == 0);

    Clauses clauses;
    findClauses(words, cues, clauses);
    for (std::size_t i = 0; i < words.size(); ++i) {
        require(clauses.clause[i] < clauses.clauseCount && clauses.sentence[i] < clauses.sentenceCount);
        require(i == 0 || (clauses.clause[i] >= clauses.clause[i - 1] && clauses.sentence[i] >= clauses.sentence[i - 1]));
    }

    for (std::size_t at = 0; at < size;) {
        const std::size_t next = nextCharacter(text, at);
        require(next > at && boundaries.contains(static_cast<std::uint32_t>(next)));
        require(previousCharacter(text, next) < next);
        at = next;
    }
    require(!firstBadByte(fold(text)));
    return 0;
}
