#include "app/tutor/rule_panel.h"

#include <span>
#include <string>

#include "app/tutor/chip_row.h"
#include "app/tutor/rule_drag.h"
#include "app/tutor/rule_line.h"
#include "app/tutor/rule_strip.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "engine/authoring/level_rubric.h"
#include "engine/content/rule_words.h"

namespace carewright::ui {
namespace {

void tree(const RubricScene& scene, Flow& flow, const RuleSaying& saying) {
    const Context& ui = scene.ui();
    // What holds one part only is said by that part.
    const bool lineShown = !saying.line.empty() || saying.parts.empty();
    if (lineShown) {
        ruleLine(scene, flow, saying);
        flow.gap(0.5f);
    }
    if (!saying.note.empty()) {
        text(flow, toString(saying.path) + "/note", "Note: " + saying.note, mutedStyle(ui));
        flow.gap(0.5f);
    }
    // The strip of a chip inside the line stands below the line.
    bool stripHere = scene.choice.rule == saying.path;
    for (const RuleWord& word : saying.line) stripHere |= scene.choice.rule == word.path;
    if (stripHere) {
        ruleStrip(scene, flow, *scene.choice.rule);
        flow.gap(1);
    }
    Flow inner = flow.inset(lineShown ? ui.grid(2.5f) : 0, 0);
    for (const RuleSaying& part : saying.parts) tree(scene, inner, part);
    for (const RuleSaying& part : saying.unless) {
        text(inner, toString(part.path) + "/unless", "unless", {TypeStep::caption, Weight::semiBold, scene.theme().careful, false});
        inner.gap(0.25f);
        tree(scene, inner, part);
    }
    flow.y = inner.y;
}

struct UseWords {
    RulePath::Use use;
    std::string_view first, others, add, empty;
};

void ruleCard(const RubricScene& scene, Flow& flow, const RulePath& path, std::string_view title) {
    const TracedRule* traced = scene.traced(path);
    const bool award = path.use == RulePath::Use::award;
    Card card(flow, {.pad = 2, .stripe = traced != nullptr && traced->held ? (award ? scene.theme().earned : scene.theme().careful) : Colour{0, 0, 0, 0}});
    Flow& inner = card.inner();
    const SemanticScope scope(scene.ui().record, "rules");
    const RuleSaying saying = sayRule(scene.rubric, path, &scene.course);
    text(inner, toString(path) + "/title", title, {TypeStep::caption, Weight::semiBold, scene.theme().muted, false}, Role::heading);
    inner.gap(0.75f);
    tree(scene, inner, saying);
    inner.gap(0.5f);
    const Rule* rule = ruleAt(scene.rubric, path);
    const bool fresh = rule != nullptr && rule->parts.empty();
    const float addTop = inner.y;
    if (scene.choice.rule != path && link(inner, toString(path) + "/add", fresh ? "Put the first idea or rule in it" : "Add to it, or change it", TypeStep::caption)) {
        scene.choice.rule = path;
        scene.choice.adding = scene.choice.giveKeyboard = fresh;
        scene.choice.addingUnless = false;
    }
    dropIntoRule(scene, path, {inner.x, addTop, inner.x + inner.width, inner.y});
}

/// What a reject does, as the heading of its card.
std::string titleOf(const RubricScene& scene, const Rule& rule, std::string_view usual) {
    if (rule.cancels == Cancels::nothing) return "Only noted, takes nothing back";
    if (rule.cancels == Cancels::pair) return "“" + nameOfPoint(scene.course, rule.pair.value) + "” is taken back by";
    return std::string(usual);
}

}  // namespace

void rulePanel(const RubricScene& scene, Flow& flow) {
    static constexpr UseWords uses[] = {
        {RulePath::Use::award, "It is earned by", "Or by", "Another way to earn it", "Add a way to earn it"},
        {RulePath::Use::reject, "It is taken back by", "Or by", "Something else that takes it back", "Add what takes it back"},
        {RulePath::Use::refer, "An assessor looks at it because of", "Or of", "Something else for an assessor", "Add what an assessor should look at"},
    };
    static constexpr UseWords descriptors[] = {{RulePath::Use::award, "They do this", "And this", "Add something else they do", "Add what they do"}};
    const Context& ui = scene.ui();
    const bool level = isLevelSubject(scene.rubric.point.value);
    text(flow, "rules-title", level ? "What they do" : "The rule", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1);
    if (scene.rubric.award.empty()) {
        text(flow, "rules-empty", level ? "Nothing says yet what answers of this level do." : "Nothing earns this yet. A rule joins ideas; an idea is a list of the ways people put it.", mutedStyle(ui, TypeStep::body));
        flow.gap(1);
    }
    if (level) explainConstruct(scene, flow, "levels"), flow.gap(1);
    for (const UseWords& words : level ? std::span<const UseWords>(descriptors) : std::span<const UseWords>(uses)) {
        const std::vector<Rule>& rules = rulesOf(scene.rubric, words.use);
        for (std::size_t i = 0; i < rules.size(); ++i) {
            ruleCard(scene, flow, {words.use, i, {}}, titleOf(scene, rules[i], i == 0 ? words.first : words.others));
            flow.gap(1);
        }
        ButtonRow row(flow);
        const std::string id = words.use == RulePath::Use::award ? "add-award" : words.use == RulePath::Use::reject ? "add-reject" : "add-refer";
        const bool main = words.use == RulePath::Use::award && rules.empty();
        if (row.button(id, {rules.empty() ? words.empty : words.add, Icon::plus}, main ? ButtonKind::secondary : ButtonKind::quiet)) {
            scene.ask(AddRule{words.use});
            scene.choice.rule = RulePath{words.use, rules.size(), {}};
            scene.choice.adding = scene.choice.giveKeyboard = true;
            scene.choice.addingUnless = false;
        }
    }
    endRuleDrag(scene);
}

}  // namespace carewright::ui
