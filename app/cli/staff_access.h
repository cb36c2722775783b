/// A store as the command line works in it: opened where there is one, and by whom of the staff.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/uuid.h"
#include "engine/review/permission.h"
#include "engine/store/staff_session.h"
#include "engine/store/store.h"

namespace carewright::cli {

/// Options that commands on a store share.
struct StaffOptions {
    std::string data;       ///< the store's folder
    std::string account;    ///< name or id of who works; may be empty
};

/// The store of a folder; notFound where there is none, so that a slip of the finger makes no new one.
[[nodiscard]] Result<Store> openStore(const std::filesystem::path& folder, const Clock& clock);

/// Signs in with the passphrase, which is the first line of the standard input (asked for, and not shown, at a terminal).
/// notFound where no account that can sign in here has that name or id, or several have; else as StaffSession::signIn.
[[nodiscard]] Result<StaffSession> signIn(Store& store, const Clock& clock, UuidSource& ids, const std::string& account);

/// permission where these roles may not see a matter.
[[nodiscard]] Result<void> mustSee(const StaffSession& session, Matter matter);

/// By name or id; notFound for none, invalidInput where several have the name.
[[nodiscard]] Result<Learner> findLearner(Store& store, const std::string& nameOrId);

}  // namespace carewright::cli
