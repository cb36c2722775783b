/// Reads aloud through Speech Dispatcher, the speaking system of Debian's desktops.
#pragma once

#include <memory>

#include "app/speech/speaker.h"

namespace carewright {

/// Talks to the system on a thread of its own, which starts with the first utterance: who never listens pays nothing.
///
/// Where Speech Dispatcher is missing or has no voice, utterances fail with what to install. One per process, because the
/// library's callbacks carry nothing that says whose they are.
class SpeechDispatcher final : public Speaker {
public:
    SpeechDispatcher();
    ~SpeechDispatcher() override;

    void speak(Utterance utterance) override;
    void stop() override;
    [[nodiscard]] std::vector<SpeechEvent> takeEvents() override;
    [[nodiscard]] std::vector<SpeakingVoice> voices() const override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace carewright
