/// Keeps the profiles on this computer: who learns here, who is learning now, and the passphrases that open them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/desktop/desk.h"
#include "app/ui/profile_actions.h"
#include "engine/store/learner.h"

namespace carewright {

class ProfileDesk final : public Desk {
public:
    using Desk::Desk;

    void open() override;
    void close() override;
    /// Profiles belong to the computer, not to a course.
    void courseChanged() override {}
    [[nodiscard]] std::optional<Instant> wakeAt() const override;

    /// Takes over who learns on this computer from all learners of the store: those who began here, and in a store that
    /// has never been asked the first of it. Learners whose work was only joined from elsewhere are not among them.
    void readLearners(const std::vector<Learner>& all);

    /// Whether readLearners would find somebody. Not after the only learner here was erased, though work of others was joined.
    [[nodiscard]] bool anybodyHere(const std::vector<Learner>& all) const;

    /// The one who begins without being asked: the only learner here, if no passphrase keeps the profile; otherwise empty.
    [[nodiscard]] LearnerId onlyLearner() const;

    /// Empty when the action can be applied; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::ProfileAction& action) const;
    void apply(const ui::ProfileAction& action);

private:
    [[nodiscard]] std::string why(const ui::ChangeName& what) const;
    [[nodiscard]] std::string why(const ui::ChooseExtraTime& what) const;
    [[nodiscard]] std::string why(const ui::LendAnswers& what) const;
    [[nodiscard]] std::string why(const ui::AddLearner& what) const;
    [[nodiscard]] std::string why(const ui::BecomeLearner& what) const;
    [[nodiscard]] std::string why(const ui::LeaveProfile& what) const;
    [[nodiscard]] std::string why(const ui::SetPassphrase& what) const;
    [[nodiscard]] std::string why(const ui::RemovePassphrase& what) const;

    void act(const ui::ChangeName& what);
    void act(const ui::ChooseExtraTime& what);
    void act(const ui::LendAnswers& what);
    void act(const ui::AddLearner& what);
    void act(const ui::BecomeLearner& what);
    void act(const ui::LeaveProfile& what);
    void act(const ui::SetPassphrase& what);
    void act(const ui::RemovePassphrase& what);

    [[nodiscard]] std::string whyNotCalled(std::string_view name, const LearnerId& butFor) const;
    [[nodiscard]] std::string whyNotTry(const LearnerId& learner, std::string_view passphrase) const;
    [[nodiscard]] ui::LearnerHere* find(const LearnerId& id) const;
    /// Whether the passphrase opens a profile; where not, says so and makes the next try wait longer.
    bool opens(const LearnerId& learner, std::string_view passphrase);
    void keepTries(const LearnerId& learner, int wrong, Instant again);
    void become(const LearnerId& learner);
    void tell(std::string problem, std::string done) const;

    std::map<LearnerId, std::string> m_checks;  ///< of the profiles with a passphrase
    std::map<LearnerId, int> m_wrong;           ///< tries since the last right one
};

}  // namespace carewright
