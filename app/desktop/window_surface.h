/// What every window of the program draws on: GLFW, OpenGL 3.3 and ImGui's backends, from the first call to the last.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <imgui.h>

#include "app/ui/colour.h"
#include "engine/base/error.h"

struct GLFWwindow;

namespace carewright {

struct SurfaceOptions {
    int width = 0, height = 0;      ///< in window units
    int leastWidth = 0, leastHeight = 0;    ///< no smaller by hand; 0: any
    std::string title = "Carewright";
    bool maximised = false;
    bool shown = true;              ///< false: until glfwShowWindow
    bool scaledToMonitor = true;    ///< the size is meant for a monitor of 100 %
};

class WindowSurface {
public:
    WindowSurface() = default;
    ~WindowSurface();
    WindowSurface(const WindowSurface&) = delete;
    WindowSurface& operator=(const WindowSurface&) = delete;

    /// Once. `installCallbacks` comes before ImGui's own, which call these on. unsupported where there is no display or no
    /// OpenGL 3.3.
    [[nodiscard]] Result<void> open(const SurfaceOptions& options, const std::function<void(GLFWwindow*)>& installCallbacks = {});

    /// Null until it is open.
    [[nodiscard]] GLFWwindow* window() const { return m_window; }

    /// How much larger than at 100 % everything is to be drawn, from 0.5 to 4.
    [[nodiscard]] float scale() const;

    /// Begins a frame of ImGui's. `freshFonts`: the atlas was built anew since the last one. `size`: of what is drawn on, in
    /// pixels, where that is not the window.
    void beginFrame(bool freshFonts, std::optional<ImVec2> size = {});

    /// Draws what ImGui rendered on whatever OpenGL draws on just now, which has this size in pixels.
    static void paint(int width, int height, const ui::Colour& ground);
    /// … on the window.
    void present(const ui::Colour& ground);

private:
    GLFWwindow* m_window = nullptr;
    bool m_glfwStarted = false, m_imguiStarted = false, m_backendsStarted = false;
    bool m_backendHasObjects = false;   ///< since its first frame
};

}  // namespace carewright
