#include <catch2/catch.hpp>

#include "app/ui/portrait_look.h"
#include "engine/content/course_reader.h"
#include "test_paths.h"

using namespace carewright;
using namespace carewright::ui;

TEST_CASE("The words of a portrait become looks", "[portrait]") {
    const PortraitLook dot = readPortrait("older white woman, white hair in a bun, reading glasses on a chain, flowered blouse, thimble");
    CHECK(dot.skin == PortraitLook::Skin::light);
    CHECK(dot.hair == PortraitLook::Hair::white);
    CHECK(dot.style == PortraitLook::Style::bun);
    CHECK(dot.age == PortraitLook::Age::older);
    CHECK(dot.glasses);

    const PortraitLook okafor = readPortrait("older Black woman, short grey hair, glasses, bright scarf");
    CHECK(okafor.skin == PortraitLook::Skin::dark);
    CHECK(okafor.hair == PortraitLook::Hair::grey);
    CHECK(okafor.style == PortraitLook::Style::cropped);
    CHECK(okafor.glasses);

    const PortraitLook imran = readPortrait("Asian man in his forties, short black hair, neat beard, lanyard, grey jumper");
    CHECK(imran.skin == PortraitLook::Skin::tan);
    CHECK(imran.hair == PortraitLook::Hair::black);
    CHECK(imran.face == PortraitLook::Face::beard);
    CHECK(imran.age == PortraitLook::Age::middle);

    const PortraitLook kayleigh = readPortrait("young woman of mixed heritage, curly brown hair, hoop earrings, baby in a sling");
    CHECK(kayleigh.style == PortraitLook::Style::curly);
    CHECK(kayleigh.hair == PortraitLook::Hair::brown);
    CHECK(kayleigh.earrings);
    CHECK(kayleigh.age == PortraitLook::Age::young);

    CHECK(readPortrait("bald man with a grey beard").style == PortraitLook::Style::bald);
    CHECK(readPortrait("bald man with a grey beard").hair == PortraitLook::Hair::grey);
    CHECK(readPortrait("woman in a green hijab").style == PortraitLook::Style::covered);
    CHECK(readPortrait("") == PortraitLook{});
}

TEST_CASE("Initials leave titles out", "[portrait]") {
    CHECK(initials("Mrs Okafor") == "O");
    CHECK(initials("Ana Silva") == "AS");
    CHECK(initials("Dr. Éva van Dam") == "ÉD");
    CHECK(initials("").empty());
    CHECK(initials("Mr") .empty());
}

TEST_CASE("The people of one shipped story look different from one another", "[portrait]") {
    const Course course = readCourse(std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation").course;
    for (const Scenario& scenario : course.scenarios) {
        for (std::size_t a = 0; a < scenario.people.size(); ++a) {
            CHECK_FALSE(scenario.people[a].portrait.empty());
            for (std::size_t b = a + 1; b < scenario.people.size(); ++b) {
                INFO(scenario.people[a].portrait << " / " << scenario.people[b].portrait);
                CHECK_FALSE(readPortrait(scenario.people[a].portrait) == readPortrait(scenario.people[b].portrait));
            }
        }
    }
}
