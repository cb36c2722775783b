#include "app/desktop/window.h"

#include <glad/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <imgui.h>
#include <stb/stb_image_write.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "app/debug/inspector.h"
#include "app/desktop/foreground.h"
#include "app/desktop/window_surface.h"
#include "app/speech/speech_dispatcher.h"
#include "app/ui/key_queue.h"
#include "app/ui/chord.h"
#include "app/ui/key_codes.h"
#include "engine/base/utf8.h"

namespace carewright {
namespace {

static_assert(ui::code::space == GLFW_KEY_SPACE && ui::code::apostrophe == GLFW_KEY_APOSTROPHE && ui::code::comma == GLFW_KEY_COMMA);
static_assert(ui::code::minus == GLFW_KEY_MINUS && ui::code::period == GLFW_KEY_PERIOD && ui::code::slash == GLFW_KEY_SLASH);
static_assert('0' == GLFW_KEY_0 && '9' == GLFW_KEY_9 && 'A' == GLFW_KEY_A && 'Z' == GLFW_KEY_Z);
static_assert(ui::code::semicolon == GLFW_KEY_SEMICOLON && ui::code::equal == GLFW_KEY_EQUAL && ui::code::leftBracket == GLFW_KEY_LEFT_BRACKET);
static_assert(ui::code::backslash == GLFW_KEY_BACKSLASH && ui::code::rightBracket == GLFW_KEY_RIGHT_BRACKET && ui::code::grave == GLFW_KEY_GRAVE_ACCENT);
static_assert(ui::code::escape == GLFW_KEY_ESCAPE && ui::code::enter == GLFW_KEY_ENTER && ui::code::tab == GLFW_KEY_TAB);
static_assert(ui::code::backspace == GLFW_KEY_BACKSPACE && ui::code::insert == GLFW_KEY_INSERT && ui::code::remove == GLFW_KEY_DELETE);
static_assert(ui::code::right == GLFW_KEY_RIGHT && ui::code::left == GLFW_KEY_LEFT && ui::code::down == GLFW_KEY_DOWN && ui::code::up == GLFW_KEY_UP);
static_assert(ui::code::pageUp == GLFW_KEY_PAGE_UP && ui::code::pageDown == GLFW_KEY_PAGE_DOWN && ui::code::home == GLFW_KEY_HOME && ui::code::end == GLFW_KEY_END);
static_assert(ui::code::capsLock == GLFW_KEY_CAPS_LOCK && ui::code::scrollLock == GLFW_KEY_SCROLL_LOCK && ui::code::print == GLFW_KEY_PRINT_SCREEN && ui::code::pause == GLFW_KEY_PAUSE);
static_assert(ui::code::f1 == GLFW_KEY_F1 && ui::code::f5 == GLFW_KEY_F5 && ui::code::f10 == GLFW_KEY_F10 && ui::code::f12 == GLFW_KEY_F12);
static_assert(ui::code::keypad0 == GLFW_KEY_KP_0 && ui::code::keypad9 == GLFW_KEY_KP_9 && ui::code::keypadPoint == GLFW_KEY_KP_DECIMAL);
static_assert(ui::code::keypadDivide == GLFW_KEY_KP_DIVIDE && ui::code::keypadTimes == GLFW_KEY_KP_MULTIPLY && ui::code::keypadMinus == GLFW_KEY_KP_SUBTRACT);
static_assert(ui::code::keypadPlus == GLFW_KEY_KP_ADD && ui::code::keypadEnter == GLFW_KEY_KP_ENTER);
static_assert(ui::code::firstModifier == GLFW_KEY_LEFT_SHIFT && ui::code::lastModifier == GLFW_KEY_RIGHT_SUPER && ui::code::menu == GLFW_KEY_MENU);

/// After something happened this many frames are drawn: ImGui settles sizes and scrolling over a few.
constexpr int framesAfterInput = 4;
/// An idle window still looks at the clock now and then, for "Saved 5 min ago".
constexpr double longestSleep = 30;
constexpr int leastWidth = 480, leastHeight = 400;

struct Geometry {
    int x = -1, y = -1, width = 0, height = 0;
    bool maximised = false;
};

std::optional<Geometry> geometryFrom(const std::string& text) {
    Geometry geometry;
    int maximised = 0;
    if (std::sscanf(text.c_str(), "%dx%d%d%d %d", &geometry.width, &geometry.height, &geometry.x, &geometry.y,
                    &maximised) != 5)
        return std::nullopt;
    if (geometry.width < leastWidth || geometry.height < leastHeight || geometry.width > 16384 ||
        geometry.height > 16384)
        return std::nullopt;
    geometry.maximised = maximised != 0;
    return geometry;
}

std::string toText(const Geometry& geometry) {
    char text[96];
    std::snprintf(text, sizeof text, "%dx%d%+d%+d %d", geometry.width, geometry.height, geometry.x, geometry.y,
                  geometry.maximised ? 1 : 0);
    return text;
}

/// A picture in the card's memory to draw on, whatever size the window has.
class Canvas {
public:
    Canvas(int width, int height) : m_width(width), m_height(height) {
        glGenFramebuffers(1, &m_frame);
        glGenTextures(1, &m_picture);
        glBindTexture(GL_TEXTURE_2D, m_picture);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, width, height, 0, GL_RGB, GL_UNSIGNED_BYTE, nullptr);
        glBindFramebuffer(GL_FRAMEBUFFER, m_frame);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_picture, 0);
    }
    ~Canvas() {
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        glDeleteFramebuffers(1, &m_frame);
        glDeleteTextures(1, &m_picture);
    }
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    [[nodiscard]] bool save(const std::filesystem::path& file) const {
        std::vector<unsigned char> pixels(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height) * 3);
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glReadPixels(0, 0, m_width, m_height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
        // OpenGL counts lines from below.
        stbi_flip_vertically_on_write(1);
        return stbi_write_png(file.c_str(), m_width, m_height, 3, pixels.data(), m_width * 3) != 0;
    }

private:
    int m_width, m_height;
    GLuint m_frame = 0, m_picture = 0;
};

}  // namespace

