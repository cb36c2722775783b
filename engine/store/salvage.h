/// Reads what can still be read from a damaged store.
#pragma once

#include <filesystem>
#include <vector>

#include "engine/attempt/step.h"
#include "engine/review/act.h"
#include "engine/store/connection.h"
#include "engine/store/learner.h"

namespace carewright {

/// An account's key under its passphrase.
struct SealedKey {
    AccountId account;
    PublicKey signing;
    std::string sealed;
};

struct Salvaged {
    std::vector<Learner> learners;      ///< with id and date, and the name where it could be read
    std::vector<Step> steps;            ///< in no order; not checked, the hashes tell
    std::vector<Act> acts, extracts;    ///< as the steps; those of whole chains, and those that came without
    std::vector<SealedKey> keys;
};

/// Looks every row up by itself, so that one damaged page costs only what is on it. Rows that cannot be read are left
/// out. Throws only where nothing at all can be read.
[[nodiscard]] Salvaged readDamaged(Connection& damaged, const std::filesystem::path& file);

}  // namespace carewright
