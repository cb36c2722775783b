#include "app/tutor/rule_strip.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "app/tutor/chip_row.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "engine/content/rule_words.h"

namespace carewright::ui {
namespace {

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
    std::string_view id = constructOf(rule);
    if (path.steps.empty()) id = path.use == RulePath::Use::award ? "award" : path.use == RulePath::Use::reject ? "reject" : "refer";
    explainConstruct(scene, flow, id);
}

/// Points of the course as chips; the one that was pressed, or null. `but`: left out.
const MarkingPoint* pointChips(const RubricScene& scene, Flow& flow, std::string_view id, std::string_view chosen, std::string_view but) {
    const SemanticScope scope(scene.ui().record, id);
    const MarkingPoint* pressed = nullptr;
    ChipRow row(flow);
    for (const MarkingPoint& point : scene.course.points) {
        if (point.id.value == but) continue;
        const std::string& name = point.title.empty() ? point.id.value : point.title;
        if (row.chip(point.id.value, {.words = name, .chosen = point.id.value == chosen, .described = point.learner}).clicked) pressed = &point;
    }
    return pressed;
}

/// What a reject takes away: this point, a paired one, or nothing.
void cancelling(const RubricScene& scene, Flow& flow, const Rule& rule, const RulePath& path) {
    const Context& ui = scene.ui();
    RubricChoice& choice = scene.choice;
    static constexpr std::array cancels = {ChoiceOption{"point", "This point"}, ChoiceOption{"pair", "Another point"}, ChoiceOption{"nothing", "Nothing, only note it"}};
    const bool pairing = choice.pairing || rule.cancels == Cancels::pair;
    const int picked = choices(flow, "cancels", "What it takes away", cancels, pairing ? 1 : rule.cancels == Cancels::nothing ? 2 : 0);
    if (picked >= 0) {
        choice.pairing = picked == 1;
        if (picked != 1) scene.ask(ChangeCancels{path, picked == 2 ? Cancels::nothing : Cancels::point, {}});
    }
    if (pairing) {
        flow.gap(0.75f);
        text(flow, "pair-label", "Which point it takes away", {TypeStep::caption, Weight::semiBold, scene.theme().muted, false});
        flow.gap(0.5f);
        if (const MarkingPoint* point = pointChips(scene, flow, "pair", rule.pair.value, scene.rubric.point.value)) {
            scene.ask(ChangeCancels{path, Cancels::pair, point->id});
            choice.pairing = false;
        }
        if (scene.course.points.size() < 2) text(flow, "pair-none", "The course has no other marking point yet.", mutedStyle(ui));
    }
    if (choice.explaining || pairing) {
        flow.gap(0.5f);
        explainConstruct(scene, flow, "reject-pair");
    }
    flow.gap(1);
}

template <std::size_t size>
void choose(Flow& flow, std::string_view id, std::string_view label, const std::array<ChoiceOption, size>& options, int chosen, const auto& use) {
    const int picked = choices(flow, id, label, options, chosen);
    if (picked >= 0 && picked != chosen) use(picked);
    flow.gap(1);
}

void settings(const RubricScene& scene, Flow& flow, const Rule& rule, const RulePath& path) {
    RubricChoice& choice = scene.choice;
    const auto about = [&](std::string_view construct) {
        if (!choice.explaining) return;
        explainConstruct(scene, flow, construct);
        flow.gap(1);
    };
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
        about(path.steps.empty() || !path.steps.back().unless ? "within" : "unless-within");
    }
    static constexpr std::array polarity = {ChoiceOption{"affirmed", "Said"}, ChoiceOption{"denied", "Denied"}, ChoiceOption{"either", "Either"}};
    choose(flow, "polarity", "Said or denied", polarity, static_cast<int>(rule.polarity), [&](int picked) { change([&](RuleGuards& g) { g.polarity = static_cast<Polarity>(picked); }); });
    about("polarity");
    static constexpr std::array voice = {ChoiceOption{"own", "The writer's"}, ChoiceOption{"others", "Other people's"}, ChoiceOption{"either", "Anybody's"}};
    choose(flow, "voice", "Whose view", voice, static_cast<int>(rule.voice), [&](int picked) { change([&](RuleGuards& g) { g.voice = static_cast<Voice>(picked); }); });
    about("voice");
    static constexpr std::array mood = {ChoiceOption{"either", "Either"}, ChoiceOption{"stated", "Stated"}, ChoiceOption{"supposed", "Only supposed"}};
    choose(flow, "mood", "Stated or supposed", mood, static_cast<int>(rule.mood), [&](int picked) { change([&](RuleGuards& g) { g.mood = static_cast<Mood>(picked); }); });
    about("mood");
    static constexpr std::array time = {ChoiceOption{"either", "Any time"}, ChoiceOption{"now", "Now"}, ChoiceOption{"past", "Former times"}};
    choose(flow, "time", "When", time, static_cast<int>(rule.time), [&](int picked) { change([&](RuleGuards& g) { g.time = static_cast<Tense>(picked); }); });
    about("time");
    if (link(flow, "explain", choice.explaining ? "Hide what these mean" : "What do these mean?", TypeStep::caption)) choice.explaining = !choice.explaining;
    flow.gap(1);
}

