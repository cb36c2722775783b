#include "app/ui/file_chooser.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/field.h"
#include "app/ui/prose.h"
#include "engine/base/utf8.h"

namespace carewright::ui {
namespace fs = std::filesystem;
namespace {

/// A folder of more is no place to look for a file by eye.
constexpr std::size_t mostEntries = 5000, mostShown = 60;

fs::path home() {
    const char* place = std::getenv("HOME");
    return place && *place ? fs::path(place) : fs::path("/");
}

bool endsOnOneOf(const std::string& name, const std::vector<std::string>& endings) {
    const std::string folded = fold(name);
    return endings.empty() || std::ranges::any_of(endings, [&](const std::string& ending) { return folded.ends_with(ending); });
}

}  // namespace

FolderList readFolder(const fs::path& folder, const std::vector<std::string>& endings) {
    FolderList out;
    std::error_code error;
    out.folder = fs::weakly_canonical(folder, error);
    if (error || out.folder.empty()) out.folder = folder;
    fs::directory_iterator entry(out.folder, fs::directory_options::skip_permission_denied, error);
    if (error) {
        out.problem = "This folder can't be looked into: " + error.message() + ".";
        return out;
    }
    for (; entry != fs::directory_iterator(); entry.increment(error)) {
        if (error) break;
        const std::string name = entry->path().filename().string();
        if (name.empty() || name.front() == '.' || firstBadByte(name)) continue;
        if (out.folders.size() + out.files.size() == mostEntries) {
            out.more = true;
            break;
        }
        std::error_code gone;
        if (entry->is_directory(gone)) out.folders.push_back(name);
        else if (entry->is_regular_file(gone) && endsOnOneOf(name, endings)) out.files.push_back(name);
    }
    const auto byAlphabet = [](const std::string& a, const std::string& b) { return std::pair(fold(a), a) < std::pair(fold(b), b); };
    std::ranges::sort(out.folders, byAlphabet);
    std::ranges::sort(out.files, byAlphabet);
    return out;
}

void FileChooser::enter(const fs::path& folder) {
    m_list = readFolder(folder, m_endings);
    if (m_list->problem.empty()) m_start = m_list->folder;
    m_filter.clear();
}

std::optional<fs::path> FileChooser::draw(Flow& flow, std::string_view id, std::string_view label) {
    const Context& ui = flow.context;
    if (button(flow, id, {label, m_list ? Icon::up : Icon::down})) {
        if (m_list) m_list.reset();
        else enter(m_start.empty() ? home() : m_start);
    }
    if (!m_list) return std::nullopt;
    const SemanticScope scope(ui.record, std::string(id) + "-list");
    flow.gap(0.75f);
    std::optional<fs::path> to, chosen;
    bool close = false;
    {
        Card card(flow, {.sunken = true, .pad = 2});
        Flow& inner = card.inner();
        const FolderList& list = *m_list;
        text(inner, "folder", list.folder.string(), {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::heading);
        inner.gap(0.75f);
        {
            ButtonRow row(inner);
            if (row.button("above", {"Folder above", Icon::up, {}, list.folder == list.folder.root_path() ? "This is the topmost folder." : ""}, ButtonKind::quiet)) to = list.folder.parent_path();
            if (row.button("home", {"Home", Icon::home}, ButtonKind::quiet)) to = home();
            if (row.button("again", {"Look again", Icon::again}, ButtonKind::quiet)) to = list.folder;
            if (row.button("close", {"Close", Icon::close}, ButtonKind::quiet)) close = true;
        }
        inner.gap(0.75f);
        if (!list.problem.empty()) text(inner, "problem", list.problem, {TypeStep::body, Weight::regular, ui.theme.careful, true}, Role::status);
        if (list.folders.size() + list.files.size() > 12) {
            (void)textField(inner, "filter", "Look for", m_filter, "A part of its name", Icon::search);
            inner.gap(0.75f);
        }
        const std::string wanted = fold(m_filter);
        std::size_t shown = 0, left = 0;
        const auto rows = [&](const std::vector<std::string>& names, std::string_view prefix, std::string_view behind, std::optional<fs::path>& pressed) {
            for (const std::string& name : names) {
                if (!wanted.empty() && fold(name).find(wanted) == std::string::npos) continue;
                if (++shown > mostShown) {
                    ++left;
                    continue;
                }
                if (link(inner, std::string(prefix) + name, name + std::string(behind))) pressed = list.folder / name;
                inner.gap(0.5f);
            }
        };
        // Files first: they are what one came for.
        rows(list.files, "file-", "", chosen);
        rows(list.folders, "folder-", " /", to);
        if (shown == 0 && list.problem.empty()) {
            std::string kinds;
            for (const std::string& ending : m_endings) kinds += (kinds.empty() ? "" : ", ") + ending;
            text(inner, "none", wanted.empty() ? "Nothing here" + (kinds.empty() ? std::string(".") : " that ends in " + kinds + ".") : "Nothing here is called so.", mutedStyle(ui));
        }
        if (left > 0 || list.more) text(inner, "more", left > 0 ? "And " + std::to_string(left) + " more; type a part of the name." : "There is more here than can be listed.", mutedStyle(ui));
    }
    if (to) enter(*to);
    if (chosen || close) m_list.reset();
    return chosen;
}

}  // namespace carewright::ui
