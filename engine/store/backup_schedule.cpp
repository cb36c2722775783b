#include "engine/store/backup_schedule.h"

#include <algorithm>
#include <cstddef>
#include <set>

namespace carewright {

namespace {

constexpr std::size_t alwaysKept = 3;
constexpr std::chrono::hours hourlyFor{24};
constexpr std::chrono::days dailyFor{30};

/// The hour, day or month (as its first moment) that keeps one backup of this age.
Instant bucketOf(Instant when, Instant now) {
    using namespace std::chrono;
    if (now - when <= hourlyFor) return floor<hours>(when);
    const auto day = floor<days>(when);
    if (now - when <= dailyFor) return day;
    const year_month_day date(day);
    return sys_days(date.year() / date.month() / 1);
}

/// Which of the three kinds of bucket: a day's first hour and the day itself begin alike.
int kindOfBucket(Instant when, Instant now) { return now - when <= hourlyFor ? 0 : now - when <= dailyFor ? 1 : 2; }

}  // namespace

bool backupDue(std::optional<Instant> newestBackup, std::optional<Instant> lastChange, Instant now) {
    if (!lastChange) return false;
    if (!newestBackup) return true;
    if (*newestBackup > now) return true;
    return *lastChange >= *newestBackup && now - *newestBackup >= backupInterval;
}

std::vector<Instant> backupsToRemove(std::span<const Instant> backups, Instant now) {
    std::vector<Instant> sorted(backups.begin(), backups.end());
    std::ranges::sort(sorted, std::greater{});
    std::set<std::pair<int, Instant>> filled;
    std::vector<Instant> removed;
    std::size_t place = 0;
    for (const Instant when : sorted) {
        const bool amongNewest = place++ < alwaysKept;
        if (when > now) continue;
        const bool firstInBucket = filled.emplace(kindOfBucket(when, now), bucketOf(when, now)).second;
        if (!firstInBucket && !amongNewest) removed.push_back(when);
    }
    std::ranges::reverse(removed);
    return removed;
}

}  // namespace carewright
