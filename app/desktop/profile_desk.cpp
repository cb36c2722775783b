#include "app/desktop/profile_desk.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "app/desktop/workspace_entries.h"
#include "engine/base/passphrase.h"
#include "engine/base/passphrase_check.h"
#include "engine/base/trimmed.h"
#include "engine/base/utf8.h"

namespace carewright {
namespace {

constexpr const char* extraTimeKey = "extra-time";
constexpr std::string_view hereKey = "learners-here", lastKey = "last-learner", triesKey = "wrong-passphrases.";
constexpr std::size_t longestName = 120;
constexpr std::chrono::seconds longestWait{60};

std::string settingOf(Store& store, std::string_view key) {
    const auto value = store.setting(key);
    return value && *value ? **value : std::string();
}

std::vector<LearnerId> idsIn(const std::string& text) {
    std::vector<LearnerId> ids;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (const auto uuid = parseUuid(line)) ids.emplace_back(*uuid);
    return ids;
}

/// How long to wait after so many wrong passphrases in a row.
std::chrono::seconds waitAfter(int wrong) { return std::min(longestWait, std::chrono::seconds(1LL << std::min(wrong - 1, 10))); }

}  // namespace

void ProfileDesk::open() {
    const auto found = context().entries.find(extraTimeKey);
    int percent = 0;
    if (found != context().entries.end()) std::from_chars(found->second.data(), found->second.data() + found->second.size(), percent);
    model().profile.extraPercent = std::clamp(percent, 0, 100);
    const auto lends = context().entries.find(std::string(lendsAnswersKey));
    model().profile.lends = lends != context().entries.end() && lends->second == "yes";
    if (context().store && !context().learner.empty() && !context().store->readOnly())
        (void)context().store->setSetting(lastKey, toString(context().learner));
}

void ProfileDesk::close() {
    model().profile = {};
    m_checks.clear();
    m_wrong.clear();
}

std::optional<Instant> ProfileDesk::wakeAt() const {
    std::optional<Instant> earliest;
    for (const ui::LearnerHere& one : model().profile.learners)
        if (one.openAgainAt > model().now && (!earliest || one.openAgainAt < *earliest)) earliest = one.openAgainAt;
    return earliest;
}

void ProfileDesk::readLearners(const std::vector<Learner>& all) {
    Store& store = *context().store;
    ui::ProfileModel& shown = model().profile;
    shown.learners.clear();
    m_checks.clear();
    std::vector<LearnerId> here = idsIn(settingOf(store, hereKey));
    const bool asked = !here.empty();
    std::erase_if(here, [&](const LearnerId& id) { return std::ranges::find(all, id, &Learner::id) == all.end(); });
    // A store of before begins with its first learner; where all that were here are gone, with the one just added.
    if (here.empty() && !all.empty()) here.push_back(asked ? all.back().id : all.front().id);
    std::string ids;
    for (const LearnerId& id : here) {
        const Learner& learner = *std::ranges::find(all, id, &Learner::id);
        ui::LearnerHere one{id, learner.name, false, {}};
        if (const auto check = learner.entries.find(std::string(passphraseEntry)); check != learner.entries.end() && !check->second.empty()) {
            one.locked = true;
            m_checks.emplace(id, check->second);
        }
        std::istringstream tries(settingOf(store, std::string(triesKey) + toString(id)));
        int wrong = 0;
        long long again = 0;
        if (tries >> wrong >> again && wrong > 0) {
            m_wrong[id] = wrong;
            // A clock that was set back must not lock anybody out for longer than the wait was.
            one.openAgainAt = std::min(Instant(std::chrono::milliseconds(again)), context().clock.now() + longestWait);
        }
        shown.learners.push_back(std::move(one));
        ids += toString(id) + "\n";
    }
    const auto last = idsIn(settingOf(store, lastKey));
    shown.last = last.empty() ? LearnerId{} : last.front();
    // From now on it is these, also when work of others is joined.
    if (!store.readOnly() && !ids.empty()) (void)store.setSetting(hereKey, ids);
}

bool ProfileDesk::anybodyHere(const std::vector<Learner>& all) const {
    const std::vector<LearnerId> here = idsIn(settingOf(*context().store, hereKey));
    if (here.empty()) return !all.empty();
    return std::ranges::any_of(here, [&](const LearnerId& id) { return std::ranges::find(all, id, &Learner::id) != all.end(); });
}

LearnerId ProfileDesk::onlyLearner() const {
    const auto& here = model().profile.learners;
    return here.size() == 1 && !here.front().locked ? here.front().id : LearnerId{};
}

ui::LearnerHere* ProfileDesk::find(const LearnerId& id) const {
    const auto found = std::ranges::find(model().profile.learners, id, &ui::LearnerHere::id);
    return found == model().profile.learners.end() ? nullptr : &*found;
}

void ProfileDesk::tell(std::string problem, std::string done) const {
    model().profile.problem = std::move(problem);
    model().profile.done = std::move(done);
}

std::string ProfileDesk::whyNot(const ui::ProfileAction& action) const {
    if (!context().store) return context().whyNotKeep();
    return std::visit([this](const auto& what) { return why(what); }, action);
}

void ProfileDesk::apply(const ui::ProfileAction& action) {
    std::visit([this](const auto& what) { act(what); }, action);
}

std::string ProfileDesk::whyNotCalled(std::string_view name, const LearnerId& butFor) const {
    const std::string wanted(trimmed(name));
    if (wanted.empty()) return "Type a name first.";
    if (wanted.size() > longestName) return "That name is too long.";
    for (const ui::LearnerHere& one : model().profile.learners)
        if (one.id != butFor && fold(one.name) == fold(wanted)) return "Somebody here has that name already. Add something that tells you apart.";
    return {};
}

std::string ProfileDesk::whyNotTry(const LearnerId& learner, std::string_view passphrase) const {
    const ui::LearnerHere* one = find(learner);
    if (!one || !one->locked) return {};
    if (one->openAgainAt > context().clock.now()) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(one->openAgainAt - context().clock.now()).count();
        return "Please wait " + std::to_string(left) + (left == 1 ? " second" : " seconds") + " before the next try.";
    }
    return passphrase.empty() ? "Type the passphrase first." : std::string();
}

