#include "app/desktop/window_surface.h"

#include <glad/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>

namespace carewright {

WindowSurface::~WindowSurface() {
    if (m_backendsStarted) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
    }
    if (m_imguiStarted) ImGui::DestroyContext();
    if (m_window) glfwDestroyWindow(m_window);
    if (m_glfwStarted) glfwTerminate();
}

Result<void> WindowSurface::open(const SurfaceOptions& options, const std::function<void(GLFWwindow*)>& installCallbacks) {
    constexpr const char* without = " The command line works without one: try \"carewright --help\".";
    if (glfwInit() != GLFW_TRUE)
        return fail(ErrorCode::unsupported, std::string("Carewright's window needs a display, and there is none here.") + without);
    m_glfwStarted = true;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, options.scaledToMonitor ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_VISIBLE, options.shown ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_MAXIMIZED, options.maximised ? GLFW_TRUE : GLFW_FALSE);
    m_window = glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
    if (!m_window)
        return fail(ErrorCode::unsupported, std::string("Carewright's window needs OpenGL 3.3, and this display does not offer it.") + without);
    if (options.leastWidth > 0) glfwSetWindowSizeLimits(m_window, options.leastWidth, options.leastHeight, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(m_window);
    if (gladLoadGL(glfwGetProcAddress) == 0)
        return fail(ErrorCode::unsupported, std::string("OpenGL could not be started on this display.") + without);
    glfwSwapInterval(1);

    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    m_imguiStarted = true;
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    if (installCallbacks) installCallbacks(m_window);
    ImGui_ImplGlfw_InitForOpenGL(m_window, true);
    ImGui_ImplOpenGL3_Init("#version 330");
    m_backendsStarted = true;
    return {};
}

float WindowSurface::scale() const {
    float scaleX = 1, scaleY = 1;
    glfwGetWindowContentScale(m_window, &scaleX, &scaleY);
    int width = 0, height = 0, pixelWidth = 0, pixelHeight = 0;
    glfwGetWindowSize(m_window, &width, &height);
    glfwGetFramebufferSize(m_window, &pixelWidth, &pixelHeight);
    // Where window units are larger than pixels (Wayland), they carry part of the scale already.
    const float units = width > 0 ? static_cast<float>(pixelWidth) / static_cast<float>(width) : 1.0f;
    return std::clamp(scaleX / std::max(units, 0.25f), 0.5f, 4.0f);
}

void WindowSurface::beginFrame(bool freshFonts, std::optional<ImVec2> size) {
    if (freshFonts) {
        // The backend sends the first texture by itself, with its other objects; a later one only when told to.
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        if (m_backendHasObjects) ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    ImGui_ImplOpenGL3_NewFrame();
    m_backendHasObjects = true;
    ImGui_ImplGlfw_NewFrame();
    if (size) ImGui::GetIO().DisplaySize = *size;
    ImGui::NewFrame();
}

void WindowSurface::paint(int width, int height, const ui::Colour& ground) {
    glViewport(0, 0, width, height);
    glClearColor(ground.red / 255.0f, ground.green / 255.0f, ground.blue / 255.0f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void WindowSurface::present(const ui::Colour& ground) {
    int width = 0, height = 0;
    glfwGetFramebufferSize(m_window, &width, &height);
    paint(width, height, ground);
    glfwSwapBuffers(m_window);
}

}  // namespace carewright
