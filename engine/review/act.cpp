#include "engine/review/act.h"

#include <array>
#include <utility>

#include "engine/base/hash.h"

namespace carewright {

namespace {

constexpr auto kindNames = std::to_array<std::pair<ActKind, std::string_view>>({
    {ActKind::accountOpened, "account-opened"},
    {ActKind::accountAdmitted, "account-admitted"},
    {ActKind::accountClosed, "account-closed"},
    {ActKind::keyReplaced, "key-replaced"},
    {ActKind::keyRevoked, "key-revoked"},
    {ActKind::decided, "decided"},
    {ActKind::corrected, "corrected"},
    {ActKind::withdrawn, "withdrawn"},
    {ActKind::released, "released"},
    {ActKind::annotated, "annotated"},
    {ActKind::annotationRemoved, "annotation-removed"},
    {ActKind::feedbackWritten, "feedback-written"},
    {ActKind::criterionJudged, "criterion-judged"},
    {ActKind::commentAdded, "comment-added"},
    {ActKind::commentRetired, "comment-retired"},
    {ActKind::secondMarked, "second-marked"},
    {ActKind::resolved, "resolved"},
    {ActKind::appealed, "appealed"},
    {ActKind::appealAnswered, "appeal-answered"},
    {ActKind::planMade, "plan-made"},
    {ActKind::sampled, "sampled"},
    {ActKind::actionRaised, "action-raised"},
    {ActKind::actionClosed, "action-closed"},
    {ActKind::signedOff, "signed-off"},
    {ActKind::standardised, "standardised"},
    {ActKind::markingRulesSet, "marking-rules-set"},
    {ActKind::received, "received"},
    {ActKind::sealedOff, "sealed-off"},
    {ActKind::retentionSet, "retention-set"},
    {ActKind::holdPlaced, "hold-placed"},
    {ActKind::holdLifted, "hold-lifted"},
    {ActKind::erased, "erased"},
});

constexpr auto kinds = [] {
    std::array<ActKind, kindNames.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = kindNames[i].first;
    return all;
}();

constexpr std::string_view accountPrefix = "account:", learnerPrefix = "learner:";

template <class Id>
std::string lineOf(const Id& id) {
    return id.empty() ? "\n" : toString(id) + '\n';
}

Act placed(const ActDraft& draft, const ActId& id, const Author& author, Instant when, const ChainEnd& end) {
    Act act;
    act.id = id;
    act.author = author;
    act.seq = end.seq + 1;
    act.when = when;
    act.kind = draft.kind;
    act.subject = draft.subject;
    act.payload = draft.payload;
    act.previousHash = end.hash;
    return act;
}

}  // namespace

std::string_view toString(ActKind kind) {
    for (const auto& [value, name] : kindNames)
        if (value == kind) return name;
    return {};
}

ActKind actKindNamed(std::string_view name) {
    for (const auto& [value, known] : kindNames)
        if (known == name) return value;
    return ActKind::unknown;
}

std::span<const ActKind> allActKinds() { return kinds; }

Author authorOf(const AccountId& account) { return {Author::Kind::account, account.value}; }
Author authorOf(const LearnerId& learner) { return {Author::Kind::learner, learner.value}; }

std::string toString(const Author& author) {
    return std::string(author.kind == Author::Kind::account ? accountPrefix : learnerPrefix) + toString(author.id);
}

std::optional<Author> parseAuthor(std::string_view text) {
    for (const auto kind : {Author::Kind::account, Author::Kind::learner}) {
        const std::string_view prefix = kind == Author::Kind::account ? accountPrefix : learnerPrefix;
        if (!text.starts_with(prefix)) continue;
        const auto id = parseUuid(text.substr(prefix.size()));
        if (!id || id->empty() || toString(*id) != text.substr(prefix.size())) return std::nullopt;
        return Author{kind, *id};
    }
    return std::nullopt;
}

std::string_view kindName(const Act& act) { return act.kind == ActKind::unknown ? std::string_view(act.foreignKind) : toString(act.kind); }

std::string signedBytes(const Act& act) {
    std::string bytes = "carewright act 1\n";
    bytes += toString(act.id) + '\n';
    bytes += toString(act.author) + '\n';
    bytes += std::to_string(act.seq) + '\n';
    bytes += std::to_string(act.when.time_since_epoch().count()) + '\n';
    bytes += kindName(act);
    bytes += '\n';
    bytes += lineOf(act.subject.attempt);
    bytes += lineOf(act.subject.submission);
    bytes += act.subject.question.value + '\n';
    bytes += act.previousHash + '\n';
    bytes += lineOf(act.key);
    bytes += act.payload;
    return bytes;
}

std::string actHash(const Act& act) { return sha256Hex(signedBytes(act)); }

Act signAct(const ActDraft& draft, const ActId& id, const AccountId& author, Instant when, const ChainEnd& end, const SigningKey& key) {
    Act act = placed(draft, id, authorOf(author), when, end);
    act.key = key.publicKey();
    const std::string bytes = signedBytes(act);
    act.hash = sha256Hex(bytes);
    act.signature = key.sign(bytes);
    return act;
}

Act learnerAct(const ActDraft& draft, const ActId& id, const LearnerId& author, Instant when, const ChainEnd& end) {
    Act act = placed(draft, id, authorOf(author), when, end);
    act.hash = actHash(act);
    return act;
}

}  // namespace carewright
