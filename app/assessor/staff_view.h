/// Signing in, the first account, and the accounts of a centre.
#pragma once

#include <map>
#include <set>
#include <string>

#include "app/ui/button.h"
#include "app/ui/view.h"
#include "engine/review/roster.h"

namespace carewright::ui {

class StaffView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    /// What the form for a new account holds.
    struct Form {
        std::string name, passphrase, again;
        std::set<StaffRole> roles{StaffRole::assessor};
    };
    enum class Panel { none, newAccount, passphrase, key, code, forgotten, bring };

    void firstAccount(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void signIn(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void form(const ViewContext& context, Flow& flow, bool first, ActionQueue& actions);
    void own(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void changePassphrase(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void replaceKey(const ViewContext& context, Flow& flow, ActionQueue& actions);
    /// The recovery code, until it is written down.
    void recoveryCode(const ViewContext& context, Flow& flow, ActionQueue& actions) const;
    void makeCode(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void forgotten(const ViewContext& context, const Account& who, Flow& flow, ActionQueue& actions);
    void bringKey(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void accounts(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void account(const ViewContext& context, const Account& who, Flow& flow, ActionQueue& actions);
    void outcome(const ViewContext& context, Flow& flow) const;
    /// The buttons below a panel, which closes and forgets its secrets with either. True when it is to be done, which can't be while
    /// `does` says why not; `enter`: pressed by Enter in a field.
    bool closePanel(Flow& flow, std::string_view id, const ButtonText& does, bool enter = false);
    void forget();

    Panel m_panel = Panel::none;
    Form m_form;
    AccountId m_chosen;             ///< who signs in; or whose account is open in the list
    bool m_typeNext = false;        ///< the passphrase gets the keyboard as soon as it is drawn
    std::string m_passphrase, m_before, m_again, m_reason, m_code, m_file;
    std::set<StaffRole> m_roles;    ///< being given to m_chosen
    std::string m_signedIn;         ///< of the last frame, to notice a change
};

/// "assessor and internal quality assurer"; "no role".
[[nodiscard]] std::string roleWords(const std::set<StaffRole>& roles);

}  // namespace carewright::ui
