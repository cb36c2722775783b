/// Makes dated backups beside the work, so that nobody waits for them.
#pragma once

#include <atomic>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>

#include "engine/base/clock.h"

namespace carewright {

/// At most one backup at a time; the destructor waits for it.
class BackgroundBackup {
public:
    explicit BackgroundBackup(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// Begins a backup dated `now` and thins the old ones; does nothing while one is being made.
    void begin(Instant now);

    /// Waits for the one that is being made.
    void wait();

    /// Why the last backup failed, as a sentence; empty where it did not.
    [[nodiscard]] std::string problem() const;

private:
    std::filesystem::path m_folder;
    std::atomic<bool> m_running = false;
    mutable std::mutex m_mutex;
    std::string m_problem;      ///< guarded by m_mutex
    std::jthread m_thread;      ///< last: joined before the rest goes
};

}  // namespace carewright
