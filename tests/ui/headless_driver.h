/// The whole app without a window: a real workspace on a folder of its own, the shell, and hands that press, type and
/// look only at what the semantic record says.
#pragma once

#include <imgui.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "app/desktop/shell.h"
#include "app/desktop/foreground.h"
#include "app/desktop/workspace.h"
#include "app/ui/look.h"
#include "engine/base/clock.h"
#include "engine/base/uuid.h"
#include "tests/ui/fake_speaker.h"
#include "tests/temporary_folder.h"

namespace carewright::ui {

using test::TemporaryFolder;

/// Keys ImGui has names for go by them; the others by GLFW's numbers.
class HeadlessDriver {
public:
    struct Options {
        std::filesystem::path dataFolder;
        std::filesystem::path courseFolder;
        float width = 1280, height = 800;
        std::function<void(Workspace&)> prepare = {};   ///< before the first frame
        std::function<void(const std::filesystem::path&)> openFolder = {};  ///< shows a folder; none: this desktop can't
        FontShelf::Source fonts = {};                   ///< the families that are installed; none: those of this computer
    };
    enum Modifier { none = 0, ctrl = 1, shift = 2, alt = 4 };

    explicit HeadlessDriver(Options options);
    ~HeadlessDriver();
    HeadlessDriver(const HeadlessDriver&) = delete;
    HeadlessDriver& operator=(const HeadlessDriver&) = delete;

    /// Draws one frame, a sixtieth of a second after the last, and applies what it asked for.
    void frame();
    void frames(int count);
    /// Lets time pass: the clock goes on and one frame is drawn.
    void wait(std::chrono::milliseconds time);

    /// Moves the mouse to the middle of what can be seen of an item, scrolling to it where needed. False where there is
    /// no such item or it can't be brought into sight.
    bool hover(std::string_view path);
    bool click(std::string_view path);
    void clickAt(float x, float y);
    /// Takes hold of one item and lets it go over another, or so far below its lower edge; both must be in sight.
    bool drag(std::string_view from, std::string_view to, float below = 0);
    void scroll(float lines);
    void mouseAway();

    void key(ImGuiKey which, int modifiers = none);
    void keyCode(int glfwCode, int modifiers = none);
    void type(std::string_view text);

    /// Presses Tab until the item has the keyboard; false when it never gets it.
    bool tabTo(std::string_view path);

    [[nodiscard]] const SemanticItem* find(std::string_view path) const { return m_foreground->shell().record().find(path); }
    [[nodiscard]] bool has(std::string_view path) const { return find(path) != nullptr; }
    [[nodiscard]] std::string label(std::string_view path) const;
    [[nodiscard]] const SemanticRecord& record() const { return m_foreground->shell().record(); }
    /// The first item whose path begins so.
    [[nodiscard]] const SemanticItem* findUnder(std::string_view prefix) const;
    /// True where any item's label, value or description holds these words.
    [[nodiscard]] bool says(std::string_view words) const;

    [[nodiscard]] Workspace& workspace() { return *m_workspace; }
    [[nodiscard]] const Model& model() const { return m_workspace->model(); }
    /// The shell in front: that of the preview while there is one; records and keys are its own.
    [[nodiscard]] Shell& shell() { return m_foreground->shell(); }
    [[nodiscard]] FakeSpeaker& speaker() { return m_speaker; }
    [[nodiscard]] FixedClock& clock() { return m_clock; }
    [[nodiscard]] const Look& look() const { return m_look; }
    void resize(float width, float height);

private:
    ImGuiContext* m_imgui = nullptr;
    FixedClock m_clock;
    SeededUuidSource m_ids;
    Look m_look;
    FakeSpeaker m_speaker;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Foreground> m_foreground;
    std::string m_clipboard;
};

/// A driver on the course of the product, in a fresh folder.
[[nodiscard]] HeadlessDriver::Options onCourse(const TemporaryFolder& folder);

}  // namespace carewright::ui
