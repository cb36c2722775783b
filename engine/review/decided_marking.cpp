#include "engine/review/decided_marking.h"

#include <algorithm>

namespace carewright {

Marking decidedMarking(Marking proposed, const Decided& decided) {
    proposed.marks = decided.marks;
    proposed.maxMarks = decided.maxMarks;
    proposed.refer = false;
    proposed.flags.clear();
    for (PointMarking& point : proposed.points) {
        const PointDecision* said = decided.find(point.id);
        if (!said) continue;
        if (said->awarded != point.awarded) {
            point.evidence.clear();
            point.why = said->reason;
        }
        point.awarded = said->awarded;
        point.marks = said->awarded ? said->marks : 0;
    }
    for (MisconceptionMarking& idea : proposed.misconceptions) {
        const auto said = std::ranges::find(decided.misconceptions, idea.id, &MisconceptionDecision::misconception);
        if (said == decided.misconceptions.end() || said->asserted == idea.asserted) continue;
        idea.asserted = said->asserted;
        idea.evidence.clear();
        idea.why = said->reason;
    }
    return proposed;
}

}  // namespace carewright
