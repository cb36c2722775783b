/// The learner's profile: name, looks, extra time, passphrase, and who else learns on this computer. At a start with several
/// learners it asks who it is.
#pragma once

#include <string>

#include "app/ui/view.h"

namespace carewright::ui {

class ProfileView final : public View {
public:
    void arrive(const Model& model, const Place& place) override;
    void draw(const ViewContext& context, ActionQueue& actions) override;

private:
    void name(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void looks(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void keys(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void extraTime(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void lending(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void learners(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void open(const ViewContext& context, Flow& flow, const LearnerHere& who, ActionQueue& actions);
    void add(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void passphrase(const ViewContext& context, Flow& flow, ActionQueue& actions);
    void forgetSecrets();

    std::string m_name, m_newName;
    std::string m_passphrase, m_before, m_after, m_again;
    LearnerId m_chosen;         ///< whose passphrase is being typed
    LearnerId m_now;            ///< of the last frame, to notice a change
    bool m_removing = false, m_setting = false;
    std::string m_give;         ///< what gets the keyboard in the next frame, when it is there
    bool m_whyAsked = false;    ///< Enter was pressed where the passphrase can't be kept yet
    /// Where it is said what came of the last thing: beside what was pressed for it.
    enum class Told { page, name, passphrase };
    Told m_told = Told::page;
};

}  // namespace carewright::ui
