#include "tests/ui/headless_driver.h"

#include <algorithm>
#include <atomic>
#include <system_error>

#include "app/ui/keys.h"
#include "test_paths.h"

namespace carewright::ui {
namespace {

/// Another seed for each driver, so that two on one folder never make the same id; the same ones in every run.
std::uint64_t nextSeed = 1;

/// GLFW's numbers for the keys ImGui names, in ImGuiKey_'s order; the app's own codes are GLFW's as well.
constexpr int glfwKeys[ImGuiKey_COUNT] = {
    258, 263, 262, 265, 264, 266, 267, 268, 269, 260, 261, 259, 32, 257, 256, 335, 65, 67, 86, 88, 89, 90,
};

}  // namespace

HeadlessDriver::Options onCourse(const TemporaryFolder& folder) {
    HeadlessDriver::Options options;
    options.dataFolder = folder.path() / "data";
    options.courseFolder = std::filesystem::path(CAREWRIGHT_CONTENT_DIR) / "personalisation";
    return options;
}

HeadlessDriver::HeadlessDriver(Options options)
    : m_clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 21)) + std::chrono::hours(18)),
      m_ids(nextSeed++),
      m_look(CAREWRIGHT_ASSETS_DIR, options.fonts) {
    m_imgui = ImGui::CreateContext();
    ImGui::SetCurrentContext(m_imgui);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = {options.width, options.height};
    io.DeltaTime = 1 / 60.0f;
    io.MousePos = {-100, -100};
    io.ClipboardUserData = this;
    io.SetClipboardTextFn = [](void* self, const char* text) {
        static_cast<HeadlessDriver*>(self)->m_clipboard = text;
    };
    io.GetClipboardTextFn = [](void* self) { return static_cast<HeadlessDriver*>(self)->m_clipboard.c_str(); };
    for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = glfwKeys[key];
    StoreOptions store;
    store.automaticBackups = false;
    m_workspace = std::make_unique<Workspace>(
        Workspace::Options{options.dataFolder, options.courseFolder, store, {}, options.openFolder}, m_clock, m_ids);
    m_foreground = std::make_unique<Foreground>(*m_workspace, m_speaker);
    if (options.prepare) options.prepare(*m_workspace);
    frames(3);
}

HeadlessDriver::~HeadlessDriver() {
    m_foreground.reset();
    m_workspace.reset();
    ImGui::DestroyContext(m_imgui);
}

void HeadlessDriver::frame() {
    ImGui::SetCurrentContext(m_imgui);
    ImGuiIO& io = ImGui::GetIO();
    if (m_look.fit(m_foreground->front().model().settings, 1, *io.Fonts)) {
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    }
    m_clock.advance(std::chrono::milliseconds(17));
    ImGui::NewFrame();
    ActionQueue actions;
    m_foreground->draw(m_look, actions);
    ImGui::Render();
    m_foreground->apply(actions.take());
}

void HeadlessDriver::frames(int count) {
    for (int i = 0; i < count; ++i) frame();
}

void HeadlessDriver::wait(std::chrono::milliseconds time) {
    m_clock.advance(time);
    ImGui::GetIO().DeltaTime = static_cast<float>(time.count()) / 1000.0f;
    frame();
    ImGui::GetIO().DeltaTime = 1 / 60.0f;
}

