/// What an assessor left for later: a note of this computer beside each of their accounts, which no one else needs and no chain holds.
#include <algorithm>
#include <sstream>

#include "app/desktop/review_desk.h"
#include "engine/review/permission.h"
#include "engine/store/act_store.h"
#include "engine/store/staff_session.h"

namespace carewright {
namespace {

std::string settingOf(const AccountId& who) { return "left-for-later-" + toString(who); }

}  // namespace

void ReviewDesk::readLater() {
    m_shown->later.clear();
    if (!context().store || !context().session) return;
    const auto kept = context().store->setting(settingOf(context().session->id()));
    if (!kept || !*kept) return;
    ActStore acts(*context().store);
    std::istringstream lines(**kept);
    for (std::string line; std::getline(lines, line) && m_shown->later.size() < mostLater;) {
        const auto response = ui::responseAt(line);
        if (!response) continue;
        const auto record = acts.record(*response);
        if (record && !record->standing()) m_shown->later.push_back(*response);
    }
}

void ReviewDesk::keepLater() {
    std::string lines;
    for (const ResponseRef& one : m_shown->later) lines += ui::placeId(one) + "\n";
    const auto kept = context().store->setSetting(settingOf(context().session->id()), lines);
    tellKept(kept);
    if (!kept) complain(kept.error());
}

std::string ReviewDesk::why(const ui::LeaveForLater&) const {
    if (std::string why = whyNotAllowed(ActKind::decided); !why.empty()) return why;
    if (!m_shown->desk) return "No response lies on the desk.";
    return {};
}

std::string ReviewDesk::why(const ui::ShowLater&) const {
    if (std::string why = this->why(ui::ShowQueue{}); !why.empty()) return why;
    if (m_shown->later.empty()) return "Nothing is left for later.";
    return {};
}

void ReviewDesk::act(const ui::LeaveForLater&) {
    const ui::ReviewDeskModel& desk = *m_shown->desk;
    // A known response goes nowhere, and a decided one or a second marking does not wait in the queue.
    if (!desk.seeded && !desk.record.standing()) {
        std::erase(m_shown->later, desk.detail.response);
        m_shown->later.push_back(desk.detail.response);
        if (m_shown->later.size() > mostLater) m_shown->later.erase(m_shown->later.begin());
        keepLater();
    }
    act(ui::OpenNext{});
}

void ReviewDesk::act(const ui::ShowLater&) { act(ui::ShowResponses{m_shown->later, std::string(ui::leftForLater)}); }

}  // namespace carewright
