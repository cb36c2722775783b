#include "app/tutor/rule_drag.h"

#include <imgui.h>

#include <string>

#include "app/ui/fitted.h"
#include "app/ui/prose.h"
#include "engine/content/rule_words.h"

namespace carewright::ui {
namespace {

constexpr float dragThreshold = 6, markWidth = 3;

bool isLeaf(const Rule& rule) { return rule.kind == Rule::Kind::concept_ || rule.kind == Rule::Kind::words || rule.kind == Rule::Kind::point; }

bool mouseIn(const Rect& rect) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Rect seen = visiblePart(rect);
    return mouse.x >= seen.left && mouse.x < seen.right && mouse.y >= seen.top && mouse.y < seen.bottom;
}

/// Shows where it would go, and puts it there when the button is let go.
void offer(const RubricScene& scene, const PlaceRule& place, const Rect& mark, const Rect& anchor) {
    const std::string why = scene.whyNot(place);
    fill(mark, why.empty() ? scene.theme().accent : scene.theme().careful);
    if (!why.empty()) tip(scene.ui(), "no-drop", anchor, {}, why);
    if (!ImGui::IsMouseReleased(ImGuiMouseButton_Left)) return;
    scene.ask(place);       // says why where it can't be
    scene.choice.rule.reset();
    scene.choice.dragged.reset();
}

}  // namespace

void dragRule(const RubricScene& scene, const RulePath& path, const Press& press) {
    if (scene.choice.dragged || path.steps.empty() || !press.held || !ImGui::IsMouseDragging(ImGuiMouseButton_Left, dragThreshold)) return;
    scene.choice.dragged = path;
}

bool dropOnRule(const RubricScene& scene, const RulePath& path, const Rect& rect, bool sideways) {
    if (!scene.choice.dragged || *scene.choice.dragged == path || !mouseIn(rect)) return false;
    const Rule* rule = ruleAt(scene.rubric, path);
    if (rule == nullptr) return false;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float part = sideways ? (mouse.x - rect.left) / rect.width() : (mouse.y - rect.top) / rect.height();
    if (path.steps.empty() || (!isLeaf(*rule) && part > 0.3f && part < 0.7f)) return dropIntoRule(scene, path, rect);
    const bool after = part >= 0.5f;
    const RulePath::Step& step = path.steps.back();
    const PlaceRule place{*scene.choice.dragged, path.above(), step.unless, step.index + (after ? 1 : 0)};
    const Rect mark = sideways ? Rect{after ? rect.right - 1 : rect.left - markWidth + 1, rect.top, after ? rect.right + markWidth - 1 : rect.left + 1, rect.bottom}
                               : Rect{rect.left, after ? rect.bottom - 1 : rect.top - markWidth + 1, rect.right, after ? rect.bottom + markWidth - 1 : rect.top + 1};
    offer(scene, place, mark, rect);
    return true;
}

bool dropIntoRule(const RubricScene& scene, const RulePath& path, const Rect& rect) {
    if (!scene.choice.dragged || *scene.choice.dragged == path || !mouseIn(rect)) return false;
    outline(rect, scene.theme().accent, 2, scene.ui().grid(0.5f));
    offer(scene, {*scene.choice.dragged, path, false, mostRuleParts}, {rect.left, rect.top, rect.left + markWidth, rect.bottom}, rect);
    return true;
}

void endRuleDrag(const RubricScene& scene) {
    if (!scene.choice.dragged) return;
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        scene.choice.dragged.reset();
        return;
    }
    const Context& ui = scene.ui();
    const Face& face = ui.type.face(TypeStep::caption);
    const std::string words = fitted(face, inWords(sayRule(scene.rubric, *scene.choice.dragged, &scene.course)), face.em * 24);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    ImDrawList& above = *ImGui::GetForegroundDrawList();
    const ImVec2 at(mouse.x + ui.grid(2), mouse.y + ui.grid(1)), pad(ui.grid(1), ui.grid(0.5f));
    const float width = textWidth(face, words);
    above.AddRectFilled({at.x - pad.x, at.y - pad.y}, {at.x + width + pad.x, at.y + face.size + pad.y}, scene.theme().surface.packed(), ui.grid(0.5f));
    above.AddRect({at.x - pad.x, at.y - pad.y}, {at.x + width + pad.x, at.y + face.size + pad.y}, scene.theme().accent.packed(), ui.grid(0.5f));
    above.AddText(face.font, face.size, at, scene.theme().text.packed(), words.c_str());
}

}  // namespace carewright::ui
