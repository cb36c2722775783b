#include "engine/store/staff_session.h"

#include <algorithm>

#include "engine/base/trimmed.h"
#include "engine/review/payload.h"

namespace carewright {

namespace {

constexpr std::size_t secretSize = 32;

/// What a sealed secret is bound to.
std::string bindingOf(const AccountId& account, const PublicKey& signing) { return "carewright account " + toString(account) + " " + toString(signing); }

/// … and what is kept for its recovery code, which also says where it is kept.
std::string recoveryOf(const AccountId& account, const PublicKey& signing) { return "carewright recovery " + toString(account) + " " + toString(signing); }

/// Letters and digits that nobody takes for one another; 32 of them, so each byte gives one without a bias.
constexpr std::string_view codeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
constexpr std::size_t codeLength = 20, codeGroup = 4;

/// As it was typed, without what only makes it easy to read.
std::string plainCode(std::string_view typed) {
    std::string code;
    for (const char c : typed) {
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (codeLetters.find(upper) != std::string_view::npos) code.push_back(upper);
    }
    return code;
}

/// Later than everything that it follows, whatever this computer's clock says.
Result<Instant> momentFor(ActStore& acts, const ActDraft& draft, Instant now) {
    if (draft.subject.empty()) return now;
    auto before = acts.on(draft.subject);
    if (!before) return tl::make_unexpected(std::move(before.error()));
    for (const Act& act : *before) now = std::max(now, act.when);
    return now;
}

}  // namespace

Result<StaffSession> StaffSession::open(Store& store, const Clock& clock, UuidSource& ids, const NewAccount& account) {
    if (isBlank(account.name)) return fail(ErrorCode::invalidInput, "An account needs a name, as it shall stand under decisions.");
    if (const std::string weak = weaknessOf(account.passphrase, account.name); !weak.empty()) return fail(ErrorCode::invalidInput, weak);
    ActStore acts(store);
    const auto roster = acts.roster();
    if (!roster) return tl::make_unexpected(roster.error());
    const Instant now = clock.now();
    const AccountId id(ids.next(now));
    const SecretBytes secret = SecretBytes::random(secretSize);
    AccountKeys keys = AccountKeys::fromSecret(secret);
    auto sealed = sealSecret(secret, account.passphrase, bindingOf(id, keys.signing.publicKey()), account.cost);
    if (!sealed) return tl::make_unexpected(std::move(sealed.error()));
    const AccountOpened opened{account.name, account.roles, roster->founders().empty(), keys.signing.publicKey(), keys.opening.publicKey()};
    ActDraft draft;
    draft.kind = ActKind::accountOpened;
    draft.payload = toPayload(opened);
    const Act first = signAct(draft, ActId(ids.next(now)), id, now, {}, keys.signing);
    // The key first: an account without its key would be lost, a key without its account is nothing.
    if (auto kept = acts.keepKey(id, keys.signing.publicKey(), *sealed); !kept) return tl::make_unexpected(std::move(kept.error()));
    if (auto done = acts.append(first); !done) return tl::make_unexpected(std::move(done.error()));
    return StaffSession(store, clock, ids, id, account.name, std::move(keys));
}

namespace {

/// Who can be let in, with the key that is signed with now.
struct Admitted {
    std::string name;
    PublicKey signing;
};

Result<Admitted> admitted(ActStore& acts, const AccountId& id) {
    const auto roster = acts.roster();
    if (!roster) return tl::make_unexpected(roster.error());
    const Account* account = roster->find(id);
    if (!account) return fail(ErrorCode::notFound, "There is no such account here.");
    if (account->standing == AccountStanding::closed) return fail(ErrorCode::permission, "This account is closed. A centre lead can admit it again.");
    const AccountKey* key = account->key();
    if (!key) return fail(ErrorCode::permission, "The key of this account was revoked. A centre lead can let it have a new one.");
    return Admitted{account->name, key->signing};
}

}  // namespace

Result<StaffSession> StaffSession::signIn(Store& store, const Clock& clock, UuidSource& ids, const AccountId& id, std::string_view passphrase) {
    ActStore acts(store);
    const auto who = admitted(acts, id);
    if (!who) return tl::make_unexpected(who.error());
    const auto sealed = acts.sealedKey(id, who->signing);
    if (!sealed) return tl::make_unexpected(sealed.error());
    if (!*sealed) return fail(ErrorCode::notFound, "The key of this account is kept on another computer. Take it from there to sign in here.");
    const auto secret = openSecret(**sealed, passphrase, bindingOf(id, who->signing));
    if (!secret) return tl::make_unexpected(secret.error());
    if (secret->size() != secretSize) return fail(ErrorCode::corrupt, "The key of this account is damaged.");
    return StaffSession(store, clock, ids, id, who->name, AccountKeys::fromSecret(*secret));
}

Result<std::set<StaffRole>> StaffSession::roles() const {
    const auto roster = ActStore(*m_store).roster();
    if (!roster) return tl::make_unexpected(roster.error());
    return roster->rolesAt(m_account, m_clock->now());
}

Result<Act> StaffSession::act(const ActDraft& draft) {
    auto done = act(std::span(&draft, 1));
    if (!done) return tl::make_unexpected(std::move(done.error()));
    return std::move(done->front());
}

Result<std::vector<Act>> StaffSession::act(std::span<const ActDraft> drafts) {
    ActStore acts(*m_store);
    auto end = acts.endOf(authorOf(m_account));
    if (!end) return tl::make_unexpected(std::move(end.error()));
    std::vector<Act> made;
    for (const ActDraft& draft : drafts) {
        auto when = momentFor(acts, draft, m_clock->now());
        if (!when) return tl::make_unexpected(std::move(when.error()));
        if (!made.empty()) when = std::max(*when, made.back().when);
        made.push_back(signAct(draft, ActId(m_ids->next(*when)), m_account, *when, *end, m_keys.signing));
        *end = {made.back().seq, made.back().hash};
    }
    if (auto done = acts.append(made); !done) return tl::make_unexpected(std::move(done.error()));
    return made;
}

Result<Act> StaffSession::release(const ResponseRef& response) {
    const auto record = ActStore(*m_store).record(response);
    if (!record) return tl::make_unexpected(record.error());
    const Decision* standing = record->standing();
    if (!standing) return fail(ErrorCode::conflict, "Nobody has decided on this response yet.");
    return act(ActKind::released, response, Released{standing->act, standing->hash});
}

Result<void> StaffSession::changePassphrase(std::string_view old, std::string_view fresh, const PassphraseCost& cost) {
    if (const std::string weak = weaknessOf(fresh, m_name); !weak.empty()) return fail(ErrorCode::invalidInput, weak);
    ActStore acts(*m_store);
    const PublicKey& key = m_keys.signing.publicKey();
    const auto sealed = acts.sealedKey(m_account, key);
    if (!sealed) return tl::make_unexpected(sealed.error());
    if (!*sealed) return fail(ErrorCode::notFound, "The key of this account is kept on another computer.");
    const auto secret = openSecret(**sealed, old, bindingOf(m_account, key));
    if (!secret) return tl::make_unexpected(secret.error());
    const auto again = sealSecret(*secret, fresh, bindingOf(m_account, key), cost);
    if (!again) return tl::make_unexpected(again.error());
    return acts.keepKey(m_account, key, *again);
}

Result<std::string> StaffSession::makeRecoveryCode(std::string_view passphrase, const PassphraseCost& cost) const {
    const PublicKey& key = m_keys.signing.publicKey();
    const auto sealed = ActStore(*m_store).sealedKey(m_account, key);
    if (!sealed) return tl::make_unexpected(sealed.error());
    if (!*sealed) return fail(ErrorCode::notFound, "The key of this account is kept on another computer.");
    const auto secret = openSecret(**sealed, passphrase, bindingOf(m_account, key));
    if (!secret) return tl::make_unexpected(secret.error());
    const SecretBytes drawn = SecretBytes::random(codeLength);
    std::string code;
    for (std::size_t i = 0; i < codeLength; ++i) {
        if (i > 0 && i % codeGroup == 0) code.push_back('-');
        code.push_back(codeLetters[drawn.bytes()[i] % codeLetters.size()]);
    }
    const auto kept = sealSecret(*secret, plainCode(code), recoveryOf(m_account, key), cost);
    if (!kept) return tl::make_unexpected(kept.error());
    if (auto done = m_store->setSetting(recoveryOf(m_account, key), *kept); !done) return tl::make_unexpected(done.error());
    return code;
}

Result<StaffSession> StaffSession::recover(Store& store, const Clock& clock, UuidSource& ids, const AccountId& id, std::string_view code, std::string_view passphrase,
                                           const PassphraseCost& cost) {
    ActStore acts(store);
    const auto who = admitted(acts, id);
    if (!who) return tl::make_unexpected(who.error());
    if (const std::string weak = weaknessOf(passphrase, who->name); !weak.empty()) return fail(ErrorCode::invalidInput, weak);
    const std::string place = recoveryOf(id, who->signing);
    const auto kept = store.setting(place);
    if (!kept) return tl::make_unexpected(kept.error());
    if (!*kept || (*kept)->empty()) return fail(ErrorCode::notFound, "No recovery code was made for this account's key on this computer.");
    const auto secret = openSecret(**kept, plainCode(code), place);
    if (!secret && secret.error().code == ErrorCode::permission) return fail(ErrorCode::permission, "This is not the recovery code of this account.");
    if (!secret) return tl::make_unexpected(secret.error());
    if (secret->size() != secretSize) return fail(ErrorCode::corrupt, "What is kept for the recovery code is damaged.");
    StaffSession session(store, clock, ids, id, who->name, AccountKeys::fromSecret(*secret));
    if (auto done = session.replaceKey("The passphrase was forgotten; opened with the recovery code.", passphrase, cost); !done) return tl::make_unexpected(done.error());
    if (auto done = store.setSetting(place, ""); !done) return tl::make_unexpected(done.error());
    return session;
}

Result<bool> StaffSession::isRecoverable(Store& store, const Account& account) {
    if (!account.key()) return false;
    const auto kept = store.setting(recoveryOf(account.id, account.key()->signing));
    if (!kept) return tl::make_unexpected(kept.error());
    return *kept && !(*kept)->empty();
}

Result<void> StaffSession::replaceKey(std::string_view reason, std::string_view passphrase, const PassphraseCost& cost) {
    if (const std::string weak = weaknessOf(passphrase, m_name); !weak.empty()) return fail(ErrorCode::invalidInput, weak);
    ActStore acts(*m_store);
    const SecretBytes secret = SecretBytes::random(secretSize);
    AccountKeys keys = AccountKeys::fromSecret(secret);
    const auto sealed = sealSecret(secret, passphrase, bindingOf(m_account, keys.signing.publicKey()), cost);
    if (!sealed) return tl::make_unexpected(sealed.error());
    if (auto kept = acts.keepKey(m_account, keys.signing.publicKey(), *sealed); !kept) return kept;
    auto done = act(ActKind::keyReplaced, ResponseRef(), KeyReplaced{m_account, keys.signing.publicKey(), keys.opening.publicKey(), std::string(reason)});
    if (!done) return tl::make_unexpected(std::move(done.error()));
    m_keys = std::move(keys);
    return {};
}

Result<void> StaffSession::giveNewKey(const AccountId& id, std::string_view reason, std::string_view passphrase, const PassphraseCost& cost) {
    ActStore acts(*m_store);
    const auto roster = acts.roster();
    if (!roster) return tl::make_unexpected(roster.error());
    const Account* account = roster->find(id);
    if (!account || account->keys.empty()) return fail(ErrorCode::notFound, "There is no such account here.");
    if (!roster->rolesAt(m_account, m_clock->now()).contains(StaffRole::lead)) return fail(ErrorCode::permission, "Giving somebody a new key is for the centre lead.");
    if (const std::string weak = weaknessOf(passphrase, account->name); !weak.empty()) return fail(ErrorCode::invalidInput, weak);
    const SecretBytes secret = SecretBytes::random(secretSize);
    const AccountKeys keys = AccountKeys::fromSecret(secret);
    const auto sealed = sealSecret(secret, passphrase, bindingOf(id, keys.signing.publicKey()), cost);
    if (!sealed) return tl::make_unexpected(sealed.error());
    // The key first, as when an account is opened.
    if (auto kept = acts.keepKey(id, keys.signing.publicKey(), *sealed); !kept) return kept;
    std::vector<ActDraft> drafts(2);
    drafts[0].kind = ActKind::keyRevoked;
    drafts[0].payload = toPayload(KeyRevoked{id, account->keys.back().signing, m_clock->now() + std::chrono::milliseconds(1), 0, std::string(reason)});
    drafts[1].kind = ActKind::keyReplaced;
    drafts[1].payload = toPayload(KeyReplaced{id, keys.signing.publicKey(), keys.opening.publicKey(), std::string(reason)});
    if (auto done = act(drafts); !done) return tl::make_unexpected(std::move(done.error()));
    return {};
}

Result<std::string> StaffSession::takeKey() const {
    const auto sealed = ActStore(*m_store).sealedKey(m_account, m_keys.signing.publicKey());
    if (!sealed) return tl::make_unexpected(sealed.error());
    if (!*sealed) return fail(ErrorCode::notFound, "The key of this account is kept on another computer.");
    return PayloadWriter()
               .put("format", "carewright key 1")
               .put("account", toString(m_account))
               .put("signing_key", toString(m_keys.signing.publicKey()))
               .put("sealed", **sealed)
               .json() +
           "\n";
}

Result<void> StaffSession::bringKey(Store& store, std::string_view text, std::string_view passphrase) {
    const PayloadReader reader(text);
    const std::string format = reader.text("format", 40);
    const AccountId account(reader.uuid("account"));
    const PublicKey signing = reader.key("signing_key");
    const std::string sealed = reader.text("sealed");
    if (!reader.problem().empty() || format != "carewright key 1") return fail(ErrorCode::invalidInput, "This is no key file of Carewright, or it is damaged.");
    const auto secret = openSecret(sealed, passphrase, bindingOf(account, signing));
    if (!secret) return tl::make_unexpected(secret.error());
    if (secret->size() != secretSize || AccountKeys::fromSecret(*secret).signing.publicKey() != signing)
        return fail(ErrorCode::corrupt, "The key in this file is not the one it says it is.");
    return ActStore(store).keepKey(account, signing, sealed);
}

Result<void> StaffSession::eraseLearner(const LearnerId& learner, std::string_view reason) {
    auto done = act(ActKind::erased, ResponseRef(), LearnerKept{learner, std::string(reason)});
    if (!done) return tl::make_unexpected(std::move(done.error()));
    return m_store->eraseLearner(learner);
}

Result<Act> appeal(Store& store, const Clock& clock, UuidSource& ids, const LearnerId& learner, const ResponseRef& response, std::string_view reason) {
    ActStore acts(store);
    const auto record = acts.record(response);
    if (!record) return tl::make_unexpected(record.error());
    const Decision* released = record->released();
    if (!released) return fail(ErrorCode::conflict, "There is no released decision on this response yet.");
    const auto end = acts.endOf(authorOf(learner));
    if (!end) return tl::make_unexpected(end.error());
    ActDraft draft;
    draft.kind = ActKind::appealed;
    draft.subject = response;
    draft.payload = toPayload(Appealed{released->act, std::string(reason)});
    const auto when = momentFor(acts, draft, clock.now());
    if (!when) return tl::make_unexpected(when.error());
    Act act = learnerAct(draft, ActId(ids.next(*when)), learner, *when, *end);
    if (auto done = acts.append(act); !done) return tl::make_unexpected(std::move(done.error()));
    return act;
}

}  // namespace carewright