struct Window::Impl {
    Impl(const WindowOptions& wanted, Workspace& desk) : options(wanted), workspace(desk), foreground(desk, speaker), look(wanted.assets) {}

    Result<void> open();
    void installCallbacks(GLFWwindow* window);
    static void wake(GLFWwindow* which) {
        static_cast<Impl*>(glfwGetWindowUserPointer(which))->framesToDraw = framesAfterInput;
    }
    void deliverKeys();
    void frame();
    void keepGeometry();
    [[nodiscard]] double sleepTime() const;

    WindowOptions options;
    Workspace& workspace;
    SpeechDispatcher speaker;
    Foreground foreground;
    ui::Look look;
    ui::Inspector inspector;
    ui::KeyQueue keys;
    WindowSurface surface;
    Geometry geometry;
    int framesToDraw = framesAfterInput;
};

Result<void> Window::Impl::open() {
    geometry.width = options.width;
    geometry.height = options.height;
    bool kept = false;
    if (options.visible)
        if (const auto setting = workspace.computerSetting("window"))
            if (const auto read = geometryFrom(*setting)) {
                geometry = *read;
                kept = true;
            }
    const std::string& course = workspace.model().course.title;
    SurfaceOptions wanted{geometry.width, geometry.height, leastWidth, leastHeight, course.empty() ? "Carewright" : "Carewright – " + course, geometry.maximised};
    wanted.shown = false;
    // A size that was kept is in pixels of this screen already.
    wanted.scaledToMonitor = !kept;
    if (auto opened = surface.open(wanted, [this](GLFWwindow* window) { installCallbacks(window); }); !opened) return opened;
    // The keyboard goes through our queue, in the backend's stead.
    glfwSetKeyCallback(surface.window(), [](GLFWwindow* which, int key, int scancode, int action, int modifiers) {
        wake(which);
        if (action == GLFW_REPEAT) return;  // ImGui repeats by itself
        static_cast<Impl*>(glfwGetWindowUserPointer(which))
            ->keys.push({action == GLFW_PRESS ? ui::KeyEvent::Kind::press : ui::KeyEvent::Kind::release, key, scancode,
                         modifiers, 0});
    });
    glfwSetCharCallback(surface.window(), [](GLFWwindow* which, unsigned int character) {
        wake(which);
        static_cast<Impl*>(glfwGetWindowUserPointer(which))
            ->keys.push({ui::KeyEvent::Kind::character, 0, 0, 0, character});
    });
    return {};
}

void Window::Impl::deliverKeys() {
    for (const ui::KeyEvent& event : keys.takeFrame()) {
        if (event.kind != ui::KeyEvent::Kind::character) {
            const char* const printed = glfwGetKeyName(event.key, event.scancode);
            ImGui_ImplGlfw_KeyCallback(surface.window(), ui::keyByLayout(event.key, printed ? printed : ""), event.scancode,
                                       event.kind == ui::KeyEvent::Kind::press ? GLFW_PRESS : GLFW_RELEASE,
                                       event.modifiers);
        } else if (event.character <= 0xFFFF) {
            ImGui_ImplGlfw_CharCallback(surface.window(), event.character);
        } else {
            // ImGui's queue has 16 bits a character: what doesn't fit goes round it.
            std::string text;
            appendUtf8(text, static_cast<char32_t>(event.character));
            foreground.shell().typeText(text);
        }
    }
    if (!keys.empty()) framesToDraw = std::max(framesToDraw, 1);
}

