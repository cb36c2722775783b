/// A package: one file that carries attempts, decisions or a whole centre's record to another computer without a network.
///
///     auto file = writePackage(*packageAttempts(store, learner, now, id), nullptr);   // on the learner's laptop
///     auto package = readPackage(file);                                               // on the assessor's
///     auto report = ActStore(store).takeAll(package->transfer);
///
/// Plain text, one JSON object a line: a header, then learners, steps and acts, then a line with the number of lines before it
/// and the SHA-256 of all bytes before it, signed where the sender has a key. Nothing in it is compressed or names a path, so
/// it can neither blow up nor write anywhere. Sealed for the centre's keys with sealFor (sealed_message.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "engine/base/signing_key.h"
#include "engine/base/uuid.h"
#include "engine/store/act_store.h"
#include "engine/store/staff_session.h"

namespace carewright {

enum class PackagePurpose {
    attempts,       ///< a learner's work, for the centre
    decisions,      ///< what was decided on it, for the learner
    record,         ///< everything, from one computer of the centre to another
};
[[nodiscard]] std::string_view toString(PackagePurpose purpose);

struct Package {
    Uuid id;
    PackagePurpose purpose = PackagePurpose::attempts;
    Instant made;
    std::string from;                       ///< who it says it is from, in words; only a signature proves it
    Transfer transfer;
    std::optional<PublicKey> signedBy;      ///< after reading: whose signature it bears
    std::string sha256;                     ///< after reading: of the whole file, hex
};

/// The largest file that is read, and the longest line in it.
inline constexpr std::size_t largestPackage = 1024ull * 1024 * 1024;
inline constexpr std::size_t longestPackageLine = 16ull * 1024 * 1024;

/// The file's bytes. `signer` may be null.
[[nodiscard]] std::string writePackage(const Package& package, const SigningKey* signer);

/// All of a package's file but its last line, which is signed: to be written where there is no key, and signed where there is.
struct PackageBody {
    std::string text;
    std::int64_t lines = 0;
    std::string sha256;         ///< of the text
};
[[nodiscard]] PackageBody packageBody(const Package& package);
/// The whole file. Costs next to nothing: what is signed is the hash.
[[nodiscard]] std::string finishPackage(PackageBody body, const SigningKey* signer);

/// Reads what writePackage gave. invalidInput where it is no package; tooLarge over the limits; unsupported for a newer version;
/// corrupt, with the line and the reason, where it was cut, changed or added to, where a signature does not fit, a step or an act
/// is not as its author wrote it, or a chain lacks a link. Never gives part of a package.
[[nodiscard]] Result<Package> readPackage(std::string_view bytes);

/// A learner's written answers and mocks with all their steps, and the appeals. notFound where there is no such learner;
/// `withName` false leaves the name out.
[[nodiscard]] Result<Package> packageAttempts(Store& store, const LearnerId& learner, Instant now, const Uuid& id, bool withName = true);

/// What was released to a learner, the acts that led there, and the staff's names and keys, without anything about others.
[[nodiscard]] Result<Package> packageDecisions(Store& store, const LearnerId& learner, Instant now, const Uuid& id, std::string from);

/// All learners, attempts and acts of a store.
[[nodiscard]] Result<Package> packageRecord(Store& store, Instant now, const Uuid& id, std::string from);

/// Takes over what a package brings, as an act of `session` where it brought something new and somebody of the staff took it
/// over (null on a learner's computer). As ActStore::takeAll; permission where their roles do not allow it. The package's bytes
/// can be checked against the act later.
[[nodiscard]] Result<TransferReport> importPackage(Store& store, const Package& package, StaffSession* session);

}  // namespace carewright
