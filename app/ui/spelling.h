/// British spelling with Hunspell, found at run time: known words, suggestions, the learner's own words.
///
/// The dictionary (some 97,000 entries) is read on a thread of its own, because that takes longer than a frame; until
/// then, and where there is none, every word counts as known. Verdicts are kept, so that a word is looked up once.
/// All calls come from one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace carewright::ui {

class Spelling {
public:
    enum class State {
        off,        ///< turned off by the user
        loading,    ///< being read; look again a little later
        ready,
        absent,     ///< no dictionary, or it cannot be read: reason() says so
    };

    /// Where Debian's hunspell-en-gb puts the dictionary.
    static constexpr const char* usualFolder = "/usr/share/hunspell";
    /// Where Debian's wbritish-small puts the words that most people use, one a line.
    static constexpr const char* usualCommonWords = "/usr/share/dict/british-english-small";

    /// Called with each word that is added, to be kept for next time.
    using WordAdded = std::function<void(const std::string&)>;

    /// Starts to read `language`.aff and .dic in `folder`, and the words that most people use; without these, suggestions come
    /// by likeness alone. `ownWords` are those added in earlier sessions.
    explicit Spelling(std::filesystem::path folder = usualFolder, std::string language = "en_GB",
                      const std::vector<std::string>& ownWords = {}, WordAdded wordAdded = {},
                      std::filesystem::path commonWords = usualCommonWords);
    /// Waits for the reading thread.
    ~Spelling();
    Spelling(const Spelling&) = delete;
    Spelling& operator=(const Spelling&) = delete;

    [[nodiscard]] State state();

    /// A sentence for the settings view where the state is absent; else empty.
    [[nodiscard]] const std::string& reason() const { return m_reason; }

    void setOn(bool on);

    /// Waits until the dictionary is read or found missing. For tests and tools; the window never waits.
    void waitUntilRead();

    /// Words of the course (terms, names, abbreviations), which are never doubtful; replaces those given before.
    void setCourseWords(const std::vector<std::string>& words);

    /// True for words of the dictionary, of the course and the learner's own, in any capitalisation the dictionary
    /// allows; true for everything while the state is not ready. `word` is one word without punctuation round it.
    [[nodiscard]] bool isKnown(std::string_view word);

    /// Likely spellings, best first, at most `limit`: the fewer slips of a key or ear from the word the better, then words of
    /// the course and the learner's own, then those that most people use, then rare ones. Slow (up to a quarter of a second): ask for one word at a time.
    [[nodiscard]] std::vector<std::string> suggestions(std::string_view word, std::size_t limit = 6);

    /// Adds a word to the learner's own and reports it.
    void addWord(std::string_view word);

    /// Changes whenever an earlier verdict may no longer hold: dictionary read, words added, turned on or off.
    [[nodiscard]] std::uint64_t revision();

    /// How often the dictionary itself was asked. Known verdicts cost next to nothing, so this is what to ration.
    [[nodiscard]] std::uint64_t lookups() const { return m_lookups; }

private:
    struct Dictionary;
    struct Words;

    void collect();

    std::unique_ptr<Dictionary> m_dictionary;
    std::unique_ptr<Words> m_words;
    WordAdded m_wordAdded;
    std::string m_reason;
    State m_readState = State::loading;
    bool m_on = true;
    std::uint64_t m_revision = 1;
    std::uint64_t m_lookups = 0;
};

}  // namespace carewright::ui
