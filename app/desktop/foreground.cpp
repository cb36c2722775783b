#include "app/desktop/foreground.h"

#include <algorithm>

namespace carewright {

void Foreground::draw(const ui::Look& look, ui::ActionQueue& actions) {
    m_workspace.tick();     // the journal and the checks of the draft go on behind a preview
    if (&front() != &m_workspace) front().tick();
    shell().draw(front().model(), front(), look, actions);
}

void Foreground::apply(std::vector<ui::Action> actions) {
    front().apply(std::move(actions));
    if (m_workspace.preview() && m_workspace.preview()->quitWanted()) m_workspace.closePreview();
    const bool previewing = m_workspace.preview() != nullptr;
    if (previewing && !m_previewShell) {
        m_shell.silence();
        m_previewShell = std::make_unique<ui::Shell>(m_speaker, ui::Shell::For::preview);
    } else if (!previewing && m_previewShell) {
        m_previewShell->silence();
        m_previewShell.reset();
    }
}

std::optional<Instant> Foreground::wakeAt() const {
    const auto behind = m_workspace.wakeAt(), before = front().wakeAt();
    if (behind && before) return std::min(*behind, *before);
    return behind ? behind : before;
}

}  // namespace carewright
