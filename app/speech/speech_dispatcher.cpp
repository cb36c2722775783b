#include "app/speech/speech_dispatcher.h"

#include <libspeechd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string_view>
#include <thread>
#include <utility>

#include "app/speech/word_marks.h"

namespace carewright {
namespace {

constexpr const char* howToGetOne =
    "Nothing here can read aloud. Reading aloud needs Debian's packages speech-dispatcher and speech-dispatcher-espeak-ng, and sound.";

/// What the library reports, before it is known which utterance it is about.
struct Report {
    int message = 0;
    SPDNotificationType what = SPD_EVENT_END;
    std::string mark = {};
};

class Reports {
public:
    void add(Report report) {
        const std::lock_guard lock(m_mutex);
        m_reports.push_back(std::move(report));
    }

    /// Those about `message`. Older ones are about what was stopped and are dropped; later ones stay.
    std::vector<Report> takeAbout(int message) {
        const std::lock_guard lock(m_mutex);
        std::vector<Report> about, later;
        for (Report& report : m_reports) {
            if (report.message == message) about.push_back(std::move(report));
            else if (report.message > message) later.push_back(std::move(report));
        }
        m_reports = std::move(later);
        return about;
    }

private:
    std::mutex m_mutex;
    std::vector<Report> m_reports;
};

/// Whom the callbacks tell: they get no pointer of ours from the library.
std::atomic<Reports*> listening = nullptr;

void onEvent(std::size_t message, std::size_t, SPDNotificationType what) {
    if (Reports* const reports = listening) reports->add({static_cast<int>(message), what});
}

void onMark(std::size_t message, std::size_t, SPDNotificationType what, char* mark) {
    Reports* const reports = listening;
    if (reports && mark) reports->add({static_cast<int>(message), what, mark});
}

/// An open way to the system; closed when it goes.
class Connection {
public:
    Connection() {
        char* error = nullptr;
        // The last argument but one starts the system where it is not running.
        m_connection = spd_open2("carewright", "reading", nullptr, SPD_MODE_THREADED, nullptr, 1, &error);
        std::free(error);
        if (!m_connection) return;
        m_connection->callback_end = m_connection->callback_cancel = onEvent;
        m_connection->callback_im = onMark;
        spd_set_notification_on(m_connection, SPD_END);
        spd_set_notification_on(m_connection, SPD_CANCEL);
        spd_set_notification_on(m_connection, SPD_INDEX_MARKS);
        spd_set_data_mode(m_connection, SPD_DATA_SSML);
        spd_set_language(m_connection, "en-GB");
    }
    ~Connection() {
        if (m_connection) spd_close(m_connection);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] bool open() const { return m_connection != nullptr; }

    /// The number the system gave the message; nothing where it did not take it.
    [[nodiscard]] std::optional<int> say(const Utterance& utterance) {
        spd_set_voice_rate(m_connection, std::clamp(utterance.rate, -100, 100));
        if (utterance.voice != m_voice) {
            if (utterance.voice.empty()) spd_set_language(m_connection, "en-GB");
            else spd_set_synthesis_voice(m_connection, utterance.voice.c_str());
            m_voice = utterance.voice;
        }
        const int message = spd_say(m_connection, SPD_TEXT, withWordMarks(utterance.text).c_str());
        if (message < 0) return std::nullopt;
        return message;
    }

    void silence() { spd_cancel(m_connection); }

    [[nodiscard]] std::vector<SpeakingVoice> englishVoices() {
        std::vector<SpeakingVoice> out;
        SPDVoice** const all = spd_list_synthesis_voices(m_connection);
        for (SPDVoice** one = all; one && *one; ++one) {
            const std::string language = (*one)->language ? (*one)->language : "";
            // eSpeak lists every voice a hundred times over, with a variant of its sound after a plus.
            const bool variant = (*one)->name && std::string_view((*one)->name).find('+') != std::string_view::npos;
            if ((*one)->name && !variant && language.starts_with("en")) out.push_back({(*one)->name, language});
        }
        if (all) free_spd_voices(all);
        std::sort(out.begin(), out.end(), [](const SpeakingVoice& a, const SpeakingVoice& b) { return a.id < b.id; });
        return out;
    }

private:
    SPDConnection* m_connection = nullptr;
    std::string m_voice;
};

}  // namespace

struct SpeechDispatcher::Impl {
    /// What the thread is to do next; only the latest counts.
    struct Wish {
        bool silence = false;
        std::optional<Utterance> say;
    };

