#include "app/tutor/outline.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/tutor/article.h"
#include "app/tutor/title_filter.h"
#include "app/ui/button.h"
#include "app/ui/field.h"
#include "app/ui/keys.h"
#include "app/ui/fitted.h"
#include "engine/authoring/worked_examples.h"

namespace carewright::ui {
namespace {

constexpr float dragThreshold = 6;
/// Lists up to this long are drawn whole.
constexpr std::size_t mostDrawn = 300;

/// The kinds in the order in which a tutor thinks of them.
constexpr std::array kinds = {
    std::pair{ElementKind::head, "The course itself"},      std::pair{ElementKind::topic, "Topics"},
    std::pair{ElementKind::term, "Words explained"},        std::pair{ElementKind::law, "Laws and policies"},
    std::pair{ElementKind::misconception, "Misconceptions"}, std::pair{ElementKind::point, "Marking points"},
    std::pair{ElementKind::question, "Questions"},          std::pair{ElementKind::rubric, "Rubrics"},
    std::pair{ElementKind::concept_, "Concepts"},           std::pair{ElementKind::item, "Quiz items"},
    std::pair{ElementKind::quiz, "Quizzes"},                std::pair{ElementKind::mock, "Mock assessments"},
    std::pair{ElementKind::sample, "Sample responses"},     std::pair{ElementKind::scenario, "Stories"},
    std::pair{ElementKind::criterion, "Criteria"},          std::pair{ElementKind::source, "Sources"},
    std::pair{ElementKind::mishearing, "Mishearings"},      std::pair{ElementKind::subject, "Words of the subject"},
};

/// A line to press: words at the left, a count or a sign at the right.
struct Row {
    std::string_view id, label, value, description;
    Icon icon = Icon::none;
    float indent = 0;
    bool selected = false, expanded = false, heading = false;
    int errors = 0, warnings = 0;
};

float rowHeight(const Context& context) { return std::round(context.type.face(TypeStep::body).em * 1.3f + context.grid(0.75f)); }

/// Whether a row there is worth drawing: in sight, or within a window's height of it, so that keys and wheel find the next ones.
bool nearSight(float top, float height) {
    const ImVec2 from = ImGui::GetWindowDrawList()->GetClipRectMin(), to = ImGui::GetWindowDrawList()->GetClipRectMax();
    const float margin = std::max(200.0f, to.y - from.y);
    return top + height > from.y - margin && top < to.y + margin;
}

Press row(Flow& flow, const Row& what) {
    const Context& context = flow.context;
    const Face& face = context.type.face(TypeStep::body, what.heading ? Weight::semiBold : Weight::regular);
    const float height = rowHeight(context);
    SemanticItem item;
    item.path = what.id;
    item.role = Role::listItem;
    item.label = what.label;
    item.value = what.value;
    item.description = what.description;
    item.selected = what.selected;
    item.expanded = what.expanded;
    item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + height};
    const Rect rect = item.rect;
    const Press press = pressable(context, std::move(item));
    const float radius = context.grid(0.75f);
    if (what.selected) fill(rect, context.theme.surface, radius);
    else if (press.hovered) fill(rect, context.theme.hover, radius);
    const float middle = (rect.top + rect.bottom) / 2;
    float x = rect.left + context.grid(1) + what.indent;
    if (what.icon != Icon::none && hasIcons(context)) {
        icon(context, what.icon, x + face.em * 0.5f, middle, face.em * 1.1f, context.theme.muted);
        x += face.em * 1.4f;
    }
    float right = rect.right - context.grid(1);
    const auto sign = [&](int count, Icon which, Colour colour) {
        if (count == 0) return;
        icon(context, which, right - face.em * 0.5f, middle, face.em, colour);
        right -= face.em * 1.3f;
    };
    sign(what.errors, Icon::close, context.theme.missed);
    sign(what.warnings, Icon::careful, context.theme.careful);
    const std::string words = what.value.empty() ? std::string(what.label) : std::string(what.label) + "  " + std::string(what.value);
    const std::string shown = fitted(face, words, right - x);
    ImGui::GetWindowDrawList()->AddText(face.font, face.size, {x, std::floor(middle - face.size / 2)},
                                        (what.selected ? context.theme.accent : context.theme.text).packed(), shown.data(), shown.data() + shown.size());
    if (press.ring) focusRing(context, rect, radius);
    if (press.hovered && shown != words) tip(context, std::string(what.id) + "/tip", rect, what.label, {});
    flow.y += height;
    return press;
}

}  // namespace

