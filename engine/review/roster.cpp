#include "engine/review/roster.h"

#include <algorithm>

#include "engine/review/act_chain.h"
#include "engine/review/act_content.h"
#include "engine/review/permission.h"

namespace carewright {

namespace {

bool isAboutAccounts(ActKind kind) {
    return kind == ActKind::accountOpened || kind == ActKind::accountAdmitted || kind == ActKind::accountClosed || kind == ActKind::keyReplaced ||
           kind == ActKind::keyRevoked;
}

}  // namespace

std::string_view toString(AccountStanding standing) {
    switch (standing) {
        case AccountStanding::waiting: return "waiting";
        case AccountStanding::open: return "open";
        case AccountStanding::closed: return "closed";
    }
    return {};
}

const AccountKey* Account::key() const { return keys.empty() || keys.back().revokedFrom ? nullptr : &keys.back(); }

Roster::Roster(std::span<const Act> acts, const std::optional<AccountId>& centre) {
    std::vector<const Act*> sorted;
    for (const Act& act : acts)
        if (isAboutAccounts(act.kind) && act.author.kind == Author::Kind::account) sorted.push_back(&act);
    std::ranges::sort(sorted, [](const Act* a, const Act* b) { return earlier(*a, *b); });
    for (const Act* act : sorted) {
        if (act->kind != ActKind::accountOpened) continue;
        const auto opened = accountOpenedPayload(act->payload);
        if (opened && opened->founds) m_founders.emplace_back(act->author.id);
    }
    if (centre && std::ranges::find(m_founders, *centre) != m_founders.end()) m_centre = *centre;
    else if (!centre && m_founders.size() == 1) m_centre = m_founders.front();
    // Computers' clocks differ: what could not be applied yet is tried again once something else was.
    std::vector<std::pair<const Act*, std::string>> waiting;
    for (const Act* act : sorted) waiting.emplace_back(act, std::string());
    for (bool moved = true; moved && !waiting.empty();) {
        moved = false;
        std::vector<std::pair<const Act*, std::string>> left;
        for (auto& [act, reason] : waiting) {
            reason = apply(*act);
            if (reason.empty()) moved = true;
            else left.emplace_back(act, reason);
        }
        waiting = std::move(left);
    }
    for (auto& [act, reason] : waiting) m_refused.push_back({act->id, std::move(reason)});
}

const Account* Roster::find(const AccountId& id) const {
    const auto found = m_places.find(id);
    return found == m_places.end() ? nullptr : &m_accounts[found->second];
}

Account* Roster::find(const AccountId& id) { return const_cast<Account*>(static_cast<const Roster*>(this)->find(id)); }

std::string Roster::nameOf(const AccountId& id) const {
    const Account* account = find(id);
    return account ? account->name : "somebody who has no account here";
}

std::set<StaffRole> Roster::rolesAt(const AccountId& id, Instant when) const {
    const auto found = m_changes.find(id);
    if (found == m_changes.end()) return {};
    std::set<StaffRole> roles;
    for (const Change& change : found->second) {
        if (change.when > when) break;
        roles = change.open ? change.roles : std::set<StaffRole>{};
    }
    return roles;
}

void Roster::open(const Act& act, const AccountOpened& opened) {
    Account account;
    account.id = AccountId(act.author.id);
    account.name = opened.name;
    account.founder = opened.founds;
    account.openedAt = act.when;
    account.asked = opened.roles;
    account.keys.push_back({opened.signing, opened.opening, act.when, {}, 0});
    if (opened.founds && account.id == m_centre) {
        account.standing = AccountStanding::open;
        account.roles = opened.roles;
        account.roles.insert(StaffRole::lead);
        m_changes[account.id].push_back({act.when, account.roles, true});
    }
    m_places.emplace(account.id, m_accounts.size());
    m_accounts.push_back(std::move(account));
}

std::string Roster::apply(const Act& act) {
    const auto content = contentOf(act);
    if (!content) return content.error().message;
    const AccountId author(act.author.id);
    if (const auto* opened = std::get_if<AccountOpened>(&*content)) {
        if (find(author)) return "This account was opened before.";
        if (opened->signing != act.key || act.seq != 1) return "An account has to be opened with its own key, as its first act.";
        open(act, *opened);
        return {};
    }
    if (const std::string trouble = keyTrouble(act); !trouble.empty()) return trouble;
    const bool lead = rolesAt(author, act.when).contains(StaffRole::lead);
    const auto changeRoles = [&](Account& account, std::set<StaffRole> roles, bool isOpen) {
        std::vector<Change>& changes = m_changes[account.id];
        const auto place = std::ranges::upper_bound(changes, act.when, {}, &Change::when);
        changes.insert(place, {act.when, std::move(roles), isOpen});
        account.standing = changes.back().open ? AccountStanding::open : AccountStanding::closed;
        account.roles = changes.back().open ? changes.back().roles : std::set<StaffRole>{};
    };
    if (const auto* admitted = std::get_if<AccountAdmitted>(&*content)) {
        Account* account = find(admitted->account);
        if (!lead) return "Only a centre lead admits accounts.";
        if (!account) return "There is no such account.";
        if (std::ranges::none_of(account->keys, [&](const AccountKey& key) { return key.signing == admitted->signing; }))
            return "The account was admitted with a key that is not its own.";
        changeRoles(*account, admitted->roles, true);
        return {};
    }
    if (const auto* closed = std::get_if<AccountClosed>(&*content)) {
        Account* account = find(closed->account);
        if (!lead) return "Only a centre lead closes accounts.";
        if (!account) return "There is no such account.";
        changeRoles(*account, {}, false);
        return {};
    }
    if (const auto* replaced = std::get_if<KeyReplaced>(&*content)) {
        Account* account = find(replaced->account);
        if (!account) return "There is no such account.";
        if (!lead && replaced->account != author) return "Only the account itself and a centre lead replace its key.";
        for (const Account& other : m_accounts)
            for (const AccountKey& key : other.keys)
                if (key.signing == replaced->signing) return "This key is in use already.";
        account->keys.push_back({replaced->signing, replaced->opening, act.when, {}, 0});
        return {};
    }
    if (const auto* revoked = std::get_if<KeyRevoked>(&*content)) {
        Account* account = find(revoked->account);
        if (!account) return "There is no such account.";
        if (!lead && revoked->account != author) return "Only the account itself and a centre lead revoke its key.";
        const auto key = std::ranges::find(account->keys, revoked->signing, &AccountKey::signing);
        if (key == account->keys.end()) return "This is not a key of the account.";
        key->revokedFrom = key->revokedFrom ? std::min(*key->revokedFrom, revoked->from) : revoked->from;
        if (revoked->lastGood > 0) key->lastGood = key->lastGood > 0 ? std::min(key->lastGood, revoked->lastGood) : revoked->lastGood;
        return {};
    }
    return "This act is not about accounts.";
}

std::string Roster::keyTrouble(const Act& act) const {
    const Account* account = find(AccountId(act.author.id));
    if (!account) return "Whoever did this has no account here.";
    const auto key = std::ranges::find(account->keys, act.key, &AccountKey::signing);
    if (key == account->keys.end()) return "It is signed with a key that is not " + account->name + "'s.";
    // The act that revokes a key may be signed with it.
    if (act.kind == ActKind::keyRevoked) return {};
    if (key->revokedFrom && act.when >= *key->revokedFrom) return "It is signed with a key of " + account->name + " that was revoked.";
    if (key->lastGood > 0 && act.seq > key->lastGood) return "It is signed with a key of " + account->name + " that was revoked before this act.";
    return {};
}

std::string Roster::whyNotCounted(const Act& act) const {
    if (act.author.kind == Author::Kind::learner) return mayDo(Party::learner, act.kind) ? std::string() : notAllowed(act.kind).message;
    if (isAboutAccounts(act.kind)) {
        const auto found = std::ranges::find(m_refused, act.id, &Refused::act);
        return found == m_refused.end() ? std::string() : found->reason;
    }
    if (const std::string trouble = keyTrouble(act); !trouble.empty()) return trouble;
    const AccountId author(act.author.id);
    const std::set<StaffRole> roles = rolesAt(author, act.when);
    if (roles.empty()) return nameOf(author) + " was not a member of this centre's staff then.";
    if (!mayDo(roles, act.kind)) return notAllowed(act.kind).message;
    return {};
}

}  // namespace carewright
