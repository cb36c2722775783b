/// What is in front of the person: the workspace, or the preview of a draft that covers it. Each has a shell of its own, so
/// that coming back from a preview finds everything as it was left.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/desktop/shell.h"
#include "app/desktop/workspace.h"

namespace carewright {

class Foreground {
public:
    /// The workspace, and who reads aloud, must outlive it.
    Foreground(Workspace& workspace, Speaker& speaker) : m_workspace(workspace), m_speaker(speaker), m_shell(speaker) {}

    [[nodiscard]] Workspace& front() const { return m_workspace.preview() ? *m_workspace.preview() : m_workspace; }
    [[nodiscard]] ui::Shell& shell() { return m_previewShell ? *m_previewShell : m_shell; }
    [[nodiscard]] const ui::Shell& shell() const { return m_previewShell ? *m_previewShell : m_shell; }

    /// Ticks what is behind and what is in front, and draws the latter.
    void draw(const ui::Look& look, ui::ActionQueue& actions);
    /// Applies what the frame asked for to what was in front, and leaves a preview that is done with.
    void apply(std::vector<ui::Action> actions);

    [[nodiscard]] std::optional<Instant> wakeAt() const;

private:
    Workspace& m_workspace;
    Speaker& m_speaker;
    ui::Shell m_shell;
    std::unique_ptr<ui::Shell> m_previewShell;
};

}  // namespace carewright