    mutable std::mutex mutex;
    std::condition_variable_any wished;
    Wish wish;
    std::uint64_t current = 0;              ///< utterance; 0: silence
    std::optional<int> message;             ///< the system's number for it
    std::vector<SpeechEvent> failures;
    std::vector<SpeakingVoice> voices;
    Reports reports;
    std::jthread thread;                    // last: ends before what it uses

    void work(const std::stop_token& ending);
    void fulfil(std::unique_ptr<Connection>& connection, const Wish& now);
};

void SpeechDispatcher::Impl::work(const std::stop_token& ending) {
    std::unique_ptr<Connection> connection;
    for (;;) {
        Wish now;
        {
            std::unique_lock lock(mutex);
            wished.wait(lock, ending, [this] { return wish.silence || wish.say; });
            if (ending.stop_requested()) break;
            now = std::exchange(wish, {});
        }
        fulfil(connection, now);
    }
    if (connection && connection->open()) connection->silence();
}

void SpeechDispatcher::Impl::fulfil(std::unique_ptr<Connection>& connection, const Wish& now) {
    if (now.silence && connection && connection->open()) connection->silence();
    if (!now.say) return;
    // Once more where the system went away since the last time.
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (!connection || !connection->open()) {
            connection = std::make_unique<Connection>();
            if (!connection->open()) break;
            std::vector<SpeakingVoice> found = connection->englishVoices();
            const std::lock_guard lock(mutex);
            voices = std::move(found);
        }
        if (const auto number = connection->say(*now.say)) {
            const std::lock_guard lock(mutex);
            if (current == now.say->number) message = number;
            return;
        }
        connection.reset();
    }
    const std::lock_guard lock(mutex);
    failures.push_back({SpeechEvent::Kind::failed, now.say->number, {}, howToGetOne});
}

SpeechDispatcher::SpeechDispatcher() : m_impl(std::make_unique<Impl>()) { listening = &m_impl->reports; }

SpeechDispatcher::~SpeechDispatcher() {
    if (m_impl->thread.joinable()) {
        m_impl->thread.request_stop();
        m_impl->thread.join();
    }
    listening = nullptr;
}

void SpeechDispatcher::speak(Utterance utterance) {
    const std::lock_guard lock(m_impl->mutex);
    m_impl->current = utterance.number;
    m_impl->message.reset();
    m_impl->wish = {true, std::move(utterance)};
    if (!m_impl->thread.joinable()) m_impl->thread = std::jthread([impl = m_impl.get()](const std::stop_token& ending) { impl->work(ending); });
    m_impl->wished.notify_one();
}

void SpeechDispatcher::stop() {
    const std::lock_guard lock(m_impl->mutex);
    m_impl->current = 0;
    m_impl->message.reset();
    m_impl->wish = {true, std::nullopt};
    m_impl->wished.notify_one();
}

std::vector<SpeechEvent> SpeechDispatcher::takeEvents() {
    const std::lock_guard lock(m_impl->mutex);
    std::vector<SpeechEvent> events;
    for (SpeechEvent& failure : std::exchange(m_impl->failures, {})) {
        if (failure.utterance == m_impl->current) events.push_back(std::move(failure));
    }
    if (!m_impl->message) return events;
    for (const Report& report : m_impl->reports.takeAbout(*m_impl->message)) {
        if (report.what == SPD_EVENT_INDEX_MARK) {
            if (const auto word = spanOfMark(report.mark)) events.push_back({SpeechEvent::Kind::word, m_impl->current, *word});
        } else {
            // Cut short by another program counts as read: going on is what a listener expects.
            events.push_back({SpeechEvent::Kind::ended, m_impl->current});
        }
    }
    return events;
}

std::vector<SpeakingVoice> SpeechDispatcher::voices() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->voices;
}

}  // namespace carewright
