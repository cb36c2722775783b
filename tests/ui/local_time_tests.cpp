#include <stdlib.h>

#include <ctime>
#include <optional>

#include "app/machine/local_days.h"
#include "app/machine/system_zone.h"
#include "app/ui/quality_actions.h"
#include "app/ui/quality_model.h"
#include "engine/base/moment_words.h"
#include "tests/ui/assessor_app.h"

using namespace carewright;
using namespace carewright::ui;
using namespace std::chrono;

namespace {

/// This process stands in another time zone until its end.
class StandingIn {
public:
    explicit StandingIn(const char* zone) {
        if (const char* before = ::getenv("TZ")) m_before = before;
        ::setenv("TZ", zone, 1);
        ::tzset();
    }
    ~StandingIn() {
        if (m_before) ::setenv("TZ", m_before->c_str(), 1);
        else ::unsetenv("TZ");
        ::tzset();
    }
    StandingIn(const StandingIn&) = delete;
    StandingIn& operator=(const StandingIn&) = delete;

private:
    std::optional<std::string> m_before;
};

// As the system's table has it, and spelt out for a computer without one.
constexpr const char* london = "Europe/London";
constexpr const char* londonSpelt = "GMT0BST,M3.5.0/1,M10.5.0";

/// 00:50 UTC on the night on which British clocks go back at 01:00 UTC.
const Instant clocksGoBack = Instant(sys_days(year(2026) / 10 / 25)) + minutes(50);

}  // namespace

TEST_CASE("This computer's zone follows its clocks through the year", "[ui][time]") {
    for (const char* name : {london, londonSpelt}) {
        const StandingIn there(name);
        const TimeZone zone = systemZone();
        INFO(name);
        CHECK(momentWithZone(sys_days(year(2026) / 3 / 29) + minutes(59), zone) == "29 March 2026, 00:59 GMT");
        CHECK(momentWithZone(sys_days(year(2026) / 3 / 29) + hours(1), zone) == "29 March 2026, 02:00 BST");
        CHECK(momentWithZone(sys_days(year(2026) / 7 / 1) + hours(17), zone) == "1 July 2026, 18:00 BST");
        CHECK(momentWithZone(clocksGoBack, zone) == "25 October 2026, 01:50 BST");
        CHECK(momentWithZone(clocksGoBack + hours(1), zone) == "25 October 2026, 01:50 GMT");
        // A learner's day, too: half past eleven by UTC on a summer's evening is still that day until four in the morning.
        CHECK(localDays(sys_days(year(2026) / 7 / 1)).utcOffset == hours(1));
        CHECK(localDays(sys_days(year(2026) / 12 / 1)).utcOffset == hours(0));
    }
}

TEST_CASE("A zone without a name of its own says how far it is from UTC", "[ui][time]") {
    const Instant noon = sys_days(year(2026) / 7 / 1) + hours(12);
    const auto told = [&](const char* zone) {
        const StandingIn there(zone);
        return momentWithZone(noon, systemZone());
    };
    CHECK(told("<+0530>-5:30") == "1 July 2026, 17:30 UTC+5:30");
    CHECK(told("<-03>3") == "1 July 2026, 09:00 UTC-3");
    CHECK(told("UTC0") == "1 July 2026, 12:00 UTC");
}

TEST_CASE("An assessor sees when an answer was handed in on the clock of the wall, summer or winter", "[ui][time]") {
    const StandingIn there(londonSpelt);
    AssessorApp app(2, 1280, 800, clocksGoBack);
    app.signIn(app.assessor);
    const std::vector<ReviewItem> items = app.review().page.items;
    REQUIRE(items.size() == 2);
    // Seven minutes apart, on both sides of the change.
    const auto shownFor = [&](bool first, const char* moment) {
        const auto item = std::ranges::find_if(items, [&](const ReviewItem& one) { return (one.submittedAt < clocksGoBack + minutes(10)) == first; });
        REQUIRE(item != items.end());
        app->workspace().apply({boxed<ReviewRequest>(OpenResponse{item->response})});
        app->frames(3);
        return app->says(moment);
    };
    CHECK(shownFor(true, "25 October 2026, 01:57"));
    CHECK(shownFor(false, "25 October 2026, 01:04"));
}

TEST_CASE("What is due by a day is due when that day ends here", "[ui][time]") {
    const StandingIn there("<-10>10");      // Honolulu, ten hours behind UTC
    AssessorApp app(2);
    app.close();
    const AccountId ines = openAccount(app.data(), "Ines Quality", {StaffRole::iqa}, 1003);
    admit(app.data(), app.assessor, ines, {StaffRole::iqa}, 1005);
    app.open();
    app.signIn(ines);
    app->workspace().apply({GoTo{{Room::sampling, {}, {}}}});
    for (int i = 0; i < 20000 && !app->model().quality->plansReadAt; ++i) app->frame();
    app->frames(2);
    REQUIRE(app->click("sampling/new"));
    REQUIRE(app->click("sampling/editor/name"));
    app->type("Winter");
    REQUIRE(app->click("sampling/editor/due"));
    app->key(ImGuiKey_A, HeadlessDriver::ctrl);
    app->type("18 December 2030");
    app->frames(2);
    REQUIRE(app->click("sampling/editor/make"));
    for (int i = 0; i < 20000 && app->model().quality->plans.empty(); ++i) app->frame();
    REQUIRE(app->model().quality->plans.size() == 1);
    CHECK(app->model().quality->plans.front().plan.due == sys_days(year(2030) / 12 / 19) + hours(10) - milliseconds(1));
    app->frames(2);
    CHECK(app->says("by 18 December 2030"));
}
