/// An account of a tutor, made and signed in with as the staff's rooms do it, at a cost that tests can bear.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "app/ui/staff_actions.h"
#include "app/ui/staff_model.h"
#include "engine/store/staff_session.h"
#include "engine/store/store.h"
#include "tests/ui/headless_driver.h"

namespace carewright::ui {

inline const std::string tutorPassphrase = "a calm sentence to remember";

/// Opens the first account of a data folder, before the app starts on it; gives its id.
inline AccountId openTutorAccount(const std::filesystem::path& dataFolder) {
    FixedClock clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)) + std::chrono::hours(9));
    SeededUuidSource ids(900001);
    auto store = Store::open(dataFolder, clock, {.automaticBackups = false});
    REQUIRE(store);
    auto session = StaffSession::open(*store, clock, ids, {"Tara Tutor", {StaffRole::tutor}, tutorPassphrase, cheapPassphrase});
    REQUIRE(session);
    return session->id();
}

/// Signs in; the test fails where that is refused.
inline void signIn(HeadlessDriver& app, const AccountId& account) {
    app.workspace().apply({boxed<StaffRequest>(SignIn{account, tutorPassphrase})});
    INFO(app.model().staff->problem);
    REQUIRE(app.model().holds(StaffRole::tutor));
    app.frames(2);
}

}  // namespace carewright::ui
