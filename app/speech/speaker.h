/// Somebody who reads text aloud. What speaks is behind this, so that tests listen instead.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/span.h"

namespace carewright {

/// A voice that is installed. `id` is what the speaking system calls it.
struct SpeakingVoice {
    std::string id;
    std::string language;       ///< "en-GB", as the speaking system says it; may be empty
    friend bool operator==(const SpeakingVoice&, const SpeakingVoice&) = default;
};

/// One stretch of text to be spoken.
struct Utterance {
    std::uint64_t number = 0;   ///< chosen by the caller and given back with every event; never 0
    std::string text;           ///< UTF-8 without markup
    int rate = 0;               ///< -100 (slowest) to 100 (fastest), 0 the voice's own
    std::string voice;          ///< SpeakingVoice::id; empty: the computer's choice
};

/// What became of an utterance.
struct SpeechEvent {
    enum class Kind {
        word,                   ///< `word` is being spoken now
        ended,                  ///< spoken to its end
        failed,                 ///< can't be spoken; `problem` says why and what would help
    };
    Kind kind = Kind::ended;
    std::uint64_t utterance = 0;
    ByteSpan word = {};         ///< bytes of Utterance::text
    std::string problem = {};
};

/// Nothing here blocks: what takes time happens elsewhere, and its outcome waits for takeEvents.
class Speaker {
public:
    virtual ~Speaker() = default;

    /// Speaks; whatever was being spoken stops and is not heard of again.
    virtual void speak(Utterance utterance) = 0;

    /// Is silent. No event follows for what was being spoken.
    virtual void stop() = 0;

    /// What has happened since the last call, in order.
    [[nodiscard]] virtual std::vector<SpeechEvent> takeEvents() = 0;

    /// The English voices, by name; empty until the first utterance has brought the speaking system up, or where it names none.
    [[nodiscard]] virtual std::vector<SpeakingVoice> voices() const = 0;
};

}  // namespace carewright
