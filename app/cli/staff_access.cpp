#include "app/cli/staff_access.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <vector>

#include "engine/store/act_store.h"
#include "engine/store/store_files.h"

namespace carewright::cli {

namespace {

/// What is typed at a terminal does not show while this lives.
class Unseen {
public:
    Unseen() : m_terminal(::isatty(STDIN_FILENO) != 0 && ::tcgetattr(STDIN_FILENO, &m_before) == 0) {
        if (!m_terminal) return;
        std::cerr << "Passphrase: " << std::flush;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Unseen() {
        if (!m_terminal) return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::cerr << '\n';
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios m_before{};
    bool m_terminal;
};

std::string readPassphrase() {
    const Unseen unseen;
    std::string line;
    std::getline(std::cin, line);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
}

}  // namespace

Result<Store> openStore(const std::filesystem::path& folder, const Clock& clock) {
    std::error_code error;
    if (!std::filesystem::exists(storeFile(folder), error)) return fail(ErrorCode::notFound, "There is no store in \"" + folder.string() + "\".");
    StoreOptions options;
    options.automaticBackups = false;
    return Store::open(folder, clock, options);
}

Result<StaffSession> signIn(Store& store, const Clock& clock, UuidSource& ids, const std::string& account) {
    ActStore acts(store);
    const auto roster = acts.roster();
    const auto kept = acts.keptAccounts();
    if (!roster) return tl::make_unexpected(roster.error());
    if (!kept) return tl::make_unexpected(kept.error());
    std::vector<AccountId> found;
    for (const AccountId& one : *kept) {
        const Account* known = roster->find(one);
        if (known && (known->name == account || toString(one) == account)) found.push_back(one);
    }
    if (found.empty()) return fail(ErrorCode::notFound, "No account named \"" + account + "\" can sign in on this computer.");
    if (found.size() > 1) return fail(ErrorCode::notFound, "Several accounts are named \"" + account + "\"; give the id of one.");
    const std::string passphrase = readPassphrase();
    return StaffSession::signIn(store, clock, ids, found.front(), passphrase);
}

Result<void> mustSee(const StaffSession& session, Matter matter) {
    const auto roles = session.roles();
    if (!roles) return tl::make_unexpected(roles.error());
    if (!maySee(*roles, matter)) return fail(ErrorCode::permission, "This is for assessors and quality assurers.");
    return {};
}

Result<Learner> findLearner(Store& store, const std::string& nameOrId) {
    auto learners = store.learners();
    if (!learners) return tl::make_unexpected(learners.error());
    std::optional<Learner> found;
    for (Learner& one : *learners) {
        if (one.name != nameOrId && toString(one.id) != nameOrId) continue;
        if (found) return fail(ErrorCode::invalidInput, "Several learners are named \"" + nameOrId + "\"; give the id of one.");
        found = std::move(one);
    }
    if (!found) return fail(ErrorCode::notFound, "There is no learner \"" + nameOrId + "\" in this store.");
    return std::move(*found);
}

}  // namespace carewright::cli
