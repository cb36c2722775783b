/// A speaker that says nothing and is told by the test what it has spoken.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/speech/speaker.h"

namespace carewright {

class FakeSpeaker final : public Speaker {
public:
    void speak(Utterance utterance) override {
        said.push_back(std::move(utterance));
        speaking = true;
        m_events.clear();
    }
    void stop() override {
        speaking = false;
        m_events.clear();
    }
    [[nodiscard]] std::vector<SpeechEvent> takeEvents() override { return std::exchange(m_events, {}); }
    [[nodiscard]] std::vector<SpeakingVoice> voices() const override { return installed; }

    /// Comes to `word`, the first place it stands in the utterance.
    void comesTo(std::string_view word) {
        const auto at = static_cast<std::uint32_t>(said.back().text.find(word));
        m_events.push_back({SpeechEvent::Kind::word, said.back().number, {at, at + static_cast<std::uint32_t>(word.size())}});
    }
    void ends() { m_events.push_back({SpeechEvent::Kind::ended, said.back().number}); }
    void fails(std::string why) { m_events.push_back({SpeechEvent::Kind::failed, said.back().number, {}, std::move(why)}); }
    void hearsOf(std::uint64_t utterance) { m_events.push_back({SpeechEvent::Kind::ended, utterance}); }

    std::vector<Utterance> said;
    bool speaking = false;
    std::vector<SpeakingVoice> installed = {{"English (Great Britain)", "en-GB"}, {"English (Scotland)", "en-GB-SCOTLAND"}};

private:
    std::vector<SpeechEvent> m_events;
};

}  // namespace carewright
