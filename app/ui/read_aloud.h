/// Reads what is on the screen aloud, item after item, and knows which word is being spoken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/speech/speaker.h"
#include "app/ui/semantic_record.h"
#include "app/ui/spoken.h"

namespace carewright::ui {

/// One item as it is read. `lead` is spoken before `words` and belongs to no word on the screen: "Chosen."
struct SpokenPassage {
    std::string path;
    std::string lead, words;
    friend bool operator==(const SpokenPassage&, const SpokenPassage&) = default;
};

/// What a listener is told of one item: a text its words, a field what stands in it, an option whether it is chosen. Empty
/// words: nothing to say.
[[nodiscard]] SpokenPassage passageOf(const SemanticItem& item);

/// What there is to read below `scope` (a path, or empty for all), in order: headings, texts, options, answers. Buttons and
/// links are left out, and so are headings over nothing else and what only repeats the item it stands in.
[[nodiscard]] std::vector<SpokenPassage> passagesIn(const SemanticRecord& record, std::string_view scope);

class ReadAloud {
public:
    enum class State { silent, reading, paused };
    struct Manner {
        int rate = 0;               ///< Utterance::rate
        std::string voice;          ///< SpeakingVoice::id
        friend bool operator==(const Manner&, const Manner&) = default;
    };

    /// `speaker` must outlive this.
    explicit ReadAloud(Speaker& speaker) : m_speaker(speaker) {}

    /// Reads `passages` from number `first` on. Nothing to read: stays silent.
    void read(std::vector<SpokenPassage> passages, std::size_t first, const Manner& manner);

    /// Stops in the middle; go on begins with the word that was cut off.
    void pause();
    void goOn();
    void stop();

    /// To the next (1) or the previous (-1) passage; past the last one it stops.
    void step(int by);

    /// Speaks on with another rate or voice, from the word it is at.
    void change(const Manner& manner);

    /// Once a frame: hears what the speaker says and goes on to what comes next. Passages that the screen no longer shows
    /// are passed over.
    void update(const SemanticRecord& shown);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Spoken& spoken() const { return m_spoken; }
    /// The widgets have had a frame to scroll.
    void revealed() { m_spoken.reveal = false; }
    /// Why nothing is heard; empty when all is well.
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    void forgetProblem() { m_problem.clear(); }
    [[nodiscard]] std::vector<SpeakingVoice> voices() const { return m_speaker.voices(); }
    [[nodiscard]] std::size_t at() const { return m_at; }

private:
    void say(std::size_t fromWord);
    void hear(const SpeechEvent& event, const SemanticRecord& shown);

    Speaker& m_speaker;
    State m_state = State::silent;
    std::vector<SpokenPassage> m_passages;
    std::size_t m_at = 0;
    Manner m_manner;
    Spoken m_spoken;
    std::uint64_t m_utterance = 0;
    std::size_t m_words = 0;            ///< where `words` begin in the utterance
    std::size_t m_from = 0;             ///< the byte of `words` it begins with
    std::string m_problem;
};

}  // namespace carewright::ui
