#include "app/desktop/evidence_kinds.h"

#include "engine/attempt/marking_gist.h"

namespace carewright {

std::vector<EvidenceKind> evidenceKinds() {
    // Recall is not among them: its events count across attempts, and the reader knows them itself.
    return {
        {"question", [](std::span<const Step> steps, const Course&) { return writtenEvidence(steps); }},
        {"mock", [](std::span<const Step> steps, const Course&) { return mockEvidence(steps); }},
    };
}

}  // namespace carewright
