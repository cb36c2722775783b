#include "engine/attempt/draft_recorder.h"

namespace carewright {

void DraftRecorder::changed(Instant now) {
    if (!m_since) m_since = now;
}

bool DraftRecorder::due(Instant now) const { return m_since && (now >= *m_since + longestWait || now < *m_since); }

std::optional<Instant> DraftRecorder::dueAt() const {
    if (!m_since) return std::nullopt;
    return *m_since + longestWait;
}

}  // namespace carewright
