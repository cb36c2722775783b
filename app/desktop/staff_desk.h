/// Keeps who of the staff is signed in, and their accounts.
#pragma once

#include <memory>

#include "app/desktop/desk.h"
#include "app/ui/staff_actions.h"
#include "app/ui/staff_model.h"

namespace carewright {

class StaffDesk final : public Desk {
public:
    explicit StaffDesk(DeskContext& context);

    void open() override;
    void close() override;
    void courseChanged() override {}

    /// Empty when the request can be granted; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::StaffRequest& request) const;
    void apply(const ui::StaffRequest& request);

    /// What a guess at a passphrase costs from now on; for tests, which make many accounts.
    void setPassphraseCost(const PassphraseCost& cost) { m_cost = cost; }

private:
    [[nodiscard]] std::string why(const ui::SignIn& what) const;
    [[nodiscard]] std::string why(const ui::SignOut& what) const;
    [[nodiscard]] std::string why(const ui::OpenAccount& what) const;
    [[nodiscard]] std::string why(const ui::AdmitAccount& what) const;
    [[nodiscard]] std::string why(const ui::CloseAccount& what) const;
    [[nodiscard]] std::string why(const ui::ChangePassphrase& what) const;
    [[nodiscard]] std::string why(const ui::ReplaceOwnKey& what) const;
    [[nodiscard]] std::string why(const ui::RevokeKey& what) const;
    [[nodiscard]] std::string why(const ui::MakeRecoveryCode& what) const;
    [[nodiscard]] std::string why(const ui::PrintRecoveryCode& what) const;
    [[nodiscard]] std::string why(const ui::RecoveryCodeNoted& what) const;
    [[nodiscard]] std::string why(const ui::RecoverAccount& what) const;
    [[nodiscard]] std::string why(const ui::TakeKeyAlong& what) const;
    [[nodiscard]] std::string why(const ui::BringKey& what) const;
    [[nodiscard]] std::string why(const ui::AllowMockSpelling& what) const;
    void act(const ui::AllowMockSpelling& what);
    void act(const ui::MakeRecoveryCode& what);
    void act(const ui::PrintRecoveryCode& what);
    void act(const ui::RecoveryCodeNoted& what);
    void act(const ui::RecoverAccount& what);
    void act(const ui::TakeKeyAlong& what);
    void act(const ui::BringKey& what);
    void act(const ui::SignIn& what);
    void act(const ui::SignOut& what);
    void act(const ui::OpenAccount& what);
    void act(const ui::AdmitAccount& what);
    void act(const ui::CloseAccount& what);
    void act(const ui::ChangePassphrase& what);
    void act(const ui::ReplaceOwnKey& what);
    void act(const ui::RevokeKey& what);

    /// Reads accounts and roles anew.
    void refresh();
    /// Tells how a request went and reads anew.
    void told(const Result<void>& outcome, std::string done);
    [[nodiscard]] Result<void> signedAct(ActKind kind, std::string payload);

    std::shared_ptr<ui::StaffModel> m_shown;  ///< the model's part; views see it as const
    PassphraseCost m_cost;
};

}  // namespace carewright