std::string ProfileDesk::why(const ui::ChangeName& what) const {
    if (std::string no = context().whyNotKeep(); !no.empty()) return no;
    if (context().learner.empty()) return "First say who you are.";
    return whyNotCalled(what.name, context().learner);
}

std::string ProfileDesk::why(const ui::ChooseExtraTime& what) const {
    if (context().learner.empty()) return "First say who you are.";
    return what.percent >= 0 && what.percent <= 100 ? std::string() : "Extra time is between 0 and 100 %.";
}

std::string ProfileDesk::why(const ui::LendAnswers&) const {
    if (std::string no = context().whyNotKeep(); !no.empty()) return no;
    return context().learner.empty() ? "First say who you are." : std::string();
}

std::string ProfileDesk::why(const ui::AddLearner& what) const {
    if (std::string no = context().whyNotKeep(); !no.empty()) return no;
    return whyNotCalled(what.name, {});
}

std::string ProfileDesk::why(const ui::BecomeLearner& what) const {
    if (!find(what.learner)) return "Nobody of that name learns here any more.";
    if (what.learner == context().learner) return "This is who is learning now.";
    return whyNotTry(what.learner, what.passphrase);
}

std::string ProfileDesk::why(const ui::LeaveProfile&) const { return context().learner.empty() ? "Nobody is learning now." : std::string(); }

std::string ProfileDesk::why(const ui::SetPassphrase& what) const {
    if (std::string no = context().whyNotKeep(); !no.empty()) return no;
    if (context().learner.empty()) return "First say who you are.";
    if (std::string no = whyNotTry(context().learner, what.before); !no.empty()) return no;
    return weaknessOf(what.after, model().profile.name());
}

std::string ProfileDesk::why(const ui::RemovePassphrase& what) const {
    if (std::string no = context().whyNotKeep(); !no.empty()) return no;
    if (!m_checks.contains(context().learner)) return "Your profile has no passphrase.";
    return whyNotTry(context().learner, what.before);
}

