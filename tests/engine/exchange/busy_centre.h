/// A centre in which some of everything was done.
#pragma once

#include "tests/engine/store/sample_centre.h"

namespace carewright::test {

struct BusyCentre : SampleCentre {
    explicit BusyCentre(std::size_t longAnswer = 0) : asha(admit("Asha", {StaffRole::assessor})), ben(admit("Ben", {StaffRole::assessor, StaffRole::iqa})) {
        // Long answers, so that most of the file is somebody's words.
        for (int i = 0; i < 6; ++i) {
            std::string text = "The person decides, number " + std::to_string(i) + ". ";
            while (text.size() < longAnswer) text += "She says which support she wants, when, and from whom. ";
            responses.push_back(respond(text));
        }
        for (int i = 0; i < 4; ++i) must(asha.act(ActKind::decided, responses[static_cast<std::size_t>(i)], decision(responses[static_cast<std::size_t>(i)])));
        must(asha.act(ActKind::annotated, responses[0], Annotated{{0, 3}, "BOD", "Close enough."}));
        must(asha.act(ActKind::feedbackWritten, responses[0], FeedbackWritten{"Well said."}));
        must(asha.release(responses[0]));
        must(asha.release(responses[1]));
        must(appeal(*store, clock, ids, learner, responses[1], "I said who."));
        const Decision first = *must(acts().record(responses[2])).standing();
        must(ben.act(ActKind::sampled, responses[2], Sampled{{}, first.act, first.hash, true, {}, "Fine."}));
        must(store->setLearnerEntry(learner, "theme", "dark"));
        must(store->setSetting("window", "1280x800"));
        must(acts().saveView({"Mine", {.decidedBy = asha.id()}, QueueSort::newest}));
        must(lead.act(ActKind::sealedOff, ResponseRef(), must(acts().heads())));
    }
    StaffSession asha, ben;
    std::vector<ResponseRef> responses;
};

}  // namespace carewright::test
