/// A window without a screen for the text widgets' tests: draws them, presses keys and moves the mouse.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>

#include "app/ui/flow.h"
#include "app/ui/fonts.h"
#include "app/ui/key_codes.h"

namespace carewright::ui {

class TextStage {
public:
    using Draw = std::function<void(Flow&)>;

    /// `draw` is called once a frame with a flow of 600 px width at 20, 20.
    explicit TextStage(Draw draw) : m_draw(std::move(draw)) {
        ImGui::SetCurrentContext(m_imgui);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {800, 700};
        io.DeltaTime = 1 / 60.0f;
        io.MousePos = {-100, -100};
        io.ClipboardUserData = this;
        io.SetClipboardTextFn = [](void* self, const char* text) { static_cast<TextStage*>(self)->clipboard = text; };
        io.GetClipboardTextFn = [](void* self) { return static_cast<TextStage*>(self)->clipboard.c_str(); };
        constexpr int codes[ImGuiKey_COUNT] = {code::tab,    code::left,      code::right, code::up,    code::down,   code::pageUp,      code::pageDown, code::home, code::end, code::insert,
                                               code::remove, code::backspace, code::space, code::enter, code::escape, code::keypadEnter, 'A',            'C',        'V',       'X',
                                               'Y',          'Z'};
        std::copy(std::begin(codes), std::end(codes), io.KeyMap);
        // The built-in font, so that nothing hangs on what is installed.
        m_type = buildType(*io.Fonts, FontFiles{}, 16);
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        frame();
        frame();
    }
    ~TextStage() { ImGui::DestroyContext(m_imgui); }
    TextStage(const TextStage&) = delete;
    TextStage& operator=(const TextStage&) = delete;

    void frame() {
        record.clear();
        focus.beginFrame();
        const Context context{m_theme, m_type, record, focus, 8, 1, reducedMotion};
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({800, 700});
        ImGui::Begin("stage", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav);
        Flow flow{context, 20, 20, 600};
        m_draw(flow);
        ImGui::End();
        ImGui::Render();
    }
    void frames(int count) {
        for (int i = 0; i < count; ++i) frame();
    }

    void type(std::string_view text) {
        ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
        frame();
    }

    enum Modifier { none = 0, ctrl = 1, shift = 2, alt = 4 };

    /// Presses and lets go of a key; by number for those ImGui has no name for.
    void key(int number, int modifiers = none) {
        if (number < ImGuiKey_COUNT) number = ImGui::GetIO().KeyMap[number];
        ImGuiIO& io = ImGui::GetIO();
        io.KeyCtrl = modifiers & ctrl;
        io.KeyShift = modifiers & shift;
        io.KeyAlt = modifiers & alt;
        io.KeysDown[number] = true;
        frame();
        io.KeysDown[number] = false;
        io.KeyCtrl = io.KeyShift = io.KeyAlt = false;
        frame();
    }

    void moveMouse(float x, float y) {
        ImGui::GetIO().MousePos = {x, y};
        frame();
    }
    void button(bool down, int which = 0) {
        ImGui::GetIO().MouseDown[which] = down;
        frame();
    }
    void click(float x, float y, int times = 1, int which = 0) {
        moveMouse(x, y);
        for (int i = 0; i < times; ++i) {
            button(true, which);
            button(false, which);
        }
    }
    /// Lets time pass without input, so that the next click is not a double click.
    void wait(double seconds) {
        ImGui::GetIO().DeltaTime = static_cast<float>(seconds);
        frame();
        ImGui::GetIO().DeltaTime = 1 / 60.0f;
    }

    /// The item of that path; an empty one where there is none.
    [[nodiscard]] SemanticItem item(std::string_view path) const {
        const SemanticItem* const found = record.find(path);
        return found ? *found : SemanticItem{};
    }
    [[nodiscard]] bool has(std::string_view path) const { return record.find(path) != nullptr; }
    [[nodiscard]] const Face& face() const { return m_type.face(TypeStep::body); }
    [[nodiscard]] int vertices() const { return ImGui::GetDrawData()->TotalVtxCount; }

    void useTheme(ThemeName name) { m_theme = makeTheme(name); }

    SemanticRecord record;
    Focus focus;
    std::string clipboard;
    bool reducedMotion = false;

private:
    ImGuiContext* m_imgui = ImGui::CreateContext();
    Theme m_theme = makeTheme(ThemeName::paper);
    TypeSet m_type;
    Draw m_draw;
};

}  // namespace carewright::ui