void adding(const RubricScene& scene, Flow& flow, const RulePath& path, bool unless) {
    const Context& ui = scene.ui();
    RubricChoice& choice = scene.choice;
    const SemanticScope scope(ui.record, unless ? "unless" : "put-in");
    text(flow, "title", unless ? "Called off when there is" : "Put into it", {TypeStep::caption, Weight::semiBold, scene.theme().muted, false}, Role::heading);
    flow.gap(0.5f);
    const bool enter = enterPressedIn(ui, "words");
    textField(flow, "words", "An idea or some words", choice.newWords, "Type an idea, or the words themselves");
    if (std::exchange(choice.giveKeyboard, false)) ui.focus.giveByKeyboard(ui.record.pathOf("words"));
    flow.gap(1);
    const auto done = [&] {
        choice.newWords.clear();
        choice.adding = choice.addingUnless = false;
    };
    const float top = flow.y;
    if (const Concept* idea = ideaChips(scene, flow, choice.newWords)) {
        scene.ask(AddPart{path, unless, conceptRule(idea->id)});
        done();
    }
    if (flow.y > top) flow.gap(1);
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
        const auto put = [&](Rule rule, bool goOn) {
            const Rule* around = ruleAt(scene.rubric, path);
            const std::size_t at = around == nullptr ? 0 : unless ? around->unless.size() : around->parts.size();
            const AddPart part{path, unless, std::move(rule)};
            const bool fits = scene.whyNot(part).empty();
            scene.ask(part);    // says why where it can't be
            if (!fits) return;
            done();
            choice.rule = path.below(unless, at);
            choice.adding = choice.giveKeyboard = goOn;
        };
        ChipRow row(flow);
        for (const Offer& offer : offers) {
            if (!row.chip("kind/" + std::string(offer.id), {.words = offer.label, .faint = true}).clicked) continue;
            Rule rule = emptyRule(offer.kind);
            rule.relation = offer.relation;
            put(std::move(rule), true);
        }
        const auto other = std::ranges::find_if(scene.course.points, [&](const MarkingPoint& point) { return point.id != scene.rubric.point; });
        if (other != scene.course.points.end() && row.chip("kind/point", {.words = "Another point earned", .faint = true}).clicked) {
            Rule rule = emptyRule(Rule::Kind::point);
            rule.ref = other->id.value;
            put(std::move(rule), false);
        }
    }
    if (unless) {
        flow.gap(1);
        explainConstruct(scene, flow, "unless");
    }
    flow.gap(1);
}

void otherKinds(const RubricScene& scene, Flow& flow, const Rule& rule, const RulePath& path) {
    if (path.steps.empty()) return;
    text(flow, "kind-label", isLeaf(rule) ? "Put a rule around it" : "What it asks for", {TypeStep::caption, Weight::semiBold, scene.theme().muted, false});
    flow.gap(0.5f);
    {
        ChipRow row(flow);
        for (const Offer& offer : offers) {
            const bool now = rule.kind == offer.kind && (rule.kind != Rule::Kind::relation || rule.relation == offer.relation);
            if (row.chip("becomes/" + std::string(offer.id), {.words = offer.label, .chosen = now, .faint = true}).clicked && !now) scene.ask(ChangeKind{path, offer.kind, offer.relation});
        }
    }
    flow.gap(1);
}