void ProfileDesk::keepTries(const LearnerId& learner, int wrong, Instant again) {
    m_wrong[learner] = wrong;
    if (ui::LearnerHere* one = find(learner)) one->openAgainAt = again;
    // Kept, so that starting anew does not shorten the wait.
    if (!context().store->readOnly())
        (void)context().store->setSetting(std::string(triesKey) + toString(learner), std::to_string(wrong) + " " + std::to_string(again.time_since_epoch().count()));
}

bool ProfileDesk::opens(const LearnerId& learner, std::string_view passphrase) {
    const auto check = m_checks.find(learner);
    if (check == m_checks.end()) return true;
    const auto right = passes(check->second, passphrase);
    if (!right) {
        tell(right.error().message, {});
        return false;
    }
    if (*right) {
        if (m_wrong[learner] > 0) keepTries(learner, 0, {});
        return true;
    }
    const int wrong = m_wrong[learner] + 1;
    keepTries(learner, wrong, context().clock.now() + waitAfter(wrong));
    const auto seconds = waitAfter(wrong).count();
    tell("That is not the passphrase. Check for capital letters, wait " + std::to_string(seconds) + (seconds == 1 ? " second" : " seconds") + " and try again.", {});
    return false;
}

void ProfileDesk::become(const LearnerId& learner) {
    tell({}, {});
    context().become(learner);
}

void ProfileDesk::act(const ui::ChangeName& what) {
    const std::string name(trimmed(what.name));
    const Result<void> outcome = context().store->setLearnerEntry(context().learner, "name", name);
    context().saved(outcome);
    if (outcome)
        if (ui::LearnerHere* one = find(context().learner)) one->name = name;
    tell(outcome ? std::string() : outcome.error().message, outcome ? "Your name is kept." : std::string());
}

void ProfileDesk::act(const ui::ChooseExtraTime& what) {
    model().profile.extraPercent = what.percent;
    context().keepEntry(extraTimeKey, std::to_string(what.percent));
}

void ProfileDesk::act(const ui::LendAnswers& what) {
    // Not as other settings, which may be kept a little later: nobody's answers are shown before it is stored that they may be.
    const Result<void> outcome = context().store->setLearnerEntry(context().learner, std::string(lendsAnswersKey), what.lend ? "yes" : "no");
    context().saved(outcome);
    if (outcome) model().profile.lends = what.lend;
}

void ProfileDesk::act(const ui::AddLearner& what) {
    const LearnerId id(context().ids.next(context().clock.now()));
    if (const auto added = context().store->addLearner(id, std::string(trimmed(what.name))); !added) {
        tell(added.error().message, {});
        return;
    }
    const Result<void> kept = context().store->setSetting(hereKey, settingOf(*context().store, hereKey) + toString(id) + "\n");
    if (!kept) {
        tell(kept.error().message, {});
        return;
    }
    become(id);
}

void ProfileDesk::act(const ui::BecomeLearner& what) {
    if (opens(what.learner, what.passphrase)) become(what.learner);
}

void ProfileDesk::act(const ui::LeaveProfile&) { become({}); }

void ProfileDesk::act(const ui::SetPassphrase& what) {
    if (!opens(context().learner, what.before)) return;
    const auto check = passphraseCheck(what.after);
    if (!check) {
        tell(check.error().message, {});
        return;
    }
    const bool first = !m_checks.contains(context().learner);
    context().keepEntry(std::string(passphraseEntry), *check);
    m_checks[context().learner] = *check;
    if (ui::LearnerHere* one = find(context().learner)) one->locked = true;
    tell({}, first ? "From now on your profile opens with this passphrase." : "The new passphrase holds from now on.");
}

void ProfileDesk::act(const ui::RemovePassphrase& what) {
    if (!opens(context().learner, what.before)) return;
    context().keepEntry(std::string(passphraseEntry), "");
    m_checks.erase(context().learner);
    if (ui::LearnerHere* one = find(context().learner)) one->locked = false;
    tell({}, "Your profile opens without a passphrase again.");
}

}  // namespace carewright
