/// One thing that a person did about responses of learners, about accounts or about keeping records: a decision, a release,
/// an appeal, a sample … Acts are only ever added. Each is signed by who did it and holds the hash of that person's act
/// before it; what holds now is derived from them (roster.h, response_record.h).
///
///     bytes = signedBytes(act)          // what is hashed and signed, readable with any text editor
///     act.hash = sha256(bytes)          // `sha256sum`
///     act.signature = Ed25519(bytes)    // `openssl pkeyutl -verify -rawin`
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/attempt/step.h"
#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/id.h"
#include "engine/base/signing_key.h"
#include "engine/base/uuid.h"

namespace carewright {

using AccountId = GlobalId<struct AccountTag>;
using ActId = GlobalId<struct ActTag>;

enum class ActKind {
    accountOpened,      ///< somebody got an account with a key of their own; theirs is the first act of the account
    accountAdmitted,    ///< a centre lead lets an account in, or changes its roles
    accountClosed,      ///< … or closes it
    keyReplaced,        ///< an account signs with another key from now on
    keyRevoked,         ///< a key is lost or known to others; what it signed before a moment still counts
    decided,            ///< an assessor's decision on one response
    corrected,          ///< … replaced by a later one, with a reason
    withdrawn,          ///< … taken back before it was released
    released,           ///< the learner may see it
    annotated,          ///< an examiner's mark on words of a response
    annotationRemoved,
    feedbackWritten,    ///< free words to the learner, on the next release
    criterionJudged,    ///< met or not yet met, with the evidence record
    commentAdded,       ///< the comment bank grew
    commentRetired,
    secondMarked,       ///< a second marker's decision, made without seeing or after seeing the first
    resolved,           ///< what holds after first and second marker differed
    appealed,           ///< the learner asks for a second look; not signed, as learners have no key
    appealAnswered,
    planMade,           ///< IQA: what will be sampled
    sampled,            ///< IQA: one decision was looked at
    actionRaised,       ///< IQA: somebody has to do something by a day
    actionClosed,
    signedOff,          ///< IQA: a plan's samples are done
    standardised,       ///< an assessor marked a set with reference marks
    markingRulesSet,    ///< which decisions are marked a second time, and how often known responses come along
    received,           ///< a package came in: which, from whom, and how its contents hash
    sealedOff,          ///< the heads of all chains, so that nothing before can be cut off later
    retentionSet,       ///< for how long records are kept
    holdPlaced,         ///< a learner's records must stay
    holdLifted,
    erased,             ///< a learner was pseudonymised
    unknown,            ///< of a newer version; kept, and passed over when state is derived
};

/// The name of a kind in stores and signatures: "decided". Empty for unknown.
[[nodiscard]] std::string_view toString(ActKind kind);
/// The kind of that name; unknown for others.
[[nodiscard]] ActKind actKindNamed(std::string_view name);
/// All kinds but unknown.
[[nodiscard]] std::span<const ActKind> allActKinds();

/// Who acts: a member of staff, or a learner.
struct Author {
    enum class Kind { account, learner };

    Kind kind = Kind::account;
    Uuid id;

    friend auto operator<=>(const Author&, const Author&) = default;
    friend bool operator==(const Author&, const Author&) = default;
};

[[nodiscard]] Author authorOf(const AccountId& account);
[[nodiscard]] Author authorOf(const LearnerId& learner);

/// "account:0192f1c4-…". Reading takes exactly that form.
[[nodiscard]] std::string toString(const Author& author);
[[nodiscard]] std::optional<Author> parseAuthor(std::string_view text);

/// One response: an answer that was handed in. A mock hands in many answers at once, so the question belongs to it.
struct ResponseRef {
    AttemptId attempt;
    StepId submission;      ///< the step that handed it in
    QuestionId question;

    [[nodiscard]] bool empty() const { return attempt.empty(); }
    friend auto operator<=>(const ResponseRef&, const ResponseRef&) = default;
    friend bool operator==(const ResponseRef&, const ResponseRef&) = default;
};

struct Act {
    ActId id;
    Author author;
    std::int64_t seq = 0;       ///< 1, 2, 3 … along the author's chain
    Instant when;
    ActKind kind = ActKind::unknown;
    std::string foreignKind;    ///< the kind's name where `kind` is unknown; empty otherwise
    ResponseRef subject;        ///< empty where the act is not about one response
    std::string payload;        ///< JSON, read and written by account_acts.h, decision_acts.h, quality_acts.h, keeping_acts.h
    std::string previousHash;   ///< hex; empty for the author's first act
    PublicKey key;              ///< what it is signed with; none for a learner's
    std::string hash;           ///< hex, actHash(*this)
    Signature signature;        ///< over signedBytes(*this); zero for a learner's

    friend bool operator==(const Act&, const Act&) = default;
};

/// The kind's name, whether this version knows the kind or not.
[[nodiscard]] std::string_view kindName(const Act& act);

/// What is hashed and signed: one line each for a version mark, id, author, seq, milliseconds since 1970, kind, attempt,
/// submission, question, previous hash and key (empty lines for none), then the payload as it is.
[[nodiscard]] std::string signedBytes(const Act& act);

/// SHA-256 of signedBytes, in hex.
[[nodiscard]] std::string actHash(const Act& act);

/// Where an author's chain ends.
struct ChainEnd {
    std::int64_t seq = 0;
    std::string hash;

    friend bool operator==(const ChainEnd&, const ChainEnd&) = default;
};

/// What a new act says, before it has a place in a chain.
struct ActDraft {
    ActKind kind = ActKind::unknown;
    ResponseRef subject;
    std::string payload;
};

/// A new act after `end`, signed.
[[nodiscard]] Act signAct(const ActDraft& draft, const ActId& id, const AccountId& author, Instant when, const ChainEnd& end, const SigningKey& key);

/// A learner's, which nothing but its place in the chain protects.
[[nodiscard]] Act learnerAct(const ActDraft& draft, const ActId& id, const LearnerId& author, Instant when, const ChainEnd& end);

}  // namespace carewright
