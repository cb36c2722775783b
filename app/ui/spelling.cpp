#include "app/ui/spelling.h"

#include <hunspell.hxx>

#include <algorithm>
#include <chrono>
#include <fstream>
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

/// Slips between two folded words: letters added, left out, changed, or two neighbours changed round; a doubled letter
/// made single or the reverse is half a slip, as that is how most misspellings come about. Time: the product of the lengths.
double slips(std::string_view a, std::string_view b) {
    const auto cost = [](std::string_view word, std::size_t i) { return i > 0 && word[i] == word[i - 1] ? 0.5 : 1.0; };
    std::vector<double> older(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j < b.size(); ++j) last[j + 1] = last[j] + cost(b, j);
    for (std::size_t i = 0; i < a.size(); ++i) {
        now[0] = last[0] + cost(a, i);
        for (std::size_t j = 0; j < b.size(); ++j) {
            now[j + 1] = std::min({last[j] + (a[i] == b[j] ? 0.0 : 1.0), last[j + 1] + cost(a, i), now[j] + cost(b, j)});
            if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]) now[j + 1] = std::min(now[j + 1], older[j - 1] + 0.75);
        }
        std::swap(older, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

bool readable(const std::filesystem::path& file) {
    std::error_code error;
    return std::filesystem::is_regular_file(file, error) && !error;
}


using WordSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

/// Folded words of a list, one a line; none where it cannot be read.
WordSet readWords(const std::filesystem::path& file) {
    WordSet words;
    std::ifstream in(file);
    constexpr std::size_t most = 1'000'000;     // of a file that is no list of words
    for (std::string line; words.size() < most && std::getline(in, line);)
        if (line.size() <= longestWord) words.insert(fold(line));
    return words;
}

}  // namespace

/// What is read on the other thread.
struct DictionaryRead {
    std::unique_ptr<Hunspell> hunspell;
    WordSet common;     ///< folded
};

struct Spelling::Dictionary {
    std::future<DictionaryRead> reading;
    std::unique_ptr<Hunspell> hunspell;
    WordSet common;
};

struct Spelling::Words {
    std::unordered_set<std::string, TextHash, std::equal_to<>> course;      // folded
    std::unordered_set<std::string, TextHash, std::equal_to<>> own;         // folded
    std::unordered_map<std::string, bool, TextHash, std::equal_to<>> verdicts;
};

Spelling::Spelling(std::filesystem::path folder, std::string language, const std::vector<std::string>& ownWords,
                   WordAdded wordAdded, std::filesystem::path commonWords)
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
        m_dictionary->reading = std::async(std::launch::async, [affixes, entries, commonWords = std::move(commonWords)] {
            return DictionaryRead{std::make_unique<Hunspell>(affixes.c_str(), entries.c_str()), readWords(commonWords)};
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
        DictionaryRead read = m_dictionary->reading.get();
        m_dictionary->hunspell = std::move(read.hunspell);
        m_dictionary->common = std::move(read.common);
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
    // Hunspell puts a word one key away before one that people use: "peple" → "pep le" before "people". So the order is ours.
    const std::string meant = fold(word);
    std::vector<std::pair<double, std::string>> ranked;
    for (std::size_t place = 0; place < found.size(); ++place) {
        const std::string folded = fold(found[place]);
        const bool ours = m_words->course.contains(folded) || m_words->own.contains(folded);
        const double rare = ours ? -0.25 : m_dictionary->common.contains(folded) ? 0 : m_dictionary->common.empty() ? 0 : 1;
        const double begins = !folded.empty() && !meant.empty() && folded[0] != meant[0] ? 0.25 : 0;
        ranked.emplace_back(slips(meant, folded) + rare + begins + 0.1 * static_cast<double>(place), std::move(found[place]));
    }
    std::ranges::stable_sort(ranked, {}, [](const auto& one) { return one.first; });
    if (ranked.size() > limit) ranked.resize(limit);
    std::vector<std::string> best;
    for (auto& [slip, suggestion] : ranked) best.push_back(std::move(suggestion));
    return best;
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
