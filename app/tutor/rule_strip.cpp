#include "app/tutor/rule_strip.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/tutor/rule_line.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "engine/base/utf8.h"
#include "engine/content/rule_words.h"

namespace carewright::ui {
namespace {

constexpr std::size_t mostOffered = 14;

bool isLeaf(const Rule& rule) { return rule.kind == Rule::Kind::concept_ || rule.kind == Rule::Kind::words || rule.kind == Rule::Kind::point; }

/// A kind of rule as it is offered.
struct Offer {
    std::string_view id, label;
    Rule::Kind kind;
    Rule::Relation relation = Rule::Relation::gives;
};
constexpr std::array offers = {
    Offer{"any", "Any one of …", Rule::Kind::any},
    Offer{"at-least", "Any two of …", Rule::Kind::atLeast},
    Offer{"all", "All of …", Rule::Kind::all},
    Offer{"gives", "One gives the other", Rule::Kind::relation, Rule::Relation::gives},
    Offer{"does", "Who does it", Rule::Kind::relation, Rule::Relation::does},
    Offer{"because", "Because of", Rule::Kind::relation, Rule::Relation::because},
    Offer{"so-that", "So that", Rule::Kind::relation, Rule::Relation::soThat},
    Offer{"instead-of", "Instead of", Rule::Kind::relation, Rule::Relation::insteadOf},
    Offer{"from-to", "From … to", Rule::Kind::relation, Rule::Relation::fromTo},
    Offer{"not-but", "Not … but", Rule::Kind::relation, Rule::Relation::notBut},
    Offer{"near", "Near each other", Rule::Kind::near},
    Offer{"in-order", "One after the other", Rule::Kind::inOrder},
    Offer{"example-given", "An example", Rule::Kind::exampleGiven},
};

/// What the construct means, with an example that earns and one that does not.
void explain(const RubricScene& scene, Flow& flow, const Rule& rule, const RulePath& path) {
    if (scene.reference == nullptr) return;
    std::string_view id = constructOf(rule);
    if (path.steps.empty()) id = path.use == RulePath::Use::award ? "award" : path.use == RulePath::Use::reject ? "reject" : "refer";
    const LanguageConstruct* construct = findConstruct(*scene.reference, id);
    if (construct == nullptr) return;
    const Context& ui = scene.ui();
    text(flow, "means", construct->means, mutedStyle(ui));
    if (construct->earns.empty() || construct->fails.empty()) return;
    flow.gap(0.5f);
    text(flow, "earns", "✓ “" + construct->earns.front() + "”", {TypeStep::caption, Weight::regular, scene.theme().earned, true});
    text(flow, "fails", "✗ “" + construct->fails.front() + "”", {TypeStep::caption, Weight::regular, scene.theme().missed, true});
}

template <std::size_t size>
void choose(Flow& flow, std::string_view id, std::string_view label, const std::array<ChoiceOption, size>& options, int chosen, const auto& use) {
    const int picked = choices(flow, id, label, options, chosen);
    if (picked >= 0 && picked != chosen) use(picked);
    flow.gap(1);
}

void settings(const RubricScene& scene, Flow& flow, const Rule& rule, const RulePath& path) {
    const RuleGuards now = guardsOf(rule);
    const auto change = [&](const auto& set) {
        RuleGuards guards = now;
        set(guards);
        scene.ask(ChangeGuards{path, guards});
    };
    if (rule.kind == Rule::Kind::atLeast || rule.kind == Rule::Kind::near) {
        float count = static_cast<float>(rule.count);
        const bool near = rule.kind == Rule::Kind::near;
        const std::string shown = numberInWords(rule.count);
        if (stepper(flow, "count", near ? "Words between" : "How many", count, {near ? 0.0f : 1.0f, near ? 30.0f : 12.0f, 1}, shown)) scene.ask(ChangeCount{path, static_cast<int>(count)});
        flow.gap(1);
    }
    if (!isLeaf(rule) && rule.kind != Rule::Kind::any) {
        static constexpr std::array within = {ChoiceOption{"clause", "One clause"}, ChoiceOption{"sentence", "One sentence"}, ChoiceOption{"neighbours", "It or the next"}, ChoiceOption{"response", "Anywhere"}};
        choose(flow, "within", "How close together", within, static_cast<int>(rule.within), [&](int picked) { change([&](RuleGuards& g) { g.within = static_cast<Within>(picked); }); });
    }
    static constexpr std::array polarity = {ChoiceOption{"affirmed", "Said"}, ChoiceOption{"denied", "Denied"}, ChoiceOption{"either", "Either"}};
    choose(flow, "polarity", "Said or denied", polarity, static_cast<int>(rule.polarity), [&](int picked) { change([&](RuleGuards& g) { g.polarity = static_cast<Polarity>(picked); }); });
    static constexpr std::array voice = {ChoiceOption{"own", "The writer's"}, ChoiceOption{"others", "Other people's"}, ChoiceOption{"either", "Anybody's"}};
    choose(flow, "voice", "Whose view", voice, static_cast<int>(rule.voice), [&](int picked) { change([&](RuleGuards& g) { g.voice = static_cast<Voice>(picked); }); });
    static constexpr std::array mood = {ChoiceOption{"either", "Either"}, ChoiceOption{"stated", "Stated"}, ChoiceOption{"supposed", "Only supposed"}};
    choose(flow, "mood", "Stated or supposed", mood, static_cast<int>(rule.mood), [&](int picked) { change([&](RuleGuards& g) { g.mood = static_cast<Mood>(picked); }); });
    static constexpr std::array time = {ChoiceOption{"either", "Any time"}, ChoiceOption{"now", "Now"}, ChoiceOption{"past", "Former times"}};
    choose(flow, "time", "When", time, static_cast<int>(rule.time), [&](int picked) { change([&](RuleGuards& g) { g.time = static_cast<Tense>(picked); }); });
    if (path.use == RulePath::Use::reject && path.steps.empty()) {
        static constexpr std::array cancels = {ChoiceOption{"point", "This point"}, ChoiceOption{"nothing", "Nothing, only note it"}};
        choose(flow, "cancels", "What it takes away", cancels, rule.cancels == Cancels::nothing ? 1 : 0, [&](int picked) { scene.ask(ChangeCancels{path, picked == 1 ? Cancels::nothing : Cancels::point, {}}); });
    }
}

/// Ideas of the course that fit what is typed; those of this rubric first.
std::vector<const Concept*> offered(const RubricScene& scene) {
    const std::string wanted = fold(scene.choice.newWords);
    std::vector<const Concept*> out;
    const auto mine = [&](const Concept& one) { return std::ranges::find(scene.bench.concepts, one.id) != scene.bench.concepts.end(); };
    for (const bool own : {true, false}) {
        for (const Concept& one : scene.course.concepts) {
            if (mine(one) != own || out.size() == mostOffered) continue;
            const bool fits = wanted.empty() ? own : fold(one.id.value).find(wanted) != std::string::npos || fold(one.meaning).find(wanted) != std::string::npos;
            if (fits) out.push_back(&one);
        }
    }
    return out;
}

void adding(const RubricScene& scene, Flow& flow, const RulePath& path, bool unless) {
    const Context& ui = scene.ui();
    RubricChoice& choice = scene.choice;
    const SemanticScope scope(ui.record, unless ? "unless" : "put-in");
    text(flow, "title", unless ? "Called off when there is" : "Put into it", {TypeStep::caption, Weight::semiBold, scene.theme().muted, false}, Role::heading);
    flow.gap(0.5f);
    const bool enter = enterPressedIn(ui, "words");
    textField(flow, "words", "An idea or some words", choice.newWords, "Type an idea, or the words themselves");
    flow.gap(1);
    const auto done = [&] {
        choice.newWords.clear();
        choice.adding = choice.addingUnless = false;
    };
    const std::vector<const Concept*> ideas = offered(scene);
    {
        float x = flow.x;
        for (const Concept* one : ideas) {
            const ChipLook look{.words = one->id.value, .described = one->meaning};
            const float width = chipWidth(ui, look, flow.width);
            if (x > flow.x && x + width > flow.x + flow.width) {
                x = flow.x;
                flow.y += chipHeight(ui) + ui.grid(0.5f);
            }
            if (drawChip(ui, "idea/" + one->id.value, look, x, flow.y, width).clicked) {
                scene.ask(AddPart{path, unless, conceptRule(one->id)});
                done();
            }
            x += width + ui.grid(0.75f);
        }
        if (!ideas.empty()) flow.y += chipHeight(ui) + ui.grid(1);
    }
    if (!choice.newWords.empty()) {
        ButtonRow row(flow);
        const std::string asWords = "As these words";
        const AddPart words{path, unless, wordsRule(choice.newWords)};
        if (row.button("as-words", {asWords, Icon::none, "Enter", scene.whyNot(words)}) || (enter && scene.whyNot(words).empty())) {
            scene.ask(words);
            done();
            return;
        }
        const AddConcept fresh{choice.newWords, path, unless};
        if (row.button("as-idea", {"As a new idea", Icon::plus, {}, scene.whyNot(fresh)})) {
            scene.ask(fresh);
            choice.open = ConceptId(idFrom(choice.newWords, "idea", [&](const std::string& id) { return scene.course.findConcept(ConceptId(id)) != nullptr; }));
            done();
            return;
        }
    } else {
        text(flow, "kinds-label", "or a rule of its own", {TypeStep::caption, Weight::semiBold, scene.theme().muted, false});
        flow.gap(0.5f);
        float x = flow.x;
        for (const Offer& offer : offers) {
            const ChipLook look{.words = offer.label, .faint = true};
            const float width = chipWidth(ui, look, flow.width);
            if (x > flow.x && x + width > flow.x + flow.width) {
                x = flow.x;
                flow.y += chipHeight(ui) + ui.grid(0.5f);
            }
            if (drawChip(ui, "kind/" + std::string(offer.id), look, x, flow.y, width).clicked) {
                Rule rule = emptyRule(offer.kind);
                rule.relation = offer.relation;
                const Rule* around = ruleAt(scene.rubric, path);
                const std::size_t at = around == nullptr ? 0 : unless ? around->unless.size() : around->parts.size();
                const AddPart part{path, unless, rule};
                if (scene.whyNot(part).empty()) {
                    scene.ask(part);
                    done();
                    choice.rule = path.below(unless, at);
                    choice.adding = true;
                } else {
                    scene.ask(part);    // says why not
                }
            }
            x += width + ui.grid(0.75f);
        }
        flow.y += chipHeight(ui);
    }
    flow.gap(1);
}

void otherKinds(const RubricScene& scene, Flow& flow, const Rule& rule, const RulePath& path) {
    if (path.steps.empty()) return;
    const Context& ui = scene.ui();
    text(flow, "kind-label", isLeaf(rule) ? "Put a rule around it" : "What it asks for", {TypeStep::caption, Weight::semiBold, scene.theme().muted, false});
    flow.gap(0.5f);
    float x = flow.x;
    for (const Offer& offer : offers) {
        const bool now = rule.kind == offer.kind && (rule.kind != Rule::Kind::relation || rule.relation == offer.relation);
        const ChipLook look{.words = offer.label, .chosen = now, .faint = true};
        const float width = chipWidth(ui, look, flow.width);
        if (x > flow.x && x + width > flow.x + flow.width) {
            x = flow.x;
            flow.y += chipHeight(ui) + ui.grid(0.5f);
        }
        if (drawChip(ui, "becomes/" + std::string(offer.id), look, x, flow.y, width).clicked && !now) scene.ask(ChangeKind{path, offer.kind, offer.relation});
        x += width + ui.grid(0.75f);
    }
    flow.y += chipHeight(ui) + ui.grid(1);
}

}  // namespace

void ruleStrip(const RubricScene& scene, Flow& flow, const RulePath& path) {
    const Rule* rule = ruleAt(scene.rubric, path);
    RubricChoice& choice = scene.choice;
    if (rule == nullptr) {
        choice.rule.reset();
        return;
    }
    const Context& ui = scene.ui();
    const SemanticScope scope(ui.record, "strip");
    Card card(flow, {.sunken = true, .pad = 1.5f});
    Flow& inner = card.inner();
    explain(scene, inner, *rule, path);
    if (const TracedRule* traced = scene.traced(path); traced != nullptr && !traced->held) {
        inner.gap(0.5f);
        text(inner, "why", traced->why, {TypeStep::caption, Weight::semiBold, scene.theme().careful, true}, Role::status);
    }
    inner.gap(1);
    if (rule->kind == Rule::Kind::words) {
        const bool enter = enterPressedIn(ui, "rule-words");
        if (choice.newTerms.empty()) choice.newTerms = rule->text;
        textField(inner, "rule-words", "The words", choice.newTerms, "words; other words");
        if (enter && choice.newTerms != rule->text) scene.ask(ChangeText{path, choice.newTerms});
        inner.gap(1);
    }
    if (!isLeaf(*rule)) {
        if (choice.adding) {
            adding(scene, inner, path, false);
        } else if (button(inner, "add", {"Put something into it", Icon::plus, {}, rule->kind == Rule::Kind::relation && rule->parts.size() >= 2 ? "A relation joins exactly two parts." : ""})) {
            choice.adding = true;
            choice.addingUnless = false;
        }
        inner.gap(1);
    }
    if (choice.addingUnless) adding(scene, inner, path, true);
    if (!choice.adding && !choice.addingUnless) {
        settings(scene, inner, *rule, path);
        otherKinds(scene, inner, *rule, path);
    }
    ButtonRow row(inner);
    if (!choice.addingUnless && row.button("add-unless", {"Unless …"}, ButtonKind::quiet)) {
        choice.addingUnless = true;
        choice.adding = false;
    }
    if (row.button("up", {"Up", Icon::up}, ButtonKind::quiet)) {
        scene.ask(MoveRule{path, -1});
        choice.rule.reset();
    }
    if (row.button("down", {"Down", Icon::down}, ButtonKind::quiet)) {
        scene.ask(MoveRule{path, 1});
        choice.rule.reset();
    }
    if (row.button("remove", {"Take it out", Icon::bin}, ButtonKind::quiet)) {
        scene.ask(RemoveRule{path});
        choice.rule.reset();
    }
    if (row.button("close", {"Done"}, ButtonKind::quiet)) choice.rule.reset();
}

}  // namespace carewright::ui
