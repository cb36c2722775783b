#include "app/desktop/window_upgrade.h"

#include <glad/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <atomic>
#include <future>

#include "app/desktop/upgrade_page.h"
#include "app/ui/focus.h"
#include "app/ui/look.h"
#include "app/ui/page.h"
#include "app/ui/semantic_record.h"
#include "app/ui/settings.h"
#include "engine/store/store_upgrade.h"

namespace carewright {
namespace {

/// How far the other thread is, and whether it shall go on.
struct Standing {
    std::atomic<std::size_t> done{0}, total{0};
    std::atomic<bool> stop{false};
};

/// GLFW, OpenGL and ImGui for as long as it lives. Where there is no display it shows nothing, and the upgrade goes on.
class Sheet {
public:
    explicit Sheet(const WindowOptions& options) : m_look(options.assets) {
        if (glfwInit() != GLFW_TRUE) return;
        m_started = true;
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
        m_window = glfwCreateWindow(options.width, options.height, "Carewright", nullptr, nullptr);
        if (!m_window) return;
        glfwMakeContextCurrent(m_window);
        if (gladLoadGL(glfwGetProcAddress) == 0) return;
        IMGUI_CHECKVERSION();
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().LogFilename = nullptr;
        ImGui_ImplGlfw_InitForOpenGL(m_window, true);
        ImGui_ImplOpenGL3_Init("#version 330");
        m_draws = true;
    }
    ~Sheet() {
        if (m_draws) {
            ImGui_ImplOpenGL3_Shutdown();
            ImGui_ImplGlfw_Shutdown();
            ImGui::DestroyContext();
        }
        if (m_window) glfwDestroyWindow(m_window);
        if (m_started) glfwTerminate();
    }
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    [[nodiscard]] bool draws() const { return m_draws; }
    [[nodiscard]] bool closed() const { return m_window && glfwWindowShouldClose(m_window); }

    void draw(UpgradeProgress far) {
        constexpr double oneLook = 0.1;     // seconds
        glfwWaitEventsTimeout(oneLook);
        float scaleX = 1, scaleY = 1;
        glfwGetWindowContentScale(m_window, &scaleX, &scaleY);
        // Whose settings would hold is in the store that is not open yet.
        if (m_look.fit(ui::Settings{}, scaleX, *ImGui::GetIO().Fonts) && m_drawn) {
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
        m_drawn = true;
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        ImGui::NewFrame();
        m_record.clear();
        m_focus.beginFrame();
        const ui::Context context = m_look.context(m_record, m_focus);
        applyToImGui(context);
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize(size);
        ImGui::PushFont(context.type.face(ui::TypeStep::body).font);
        ImGui::Begin("Carewright", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
        {
            ui::Page page(context, "page", {0, context.grid(6), size.x, size.y}, {.margin = 4, .maxWidth = ui::readingWidth(context)});
            ui::drawUpgrade(page.flow(), far);
        }
        ImGui::End();
        ImGui::PopFont();
        ImGui::Render();
        int width = 0, height = 0;
        glfwGetFramebufferSize(m_window, &width, &height);
        glViewport(0, 0, width, height);
        const ui::Colour ground = m_look.theme().background;
        glClearColor(ground.red / 255.0f, ground.green / 255.0f, ground.blue / 255.0f, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
        glfwSwapBuffers(m_window);
    }

private:
    ui::Look m_look;
    ui::SemanticRecord m_record;
    ui::Focus m_focus;
    GLFWwindow* m_window = nullptr;
    bool m_started = false, m_draws = false, m_drawn = false;
};

}  // namespace

bool upgradeInSight(const std::filesystem::path& folder, const Clock& clock, const WindowOptions& options) {
    if (!needsUpgrade(folder)) return true;
    Standing standing;
    std::future<Result<void>> work = std::async(std::launch::async, [&] {
        return upgradeStore(folder, clock, [&](UpgradeProgress far) {
            standing.total = far.total;
            standing.done = far.done;
            return !standing.stop;
        });
    });
    // A window that comes and goes at once would only startle.
    constexpr std::chrono::milliseconds aMoment{300};
    if (work.wait_for(aMoment) == std::future_status::ready) return true;
    Sheet sheet(options);
    while (sheet.draws() && !sheet.closed() && work.wait_for(std::chrono::seconds(0)) != std::future_status::ready) sheet.draw({standing.done, standing.total});
    standing.stop = sheet.closed();
    work.wait();
    return !standing.stop;
}

}  // namespace carewright
