#include "app/desktop/window_upgrade.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>

#include <atomic>
#include <future>

#include "app/desktop/upgrade_page.h"
#include "app/desktop/window_surface.h"
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

/// The window itself. Where there is no display it shows nothing, and the upgrade goes on.
class Sheet {
public:
    explicit Sheet(const WindowOptions& options) : m_look(options.assets), m_draws(m_surface.open({options.width, options.height}).has_value()) {}

    [[nodiscard]] bool draws() const { return m_draws; }
    [[nodiscard]] bool closed() const { return m_draws && glfwWindowShouldClose(m_surface.window()); }

    void draw(UpgradeProgress far) {
        constexpr double oneLook = 0.1;     // seconds
        glfwWaitEventsTimeout(oneLook);
        // Whose settings would hold is in the store that is not open yet.
        m_surface.beginFrame(m_look.fit(ui::Settings{}, m_surface.scale(), *ImGui::GetIO().Fonts));
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
        m_surface.present(m_look.theme().background);
    }

private:
    ui::Look m_look;
    ui::SemanticRecord m_record;
    ui::Focus m_focus;
    WindowSurface m_surface;
    bool m_draws;
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