void Window::Impl::installCallbacks(GLFWwindow* window) {
    // Every event asks for a few frames.
    glfwSetWindowUserPointer(window, this);
    glfwSetMouseButtonCallback(window, [](GLFWwindow* which, int, int, int) { wake(which); });
    glfwSetCursorPosCallback(window, [](GLFWwindow* which, double, double) { wake(which); });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* which, int) { wake(which); });
    glfwSetScrollCallback(window, [](GLFWwindow* which, double, double) { wake(which); });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* which, int) { wake(which); });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* which, int, int) { wake(which); });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* which, float, float) { wake(which); });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* which) { wake(which); });
}

void Window::Impl::frame() {
    const bool freshFonts = look.fit(foreground.front().model().settings, surface.scale(), *ImGui::GetIO().Fonts);
    deliverKeys();
    surface.beginFrame(freshFonts, options.visible ? std::nullopt : std::optional(ImVec2(static_cast<float>(options.width), static_cast<float>(options.height))));
    ui::ActionQueue actions;
    foreground.draw(look, actions);
    if (options.debugUi) inspector.draw(foreground.shell().record(), look.context(inspector.record(), foreground.shell().focus()));
    ImGui::Render();
    if (!actions.empty()) framesToDraw = std::max(framesToDraw, framesAfterInput);
    foreground.apply(actions.take());
}

double Window::Impl::sleepTime() const {
    double seconds = longestSleep;
    const ui::Model& model = foreground.front().model();
    if (const auto wake = foreground.wakeAt()) {
        const auto wait = std::chrono::duration<double>(*wake - model.now).count();
        seconds = std::min(seconds, std::max(0.0, wait));
    }
    if (const auto repaint = foreground.shell().nextRepaint()) seconds = std::min(seconds, *repaint);
    // "Saved 2 s ago" counts on for a while.
    if (model.saved.lastSaved && model.now - *model.saved.lastSaved < std::chrono::seconds(10))
        seconds = std::min(seconds, 1.0);
    return seconds;
}

void Window::Impl::keepGeometry() {
    GLFWwindow* const window = surface.window();
    geometry.maximised = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) == GLFW_TRUE;
    if (!geometry.maximised) {
        glfwGetWindowSize(window, &geometry.width, &geometry.height);
        glfwGetWindowPos(window, &geometry.x, &geometry.y);
    }
    workspace.keepComputerSetting("window", toText(geometry));
}

Window::Window(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Window::Window(Window&&) noexcept = default;
Window::~Window() = default;

Result<Window> Window::open(const WindowOptions& options, Workspace& workspace) {
    auto impl = std::make_unique<Impl>(options, workspace);
    if (auto opened = impl->open(); !opened) return tl::make_unexpected(opened.error());
    return Window(std::move(impl));
}

void Window::run() {
    Impl& self = *m_impl;
    GLFWwindow* const window = self.surface.window();
    bool shown = false;
    while (!glfwWindowShouldClose(window) && !self.workspace.quitWanted()) {
        if (self.framesToDraw > 0 || !shown)
            glfwPollEvents();
        else
            glfwWaitEventsTimeout(std::max(0.001, self.sleepTime()));
        self.framesToDraw = std::max(0, self.framesToDraw - 1);
        self.frame();
        self.surface.present(self.look.theme().background);
        if (!shown) {
            // Shown when there is something to see, not as an empty grey sheet.
            glfwShowWindow(window);
            if (self.geometry.x >= 0 && self.geometry.y >= 0 && !self.geometry.maximised)
                glfwSetWindowPos(window, self.geometry.x, self.geometry.y);
            shown = true;
        }
    }
    self.workspace.flush();
    self.keepGeometry();
}

Result<void> Window::screenshot(const std::filesystem::path& file, bool lookPanel) {
    Impl& self = *m_impl;
    const Canvas canvas(self.options.width, self.options.height);
    if (lookPanel) self.foreground.shell().showLookPanel(true);
    for (int number = 0; number < 8; ++number) {
        glfwPollEvents();
        self.frame();
    }
    WindowSurface::paint(self.options.width, self.options.height, self.look.theme().background);
    if (!canvas.save(file)) return fail(ErrorCode::io, "The picture could not be written to " + file.string() + ".");
    return {};
}

}  // namespace carewright