/// What a leaf names, to be changed for another.
void naming(const RubricScene& scene, Flow& flow, const Rule& rule, const RulePath& path) {
    const Context& ui = scene.ui();
    RubricChoice& choice = scene.choice;
    const TextStyle label{TypeStep::caption, Weight::semiBold, scene.theme().muted, false};
    if (rule.kind == Rule::Kind::point) {
        text(flow, "point-label", "Which point must have been earned", label);
        flow.gap(0.5f);
        if (const MarkingPoint* point = pointChips(scene, flow, "point", rule.ref, scene.rubric.point.value)) scene.ask(ChangeText{path, point->id.value});
        flow.gap(1);
    }
    if (rule.kind == Rule::Kind::concept_) {
        text(flow, "idea-label", "Put another idea in its place", label);
        flow.gap(0.5f);
        textField(flow, "idea-filter", "Another idea", choice.ideaFilter, "Type a part of its name", Icon::search);
        flow.gap(0.75f);
        const SemanticScope scope(ui.record, "instead");
        const float top = flow.y;
        if (!choice.ideaFilter.empty()) {
            if (const Concept* idea = ideaChips(scene, flow, choice.ideaFilter, [&](const Concept& one) { return one.id.value == rule.ref; })) {
                scene.ask(ChangeText{path, idea->id.value});
                choice.ideaFilter.clear();
            }
        }
        if (flow.y > top) flow.gap(1);
    }
}

/// What assessors and learners are told with the mark.
void noting(const RubricScene& scene, Flow& flow, const Rule& rule, const RulePath& path) {
    std::string note = rule.note;
    text(flow, "note-label", "Note for people, shown with the mark", {TypeStep::caption, Weight::semiBold, scene.theme().muted, false});
    flow.gap(0.5f);
    if (textField(flow, "note", "Note for people", note, "A review is enough.")) scene.ask(ChangeNote{path, note});
    if (scene.choice.explaining) {
        flow.gap(0.5f);
        explainConstruct(scene, flow, "note");
    }
    flow.gap(1);
}

/// A move as it would be, and the choice going along with it.
template <class Move>
void moveAlong(const RubricScene& scene, const Move& request, const auto& tried) {
    Rubric trial = scene.rubric;
    if (const auto at = tried(trial)) scene.choice.rule = *at;
    scene.ask(request);
}

/// Up and down among its neighbours, out of the rule around it, into the one before it.
void moving(const RubricScene& scene, ButtonRow& row, const RulePath& path) {
    const auto step = [&](int by) { moveAlong(scene, MoveRule{path, by}, [&](Rubric& trial) { return moveRule(trial, path, by); }); };
    const auto place = [&](const PlaceRule& to) { moveAlong(scene, to, [&](Rubric& trial) { return moveRuleTo(trial, to.path, to.into, to.unless, to.at); }); };
    if (row.button("up", {"Up", Icon::up}, ButtonKind::quiet)) step(-1);
    if (row.button("down", {"Down", Icon::down}, ButtonKind::quiet)) step(1);
    if (path.steps.size() > 1) {
        const RulePath around = path.above();
        const PlaceRule out{path, around.above(), around.steps.back().unless, around.steps.back().index + 1};
        if (row.button("out", {"Out of its rule", Icon::none, {}, scene.whyNot(out)}, ButtonKind::quiet)) place(out);
    }
    if (!path.steps.empty() && path.steps.back().index > 0) {
        RulePath before = path;
        --before.steps.back().index;
        const Rule* rule = ruleAt(scene.rubric, before);
        const PlaceRule in{path, before, false, mostRuleParts};
        if (rule != nullptr && !isLeaf(*rule) && row.button("in", {"Into the one before", Icon::none, {}, scene.whyNot(in)}, ButtonKind::quiet)) place(in);
    }
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
            choice.adding = choice.giveKeyboard = true;
            choice.addingUnless = false;
        }
        inner.gap(1);
    }
    if (choice.addingUnless) adding(scene, inner, path, true);
    if (!choice.adding && !choice.addingUnless) {
        naming(scene, inner, *rule, path);
        if (path.use == RulePath::Use::reject && path.steps.empty()) cancelling(scene, inner, *rule, path);
        noting(scene, inner, *rule, path);
        settings(scene, inner, *rule, path);
        otherKinds(scene, inner, *rule, path);
    }
    ButtonRow row(inner);
    if (!choice.addingUnless && row.button("add-unless", {"Unless …"}, ButtonKind::quiet)) {
        choice.addingUnless = choice.giveKeyboard = true;
        choice.adding = false;
    }
    if ((choice.adding || choice.addingUnless) && row.button("leave", {"Leave it"}, ButtonKind::quiet)) {
        choice.adding = choice.addingUnless = false;
        choice.newWords.clear();
    }
    // Where "Unless …" was pressed the row moves: what takes the rule out must not come under the pointer.
    if (!choice.addingUnless) {
        moving(scene, row, path);
        if (row.button("remove", {isLeaf(*rule) ? "Take it out" : "Take out the whole rule", Icon::bin}, ButtonKind::quiet)) {
            scene.ask(RemoveRule{path});
            choice.rule.reset();
        }
    }
    if (row.button("close", {"Done"}, ButtonKind::quiet)) choice.rule.reset();
}

}  // namespace carewright::ui
