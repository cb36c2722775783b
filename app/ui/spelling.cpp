#include "app/ui/spelling.h"

#include <hunspell.hxx>

#include <chrono>
#include <future>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

/// Longer "words" are no words; Hunspell's time grows with the length.
constexpr std::size_t longestWord = 80;

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// Typographic apostrophes made plain, case kept: what the dictionary expects.
std::string plainWord(std::string_view word) {
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        const Decoded decoded = decodeAt(word, at);
        appendUtf8(out, decoded.character == 0x2019 || decoded.character == 0x2018 ? U'\'' : decoded.character);
        at += decoded.length;
    }
    return out;
}

bool readable(const std::filesystem::path& file) {
    std::error_code error;
    return std::filesystem::is_regular_file(file, error) && !error;
}

}  // namespace

struct Spelling::Dictionary {
    std::future<std::unique_ptr<Hunspell>> reading;
    std::unique_ptr<Hunspell> hunspell;
};

struct Spelling::Words {
    std::unordered_set<std::string, TextHash, std::equal_to<>> course;      // folded
    std::unordered_set<std::string, TextHash, std::equal_to<>> own;         // folded
    std::unordered_map<std::string, bool, TextHash, std::equal_to<>> verdicts;
};

Spelling::Spelling(std::filesystem::path folder, std::string language, const std::vector<std::string>& ownWords,
                   WordAdded wordAdded)
    : m_dictionary(std::make_unique<Dictionary>()),
      m_words(std::make_unique<Words>()),
      m_wordAdded(std::move(wordAdded)) {
    for (const std::string& word : ownWords) m_words->own.insert(fold(word));
    const std::filesystem::path affixes = folder / (language + ".aff"), entries = folder / (language + ".dic");
    if (!readable(affixes) || !readable(entries)) {
        m_readState = State::absent;
        m_reason = "Spelling is not checked, because the dictionary " + entries.string() +
                   " is not on this computer. Install hunspell-en-gb to have it.";
        return;
    }
    try {
        m_dictionary->reading = std::async(std::launch::async, [affixes, entries] {
            return std::make_unique<Hunspell>(affixes.c_str(), entries.c_str());
        });
    } catch (const std::system_error&) {
        m_readState = State::absent;
        m_reason = "Spelling is not checked, because this computer could not start another task. Try again later.";
    }
}

Spelling::~Spelling() = default;

void Spelling::collect() {
    if (m_readState != State::loading) return;
    if (m_dictionary->reading.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    try {
        m_dictionary->hunspell = m_dictionary->reading.get();
    } catch (const std::exception&) {
        m_dictionary->hunspell.reset();
    }
    // Hunspell says nothing about a file it could not make sense of; a dictionary of English knows this word.
    if (m_dictionary->hunspell && m_dictionary->hunspell->spell(std::string("care"))) {
        m_readState = State::ready;
    } else {
        m_readState = State::absent;
        m_reason = "Spelling is not checked, because the dictionary on this computer cannot be read. Installing "
                   "hunspell-en-gb again may put it right.";
    }
    ++m_revision;
}

Spelling::State Spelling::state() {
    collect();
    if (m_readState == State::absent) return State::absent;
    return m_on ? m_readState : State::off;
}

void Spelling::setOn(bool on) {
    if (m_on != on) ++m_revision;
    m_on = on;
}

void Spelling::waitUntilRead() {
    if (m_readState == State::loading) m_dictionary->reading.wait();
    collect();
}

void Spelling::setCourseWords(const std::vector<std::string>& words) {
    m_words->course.clear();
    for (const std::string& word : words) m_words->course.insert(fold(word));
    ++m_revision;
}

bool Spelling::isKnown(std::string_view word) {
    if (state() != State::ready || word.empty() || word.size() > longestWord) return true;
    const std::string folded = fold(word);
    if (m_words->course.contains(folded) || m_words->own.contains(folded)) return true;
    if (folded.ends_with("'s")) {
        const std::string_view base = std::string_view(folded).substr(0, folded.size() - 2);
        if (m_words->course.contains(base) || m_words->own.contains(base)) return true;
    }
    const auto kept = m_words->verdicts.find(word);
    if (kept != m_words->verdicts.end()) return kept->second;
    ++m_lookups;
    const bool known = m_dictionary->hunspell->spell(plainWord(word));
    m_words->verdicts.emplace(word, known);
    return known;
}

std::vector<std::string> Spelling::suggestions(std::string_view word, std::size_t limit) {
    if (state() != State::ready || word.empty() || word.size() > longestWord) return {};
    std::vector<std::string> found = m_dictionary->hunspell->suggest(plainWord(word));
    if (found.size() > limit) found.resize(limit);
    return found;
}

void Spelling::addWord(std::string_view word) {
    if (word.empty() || !m_words->own.insert(fold(word)).second) return;
    ++m_revision;
    if (m_wordAdded) m_wordAdded(std::string(word));
}

std::uint64_t Spelling::revision() {
    collect();
    return m_revision;
}

}  // namespace carewright::ui
