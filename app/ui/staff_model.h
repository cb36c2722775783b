/// What views read of the staff accounts of this computer and of who is signed in. Plain values; the desk of the same name keeps them.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "engine/review/roster.h"

namespace carewright::ui {

struct StaffModel {
    std::vector<Account> accounts;      ///< in the order of opening
    AccountId centre;                   ///< who founded it; empty: nobody has yet
    std::size_t founders = 0;           ///< more than one: stores of several centres were joined
    std::set<AccountId> signable;       ///< whose secret key is kept on this computer
    std::set<AccountId> recoverable;    ///< with a recovery code on this computer
    std::string code;                   ///< the recovery code just made, until it is written down; empty: none
    bool mockSpelling = true;           ///< learners may choose spelling help in mock assessments
    std::filesystem::path folder;       ///< where a key to take along is written
    std::string problem;                ///< why the last request came to nothing; empty where it did not
    std::string done;                   ///< what the last request did, as a sentence; empty: nothing to say

    [[nodiscard]] const Account* find(const AccountId& id) const {
        for (const Account& one : accounts)
            if (one.id == id) return &one;
        return nullptr;
    }
};

}  // namespace carewright::ui
