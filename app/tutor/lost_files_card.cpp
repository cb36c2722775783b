#include "app/tutor/lost_files_card.h"

#include <string>

#include "app/ui/button.h"
#include "app/ui/controls.h"
#include "app/ui/workshop_actions.h"
#include "app/ui/workshop_model.h"
#include "engine/content/lost_files.h"

namespace carewright::ui {
namespace {

constexpr std::size_t mostFaults = 6;

std::string faultsOf(const HeldPart& part) {
    std::string out;
    for (std::size_t i = 0; i < part.why.size() && i < mostFaults; ++i) out += (i > 0 ? "\n" : "") + part.why[i];
    if (part.why.size() > mostFaults) out += "\nAnd " + std::to_string(part.why.size() - mostFaults) + " more.";
    return out;
}

constexpr const char* fileMeans =
    "Learners do without what stands in it; everything else goes on. Nothing is saved until it can be read, so that nothing in it is lost: "
    "what you write meanwhile is kept on this computer. Put the file right, or put back a copy of it, and come back to this page.";
constexpr const char* weightsMean =
    "Answers are not marked by the rules alone, for they would come out otherwise than before. Learners can write them; they are kept, and "
    "marked once the weights can be read. Put back a copy of the file, or have the weights learnt anew (“carewright train”). Everything "
    "else goes on.";

}  // namespace

void lostFileCards(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const std::vector<HeldPart>& held = context.model.heldParts;
    // The card of the weights says itself that no answer is marked.
    const bool tellOfMarks = firstHeld(held, lostFileList) && !firstHeld(held, lostWeightsList);
    int number = 0;
    for (const HeldPart& part : held) {
        if (!standsForFile(part) || (part.list == waitingMarksList && !tellOfMarks)) continue;
        const std::string id = "lost-" + std::to_string(++number);
        if (part.list == waitingMarksList) noticeCard(flow, id, NoticeKind::careful, "No answer is marked meanwhile", "Every answer is marked with what stands in that file. Learners can write; what they write is kept, and marked once it can be read.");
        else if (part.list == lostWeightsList) noticeCard(flow, id, NoticeKind::wrong, "The weights of the course, " + part.title + ", can't be read", faultsOf(part) + "\n" + weightsMean);
        else noticeCard(flow, id, NoticeKind::wrong, "The file “" + part.title + "” can't be read", faultsOf(part) + "\n" + fileMeans);
        flow.gap(1);
    }
    if (number == 0) return;
    folderLink(context, flow, actions);
    flow.gap(2);
}

void folderLink(const ViewContext& context, Flow& flow, ActionQueue& actions) {
    const WorkshopAction show = boxed<WorkshopRequest>(ShowCourseFolder{});
    if (context.rules.whyNot(show).empty() && link(flow, "open-folder", "Open the folder", TypeStep::caption)) actions.push(show);
}

}  // namespace carewright::ui
