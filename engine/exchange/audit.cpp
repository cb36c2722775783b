#include "engine/exchange/audit.h"

#include <array>
#include <fstream>
#include <iterator>

#include "engine/base/sealed_message.h"
#include "engine/base/uuid.h"
#include "engine/base/whole_file.h"
#include "engine/exchange/package.h"
#include "engine/store/act_store.h"
#include "engine/store/store_files.h"
#include "engine/store/wal_check.h"

namespace carewright {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view sqliteMark = "SQLite format 3";

std::string counted(std::size_t count, const std::string& what) { return std::to_string(count) + " " + what + (count == 1 ? "" : "s"); }

/// A folder of its own, gone at the end.
class ScratchFolder {
public:
    explicit ScratchFolder(Instant now) {
        RandomUuidSource names;
        m_path = fs::temp_directory_path() / ("carewright-audit-" + toString(names.next(now)));
        std::error_code error;
        fs::create_directory(m_path, error);
        fs::permissions(m_path, fs::perms::owner_all, error);
    }
    ~ScratchFolder() {
        std::error_code error;
        fs::remove_all(m_path, error);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

Result<AuditReport> auditStoreAt(const fs::path& folder, const Clock& clock) {
    AuditReport report;
    report.what = "Store.";
    StoreOptions options;
    options.automaticBackups = false;
    options.checkAtOpen = false;        // the audit checks more, and goes on where this stops
    auto store = Store::open(folder, clock, options);
    if (!store) {
        const ErrorCode code = store.error().code;
        if (code != ErrorCode::corrupt && code != ErrorCode::invalidInput && code != ErrorCode::io && code != ErrorCode::conflict)
            return tl::make_unexpected(std::move(store.error()));
        report.problems.push_back(store.error().message);
        return report;
    }
    if (store->readOnly()) return fail(ErrorCode::unsupported, store->notice());
    auto audit = ActStore(*store).audit();
    if (!audit) {
        report.problems.push_back(audit.error().message);
        return report;
    }
    report.what = "Store: " + counted(audit->attempts, "attempt") + " of " + counted(audit->steps, "step") + ", " + counted(audit->acts, "act") + ", " +
                  counted(audit->accounts, "account") + ".";
    report.problems = std::move(audit->problems);
    report.notes = std::move(audit->notes);
    return report;
}

/// SQLite's log of what is not in the store's file yet; it empties a log of a few megabytes by itself.
constexpr std::uintmax_t largestLog = std::uintmax_t{1} << 30;

/// The store's file and what SQLite keeps beside it, as a copy.
Result<AuditReport> auditCopy(const fs::path& file, const Clock& clock) {
    const ScratchFolder scratch(clock.now());
    std::error_code error;
    for (const char* ending : {"", "-wal"}) {
        const fs::path from = file.string() + ending;
        if (ending[0] != '\0' && !fs::exists(from, error)) continue;
        fs::copy_file(from, storeFile(scratch.path()).string() + ending, error);
        if (error) return tl::make_unexpected(fileError(error, from, "copying"));
    }
    fs::permissions(storeFile(scratch.path()), fs::perms::owner_read | fs::perms::owner_write, error);
    // Before SQLite opens it: it passes over what it cannot read, and empties the log when it is closed.
    std::vector<std::string> torn;
    if (const auto log = readWholeFile(storeFile(scratch.path()).string() + "-wal", largestLog)) torn = damagedFrames(*log);
    else if (log.error().code != ErrorCode::notFound) return tl::make_unexpected(log.error());
    auto report = auditStoreAt(scratch.path(), clock);
    if (report) report->problems.insert(report->problems.begin(), torn.begin(), torn.end());
    return report;
}

Result<AuditReport> auditPackage(const fs::path& file) {
    const auto bytes = readWholeFile(file, largestPackage);
    if (!bytes) return tl::make_unexpected(bytes.error());
    if (isSealed(*bytes)) return fail(ErrorCode::unsupported, "This package is sealed for somebody's key. Import it to check it.");
    AuditReport report;
    report.what = "Package.";
    const auto package = readPackage(*bytes);
    if (!package) {
        // A package whose first bytes are damaged is no package by its looks; its name says what it should be.
        if (package.error().code == ErrorCode::invalidInput && file.extension() != ".carewright") return tl::make_unexpected(package.error());
        if (package.error().code == ErrorCode::unsupported) return tl::make_unexpected(package.error());
        report.problems.push_back(package.error().message);
        return report;
    }
    report.what = "Package (" + std::string(toString(package->purpose)) + "): " + counted(package->transfer.learners.size(), "learner") + ", " +
                  counted(package->transfer.steps.size(), "step") + ", " + counted(package->transfer.acts.size(), "act") + "; " +
                  (package->signedBy ? "signed with " + fingerprint(*package->signedBy) : std::string("not signed")) + ".";
    if (package->transfer.extract) report.notes.push_back("An extract: the acts before these in their authors' chains are elsewhere.");
    return report;
}

}  // namespace

Result<AuditReport> auditPath(const fs::path& path, const Clock& clock) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) return fail(ErrorCode::notFound, "There is nothing at \"" + path.string() + "\".");
    if (fs::is_directory(status)) {
        if (!fs::exists(storeFile(path), error)) return fail(ErrorCode::notFound, "There is no store in \"" + path.string() + "\".");
        return auditCopy(storeFile(path), clock);
    }
    if (!fs::is_regular_file(status)) return fail(ErrorCode::invalidInput, "\"" + path.string() + "\" is no file.");
    std::array<char, 15> head{};
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return fail(ErrorCode::permission, "\"" + path.string() + "\" can't be read.");
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    const bool store = path.extension() == ".sqlite" || std::string_view(head.data(), static_cast<std::size_t>(stream.gcount())) == sqliteMark;
    return store ? auditCopy(path, clock) : auditPackage(path);
}

}  // namespace carewright