void Outline::entry(Flow& flow, const Course& course, const Chosen& here, const Chosen& chosen, const Counts& counts, Wish& wish) {
    const std::string id = idAt(course, here.kind, here.index), title = titleAt(course, here.kind, here.index);
    const std::size_t count = countOf(course, here.kind);
    const bool selected = here == chosen;
    const std::string path = id.empty() ? std::to_string(here.index + 1) : id;
    const std::string moving = keysOf(flow.context, Command::moveUp) + " and " + keysOf(flow.context, Command::moveDown) + " move it.";
    const Press press = row(flow, {path, title.empty() ? id : title, {}, moving, Icon::none, flow.context.grid(3), selected, false, false, counts.errors, counts.warnings});
    if (press.clicked) wish.choose = here;
    if (press.held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, dragThreshold) && !m_dragged) {
        m_dragged = here;
        wish.choose = here;
    }
    if (press.focused && selected && here.index > 0 && struck(flow.context, Command::moveUp)) wish.moveTo = here.index - 1;
    if (press.focused && selected && here.index + 1 < count && struck(flow.context, Command::moveDown)) wish.moveTo = here.index + 1;
    if (!m_dragged || m_dragged->kind != here.kind) return;
    const float mouse = ImGui::GetIO().MousePos.y, top = flow.y - rowHeight(flow.context);
    if (mouse < top || mouse >= flow.y) return;
    fill({flow.x, flow.y - 2, flow.x + flow.width, flow.y + 1}, flow.context.theme.accent);
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && m_dragged->index != here.index) wish.moveTo = here.index;
}

void Outline::countProblems(const WorkshopModel& workshop) {
    if (m_counted == workshop.checks) return;
    m_counted = workshop.checks;
    m_counts.clear();
    m_kindCounts.clear();
    for (const PlacedProblem& problem : workshop.problems) {
        for (Counts* counts : {&m_counts[{problem.kind, problem.index}], &m_kindCounts[problem.kind]}) ++(problem.severity == Severity::error ? counts->errors : counts->warnings);
    }
}

void Outline::filterTitles(const WorkshopModel& workshop) {
    const std::pair now(m_filter, workshop.document->revision());
    if (m_filtered == now && m_document == workshop.document.get()) return;
    m_filtered = now;
    m_document = workshop.document.get();
    m_fitting.clear();
    if (m_filter.empty()) return;
    const Course& course = workshop.document->course();
    for (const auto& [kind, name] : kinds) {
        if (isSingle(kind)) continue;
        for (std::size_t i = 0; i < countOf(course, kind); ++i)
            if (titleHolds(titleAt(course, kind, i), m_filter) || titleHolds(idAt(course, kind, i), m_filter)) m_fitting[kind].push_back(i);
    }
}

/// The rows of one kind. Those far out of sight take their room and are not drawn.
void Outline::entries(Flow& flow, const WorkshopModel& workshop, ElementKind kind, const Chosen& chosen, Wish& wish) {
    const Course& course = workshop.document->course();
    const bool filtered = !m_filter.empty();
    const std::vector<std::size_t>& fitting = m_fitting[kind];
    const std::size_t shown = filtered ? fitting.size() : countOf(course, kind);
    const float height = rowHeight(flow.context);
    for (std::size_t row = 0; row < shown; ++row) {
        const Chosen here{kind, filtered ? fitting[row] : row};
        if (shown > mostDrawn && here != chosen && !nearSight(flow.y, height)) {
            flow.y += height;
            continue;
        }
        const auto counts = m_counts.find({kind, here.index});
        entry(flow, course, here, chosen, counts == m_counts.end() ? Counts{} : counts->second, wish);
    }
}

Outline::Wish Outline::draw(Flow& flow, const WorkshopModel& workshop, const Chosen& chosen, const Course* examples) {
    Wish wish;
    const Course& course = workshop.document->course();
    (void)textField(flow, "filter", "Find in the course", m_filter, "Find in the course", Icon::search);
    flow.gap(1);
    countProblems(workshop);
    filterTitles(workshop);
    for (const auto& [kind, name] : kinds) {
        const std::size_t count = countOf(course, kind);
        const Counts found = m_kindCounts[kind];
        const std::string scope = std::string(nameOf(kind));
        if (isSingle(kind)) {
            const Press press = row(flow, {scope, name, {}, {}, Icon::none, 0, chosen.kind == kind, false, true, found.errors, found.warnings});
            if (press.clicked) wish.choose = Chosen{kind, 0};
            continue;
        }
        const bool filtered = !m_filter.empty();
        const bool open = filtered || m_open.contains(kind);
        const Press press = row(flow, {scope, name, std::to_string(count), open ? "Enter folds it." : "Enter unfolds it.", open ? Icon::down : Icon::chevron, 0, false, open, true, found.errors, found.warnings});
        if (press.clicked && !filtered) {
            if (!m_open.erase(kind)) m_open.insert(kind);
        }
        if (!open) continue;
        const SemanticScope entriesOfKind(flow.context.record, scope + "s");
        entries(flow, workshop, kind, chosen, wish);
        if (!filtered) {
            Flow add = flow.inset(flow.context.grid(3), 0);
            if (button(add, "add", {"Add " + withArticle(scope), Icon::plus}, ButtonKind::quiet)) wish.add = kind;
            if (examples && !examplesOf(*examples, kind).empty() && button(add, "example", {"Copy a worked example", Icon::learn}, ButtonKind::quiet)) wish.example = kind;
            flow.y = add.y;
        }
        flow.gap(0.5f);
    }
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) m_dragged.reset();
    return wish;
}

}  // namespace carewright::ui