bool HeadlessDriver::hover(std::string_view path) {
    for (int attempt = 0; attempt < 200; ++attempt) {
        const SemanticItem* const item = find(path);
        if (!item) return false;
        const Rect seen = item->visible;
        // Half of it in sight is enough to point at; larger things than the window never are whole.
        if (!seen.empty() && (seen.height() >= item->rect.height() * 0.5f || seen.height() > 60)) {
            ImGui::GetIO().MousePos = {(seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2};
            frames(2);
            return has(path);
        }
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        // The wheel turns what the mouse is over: the column that the item stands in.
        ImGui::GetIO().MousePos = {std::clamp((item->rect.left + item->rect.right) / 2, size.x * 0.02f, size.x * 0.98f), size.y * 0.6f};
        const float direction = (item->rect.top + item->rect.bottom) / 2 > size.y / 2 ? -1.0f : 1.0f;
        frame();
        scroll(direction);
        frame();
    }
    return false;
}

bool HeadlessDriver::click(std::string_view path) {
    // The path may belong to what the click takes away.
    const std::string name(path);
    if (!hover(name)) return false;
    ImGui::GetIO().MouseDown[0] = true;
    frame();
    ImGui::GetIO().MouseDown[0] = false;
    frames(3);
    return true;
}

void HeadlessDriver::clickAt(float x, float y) {
    ImGui::GetIO().MousePos = {x, y};
    frames(2);
    ImGui::GetIO().MouseDown[0] = true;
    frame();
    ImGui::GetIO().MouseDown[0] = false;
    frames(2);
}

bool HeadlessDriver::drag(std::string_view from, std::string_view to, float below) {
    const std::string goal(to);
    if (!hover(from)) return false;
    ImGui::GetIO().MouseDown[0] = true;
    frames(2);
    const SemanticItem* const item = find(goal);
    const auto middle = [](float from, float to) { return (from + to) / 2; };
    if (item) {
        const Rect& rect = item->visible;
        ImGui::GetIO().MousePos = {middle(rect.left, rect.right), below > 0 ? rect.bottom + below : middle(rect.top, rect.bottom)};
    }
    const bool seen = item && !item->visible.empty();
    frames(3);
    ImGui::GetIO().MouseDown[0] = false;
    frames(3);
    return seen;
}

void HeadlessDriver::scroll(float lines) {
    ImGui::GetIO().MouseWheel = lines;
    frame();
    ImGui::GetIO().MouseWheel = 0;
}

void HeadlessDriver::mouseAway() {
    ImGui::GetIO().MousePos = {-100, -100};
    frames(2);
}

void HeadlessDriver::key(ImGuiKey which, int modifiers) { keyCode(glfwKeys[which], modifiers); }

void HeadlessDriver::keyCode(int glfwCode, int modifiers) {
    ImGuiIO& io = ImGui::GetIO();
    io.KeyCtrl = (modifiers & ctrl) != 0;
    io.KeyShift = (modifiers & shift) != 0;
    io.KeyAlt = (modifiers & alt) != 0;
    io.KeysDown[glfwCode] = true;
    frame();
    io.KeysDown[glfwCode] = false;
    io.KeyCtrl = io.KeyShift = io.KeyAlt = false;
    frames(2);
}

void HeadlessDriver::type(std::string_view text) {
    // A few characters a frame, as a fast typist.
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.size(), at + 4);
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        ImGui::GetIO().AddInputCharactersUTF8(std::string(text.substr(at, end - at)).c_str());
        frame();
        at = end;
    }
    frame();
}

bool HeadlessDriver::tabTo(std::string_view path) {
    const std::string wanted(path);
    for (int presses = 0; presses < 400; ++presses) {
        if (m_foreground->shell().focus().has(wanted)) return true;
        key(ImGuiKey_Tab);
    }
    return false;
}

std::string HeadlessDriver::label(std::string_view path) const {
    const SemanticItem* const item = find(path);
    return item ? item->label : std::string();
}

const SemanticItem* HeadlessDriver::findUnder(std::string_view prefix) const {
    for (const SemanticItem& item : record().items())
        if (item.path.starts_with(prefix)) return &item;
    return nullptr;
}

bool HeadlessDriver::says(std::string_view words) const {
    for (const SemanticItem& item : record().items())
        if (item.label.find(words) != std::string::npos || item.value.find(words) != std::string::npos ||
            item.description.find(words) != std::string::npos)
            return true;
    return false;
}

void HeadlessDriver::resize(float width, float height) {
    ImGui::GetIO().DisplaySize = {width, height};
    frames(3);
}

}  // namespace carewright::ui
