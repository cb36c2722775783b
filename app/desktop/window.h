/// The program's window: GLFW, OpenGL and ImGui's backends round the shell.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/desktop/shell.h"
#include "app/desktop/workspace.h"
#include "app/ui/look.h"
#include "engine/base/error.h"

namespace carewright {

struct WindowOptions {
    int width = 1280, height = 800;
    bool visible = true;            ///< false: drawn off the screen, for pictures
    bool debugUi = false;
    std::filesystem::path assets;
};

class Window {
public:
    /// unsupported where there is no display or no OpenGL 3.3; the message says what works without.
    [[nodiscard]] static Result<Window> open(const WindowOptions& options, Workspace& workspace);

    Window(Window&&) noexcept;
    ~Window();

    /// Draws and sleeps until the window is closed or the workspace wants to quit.
    void run();

    /// Draws enough frames for everything to settle and writes the last one as a PNG.
    [[nodiscard]] Result<void> screenshot(const std::filesystem::path& file, bool lookPanel);

private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace carewright
