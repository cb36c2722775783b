#include "app/ui/read_aloud.h"

#include <algorithm>
#include <utility>

namespace carewright::ui {
namespace {

/// What a page reading takes along; the rest is told only where it has the keyboard.
bool isRead(Role role) {
    switch (role) {
        case Role::heading:
        case Role::text:
        case Role::listItem:
        case Role::radio:
        case Role::toggle:
        case Role::editor:
        case Role::textField:
        case Role::card:
        case Role::row:
        case Role::cell:
        case Role::status:
        case Role::image:
        case Role::progress: return true;
        default: return false;
    }
}

bool isWithin(std::string_view path, std::string_view scope) {
    return scope.empty() || (path.starts_with(scope) && (path.size() == scope.size() || path[scope.size()] == '/'));
}

std::string stateOf(const SemanticItem& item) {
    switch (item.role) {
        case Role::radio: return item.selected || item.checked ? "Chosen." : "";
        case Role::toggle: return item.checked ? "On." : "Off.";
        default: return {};
    }
}

}  // namespace

SpokenPassage passageOf(const SemanticItem& item) {
    SpokenPassage passage{item.path, {}, {}};
    switch (item.role) {
        case Role::editor:
        case Role::textField:
            passage.lead = item.value.empty() ? item.label + ". Empty." : item.label + ".";
            passage.words = item.value;
            break;
        case Role::text:
            // A response shows what stands in it; its label says whose it is.
            if (item.value.empty()) passage.words = item.label;
            else passage.lead = item.label.empty() ? std::string() : item.label + ".", passage.words = item.value;
            break;
        default:
            passage.lead = stateOf(item);
            passage.words = item.label;
            if (!item.value.empty() && item.value != item.label) passage.words += ": " + item.value;
    }
    return passage;
}

std::vector<SpokenPassage> passagesIn(const SemanticRecord& record, std::string_view scope) {
    std::vector<SpokenPassage> out;
    for (const SemanticItem& item : record.items()) {
        if (!isRead(item.role) || !isWithin(item.path, scope)) continue;
        SpokenPassage passage = passageOf(item);
        if (passage.words.empty() && passage.lead.empty()) continue;
        // An option and the words on it, a card and its title: once is enough.
        const bool said = !out.empty() && isWithin(passage.path, out.back().path) && out.back().words.find(passage.words) != std::string::npos;
        // A card that is recorded after what stands on it has been told by that.
        const bool told = (item.role == Role::listItem || item.role == Role::card) && !out.empty() && out.back().path != item.path && isWithin(out.back().path, item.path);
        if (!said && !told) out.push_back(std::move(passage));
    }
    // A heading over links alone, such as "On this page", introduces nothing that is heard.
    const std::vector<SpokenPassage> all = out;
    std::erase_if(out, [&](const SpokenPassage& passage) {
        const SemanticItem* item = record.find(passage.path);
        if (!item || item->role != Role::heading) return false;
        const std::string_view around = std::string_view(passage.path).substr(0, passage.path.rfind('/'));
        return std::ranges::none_of(all, [&](const SpokenPassage& other) { return other.path != passage.path && isWithin(other.path, around); });
    });
    return out;
}

void ReadAloud::read(std::vector<SpokenPassage> passages, std::size_t first, const Manner& manner) {
    stop();
    m_problem.clear();
    if (first >= passages.size()) return;
    m_passages = std::move(passages);
    m_at = first;
    m_manner = manner;
    m_state = State::reading;
    say(0);
}

void ReadAloud::say(std::size_t fromWord) {
    const SpokenPassage& passage = m_passages[m_at];
    const bool anew = m_spoken.path != passage.path;
    m_spoken = {passage.path, {}, anew};
    m_from = std::min(fromWord, passage.words.size());
    std::string text = m_from == 0 && !passage.lead.empty() ? passage.lead + " " : std::string();
    m_words = text.size();
    text += passage.words.substr(m_from);
    m_speaker.speak({++m_utterance, std::move(text), m_manner.rate, m_manner.voice});
}

void ReadAloud::pause() {
    if (m_state != State::reading) return;
    m_speaker.stop();
    m_state = State::paused;
}

void ReadAloud::goOn() {
    if (m_state != State::paused) return;
    m_state = State::reading;
    say(m_spoken.word.begin);
}

void ReadAloud::stop() {
    if (m_state == State::reading) m_speaker.stop();
    m_state = State::silent;
    m_spoken = {};
    m_passages.clear();
    m_at = 0;
}

void ReadAloud::step(int by) {
    if (m_state == State::silent) return;
    if (by > 0 && m_at + 1 >= m_passages.size()) {
        stop();
        return;
    }
    if (by < 0 && m_at == 0) by = 0;
    m_at = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(m_at) + by);
    m_state = State::reading;
    m_spoken.path.clear();
    say(0);
}

void ReadAloud::change(const Manner& manner) {
    if (manner == m_manner) return;
    m_manner = manner;
    if (m_state == State::reading) say(m_spoken.word.begin);
}

void ReadAloud::update(const SemanticRecord& shown) {
    for (const SpeechEvent& event : m_speaker.takeEvents()) {
        if (m_state == State::reading && event.utterance == m_utterance) hear(event, shown);
    }
}

void ReadAloud::hear(const SpeechEvent& event, const SemanticRecord& shown) {
    switch (event.kind) {
        case SpeechEvent::Kind::word: {
            if (event.word.begin < m_words) return;     // still at the lead
            const std::size_t begin = event.word.begin - m_words + m_from, end = event.word.end - m_words + m_from;
            if (begin < end && end <= m_passages[m_at].words.size()) m_spoken.word = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
            return;
        }
        case SpeechEvent::Kind::failed: {
            const std::string why = event.problem;
            stop();
            m_problem = why;
            return;
        }
        case SpeechEvent::Kind::ended: {
            do {
                ++m_at;
            } while (m_at < m_passages.size() && !shown.find(m_passages[m_at].path));
            if (m_at < m_passages.size()) say(0);
            else stop();
        }
    }
}

}  // namespace carewright::ui
