/// Every kind of exercise whose attempts count towards progress, and how. A new kind is one more line in the .cpp.
#pragma once

#include <vector>

#include "engine/store/evidence_reader.h"

namespace carewright {

[[nodiscard]] std::vector<EvidenceKind> evidenceKinds();

}  // namespace carewright
