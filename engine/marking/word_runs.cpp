#include "engine/marking/word_runs.h"

#include "engine/base/words.h"
#include "engine/marking/vocabulary.h"

namespace carewright {

void WordRuns::add(std::string_view text, std::uint32_t number) {
    Words words;
    splitWords(text, words);
    eachRun(words.size(), [&](std::size_t i) { return hashOfWord(words.at(i)); }, [&](std::uint64_t run, std::size_t) {
        m_runs.add(run, number);
        return true;
    });
}

}  // namespace carewright
