#include "engine/store/background_backup.h"

#include "engine/store/backup.h"

namespace carewright {

void BackgroundBackup::begin(Instant now) {
    if (m_running.exchange(true)) return;
    m_thread = std::jthread([this, now] {
        std::string problem;
        if (const auto made = makeBackup(m_folder, now)) thinBackups(m_folder, now);
        else problem = "The backup could not be made: " + made.error().message;
        {
            const std::lock_guard lock(m_mutex);
            m_problem = std::move(problem);
        }
        m_running = false;
    });
}

void BackgroundBackup::wait() {
    if (m_thread.joinable()) m_thread.join();
}

std::string BackgroundBackup::problem() const {
    const std::lock_guard lock(m_mutex);
    return m_problem;
}

}  // namespace carewright
