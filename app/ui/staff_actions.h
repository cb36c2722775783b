/// What staff can do with their accounts. The desk of the same name applies these.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <variant>

#include "app/ui/boxed.h"
#include "engine/review/act.h"
#include "engine/review/role.h"

namespace carewright::ui {

struct SignIn {
    AccountId account;
    std::string passphrase;
};
struct SignOut {};

/// The first account founds the centre; a later one waits until a centre lead admits it.
struct OpenAccount {
    std::string name;
    std::string passphrase;
    std::set<StaffRole> roles;
};

/// A centre lead lets somebody in, or gives other roles.
struct AdmitAccount {
    AccountId account;
    std::set<StaffRole> roles;
};
struct CloseAccount {
    AccountId account;
    std::string reason;
};

struct ChangePassphrase {
    std::string before, after;
};

/// A new key from now on; the old one's signatures stay valid.
struct ReplaceOwnKey {
    std::string passphrase;
    std::string reason;
};

/// A key that others may have: what it signs from now on counts no more.
struct RevokeKey {
    AccountId account;
    std::string reason;
};

/// A new recovery code for whoever is signed in; shown once.
struct MakeRecoveryCode {
    std::string passphrase;
};
/// Put the code that is shown on a page to print (PDF), in the folder where keys are written; it stays on the screen.
struct PrintRecoveryCode {};
/// It is written down, and shown no more.
struct RecoveryCodeNoted {};
/// Sign in with the recovery code, under a new passphrase from now on.
struct RecoverAccount {
    AccountId account;
    std::string code, passphrase;
};
/// Write the key of whoever is signed in, under its passphrase, into a file for another computer.
struct TakeKeyAlong {};
/// Take the key over from such a file.
struct BringKey {
    std::filesystem::path file;
    std::string passphrase;
};

/// Whether learners of this computer may choose spelling help in mock assessments. A centre lead's to say.
struct AllowMockSpelling {
    bool allowed = true;
};

struct StaffRequest {
    std::variant<SignIn, SignOut, OpenAccount, AdmitAccount, CloseAccount, ChangePassphrase, ReplaceOwnKey, RevokeKey, MakeRecoveryCode, PrintRecoveryCode, RecoveryCodeNoted, RecoverAccount, TakeKeyAlong, BringKey, AllowMockSpelling> what;
};

}  // namespace carewright::ui
