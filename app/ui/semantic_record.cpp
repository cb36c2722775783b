#include "app/ui/semantic_record.h"

#include <algorithm>

namespace carewright::ui {

std::string_view toString(Role role) {
    switch (role) {
        case Role::window: return "window";
        case Role::region: return "region";
        case Role::heading: return "heading";
        case Role::text: return "text";
        case Role::link: return "link";
        case Role::button: return "button";
        case Role::toggle: return "toggle";
        case Role::tab: return "tab";
        case Role::radio: return "radio";
        case Role::slider: return "slider";
        case Role::textField: return "text field";
        case Role::editor: return "editor";
        case Role::list: return "list";
        case Role::listItem: return "list item";
        case Role::card: return "card";
        case Role::table: return "table";
        case Role::row: return "row";
        case Role::cell: return "cell";
        case Role::image: return "image";
        case Role::term: return "term";
        case Role::tooltip: return "tooltip";
        case Role::status: return "status";
        case Role::progress: return "progress";
        case Role::evidence: return "evidence";
        case Role::dialog: return "dialog";
    }
    return "text";
}

Rect intersect(const Rect& a, const Rect& b) {
    const Rect both{std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
                    std::min(a.bottom, b.bottom)};
    return both.empty() ? Rect{} : both;
}

void SemanticRecord::clear() {
    m_items.clear();
    m_prefix.clear();
    m_scopeLengths.clear();
}

SemanticItem& SemanticRecord::add(SemanticItem item) {
    item.path = pathOf(item.path);
    m_items.push_back(std::move(item));
    return m_items.back();
}

void SemanticRecord::enter(std::string_view id) {
    m_scopeLengths.push_back(m_prefix.size());
    m_prefix.append(id).push_back('/');
}

void SemanticRecord::leave() {
    if (m_scopeLengths.empty()) return;
    m_prefix.resize(m_scopeLengths.back());
    m_scopeLengths.pop_back();
}

std::string SemanticRecord::pathOf(std::string_view id) const { return m_prefix + std::string(id); }

const SemanticItem* SemanticRecord::find(std::string_view path) const {
    const auto found = std::ranges::find(m_items, path, &SemanticItem::path);
    return found == m_items.end() ? nullptr : &*found;
}

std::string SemanticRecord::describe() const {
    std::string out;
    for (const SemanticItem& item : m_items) {
        out.append(2 * static_cast<std::size_t>(std::ranges::count(item.path, '/')), ' ');
        out.append(toString(item.role)).append(" ").append(item.path).append(" \"").append(item.label).append("\"");
        if (!item.value.empty()) out.append(" = \"").append(item.value).append("\"");
        for (const auto& [set, word] :
             {std::pair{item.disabled, " disabled"}, {item.focused, " focused"}, {item.checked, " checked"},
              {item.expanded, " expanded"}, {item.selected, " selected"}})
            if (set) out.append(word);
        if (!item.description.empty()) out.append(" -- ").append(item.description);
        out.push_back('\n');
    }
    return out;
}

}  // namespace carewright::ui
