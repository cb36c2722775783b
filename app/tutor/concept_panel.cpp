#include "app/tutor/concept_panel.h"

#include <imgui.h>

#include <algorithm>
#include <string>

#include "app/tutor/chip_row.h"
#include "app/tutor/rule_line.h"
#include "app/ui/button.h"
#include "app/ui/card.h"
#include "app/ui/controls.h"
#include "app/ui/field.h"
#include "engine/base/utf8.h"
#include "engine/content/rule_words.h"

namespace carewright::ui {
namespace {

/// From this many wordings on a field narrows them down.
constexpr std::size_t manyTerms = 40;
constexpr std::size_t mostOffered = 5;

/// How a wording did on the bench, or null.
const TermUse* useOf(const RubricScene& scene, const Concept& concept_, const std::string& term) {
    if (!scene.bench.figures) return nullptr;
    const std::vector<TermUse>& terms = scene.bench.figures->now.terms;
    const auto found = std::ranges::find_if(terms, [&](const TermUse& use) { return use.concept_ == concept_.id.value && use.term == term; });
    return found == terms.end() ? nullptr : &*found;
}

std::string useWords(const TermUse& use) {
    if (use.found == 0) return "Never found on the bench.";
    std::string out = "Found in " + countOf(use.found, "response", "responses") + " of the bench";
    if (use.earned > 0) out += "; earned " + std::to_string(use.earned) + (use.earned == 1 ? " time, " : " times, ") + std::to_string(use.agreed) + " with the readers";
    return out + ".";
}

void chosenTerm(const RubricScene& scene, Flow& flow, const Concept& concept_, const RubricChoice::ChosenTerm& term) {
    const Context& ui = scene.ui();
    RubricChoice& choice = scene.choice;
    const std::vector<TermText>& terms = term.list == TermList::terms ? concept_.terms : concept_.except;
    if (term.index >= terms.size()) {
        choice.term.reset();
        return;
    }
    const SemanticScope scope(ui.record, "wording");
    flow.gap(0.75f);
    const bool enter = enterPressedIn(ui, "text");
    textField(flow, "text", "The wording", choice.newTerms, "the wording");
    if (enter) {
        scene.ask(ChangeTerm{concept_.id, term.list, term.index, choice.newTerms});
        choice.term.reset();
        return;
    }
    if (const TermUse* use = useOf(scene, concept_, terms[term.index].text)) {
        flow.gap(0.5f);
        text(flow, "use", useWords(*use), {TypeStep::caption, Weight::regular, use->misfires() ? scene.theme().careful : scene.theme().muted, true});
    }
    flow.gap(0.75f);
    ButtonRow row(flow);
    if (row.button("keep", {"Change it", Icon::check, "Enter"}, ButtonKind::quiet)) {
        scene.ask(ChangeTerm{concept_.id, term.list, term.index, choice.newTerms});
        choice.term.reset();
    }
    if (row.button("earlier", {"Earlier"}, ButtonKind::quiet)) {
        scene.ask(MoveTerm{concept_.id, term.list, term.index, -1});
        if (term.index > 0) choice.term->index -= 1;
    }
    if (row.button("later", {"Later"}, ButtonKind::quiet)) {
        scene.ask(MoveTerm{concept_.id, term.list, term.index, 1});
        if (term.index + 1 < terms.size()) choice.term->index += 1;
    }
    const bool isTerm = term.list == TermList::terms;
    if (row.button("other-list", {isTerm ? "It is not one" : "It is one after all"}, ButtonKind::quiet)) {
        scene.ask(CarryTerm{concept_.id, term.list, term.index, concept_.id, isTerm ? TermList::except : TermList::terms});
        choice.term.reset();
    }
    if (row.button("remove", {"Take it out", Icon::bin}, ButtonKind::quiet)) {
        scene.ask(RemoveTerm{concept_.id, term.list, term.index});
        choice.term.reset();
    }
    for (const ConceptId& other : scene.bench.concepts) {
        if (other == concept_.id) continue;
        if (row.button("to/" + other.value, {"Move to “" + nameOfConcept(scene.course, other.value) + "”", Icon::move}, ButtonKind::quiet)) {
            scene.ask(CarryTerm{concept_.id, term.list, term.index, other, TermList::terms});
            choice.term.reset();
        }
    }
}

void termChips(const RubricScene& scene, Flow& flow, const Concept& concept_, TermList list, std::string_view id) {
    const Context& ui = scene.ui();
    RubricChoice& choice = scene.choice;
    const std::vector<TermText>& terms = list == TermList::terms ? concept_.terms : concept_.except;
    const std::string wanted = fold(choice.filter);
    const SemanticScope scope(ui.record, id);
    float x = flow.x;
    bool any = false;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (!wanted.empty() && fold(terms[i].text).find(wanted) == std::string::npos) continue;
        const TermUse* use = list == TermList::terms ? useOf(scene, concept_, terms[i].text) : nullptr;
        const std::string described = use != nullptr ? useWords(*use) : std::string();
        bool lit = false;
        if (list == TermList::terms && scene.bench.trace && scene.bench.traced == scene.bench.response) {
            lit = std::ranges::any_of(scene.bench.trace->hits, [&](const TracedHit& hit) { return hit.concept_ == concept_.id.value && hit.term == terms[i].text; });
        }
        const RubricChoice::ChosenTerm me{concept_.id, list, i};
        const ChipLook look{.words = terms[i].text, .number = lit ? std::max(1, scene.numberOf(concept_.id.value)) : 0, .chosen = choice.term == me, .faint = true, .described = described};
        const float width = chipWidth(ui, look, flow.width);
        if (x > flow.x && x + width > flow.x + flow.width) {
            x = flow.x;
            flow.y += chipHeight(ui) + ui.grid(0.5f);
        }
        const std::string term = "term-" + std::to_string(i);
        if (drawChip(ui, term, look, x, flow.y, width).clicked) {
            if (choice.term == me) {
                choice.term.reset();
            } else {
                choice.term = me;
                choice.newTerms = terms[i].text;
            }
        }
        if (ui.focus.has(ui.record.pathOf(term)) && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Delete), false)) scene.ask(RemoveTerm{concept_.id, list, i});
        if (use != nullptr && use->misfires()) {
            // A wording that mostly earns what no reader gave carries a mark, not a colour alone.
            icon(ui, Icon::careful, x + width - ui.grid(0.5f), flow.y + ui.grid(0.5f), ui.grid(1.75f), scene.theme().careful);
        }
        x += width + ui.grid(0.75f);
        any = true;
    }
    if (any) flow.y += chipHeight(ui);
    if (choice.term && choice.term->concept_ == concept_.id && choice.term->list == list) chosenTerm(scene, flow, concept_, *choice.term);
}

/// Synonyms that were asked for: each taken or refused by itself.
void offered(const RubricScene& scene, Flow& flow, const Concept& concept_) {
    const Context& ui = scene.ui();
    const SemanticScope scope(ui.record, "offered");
    std::size_t shown = 0;
    for (const BenchSuggestion& one : scene.bench.suggestions) {
        if (one.source == BenchSuggestion::Source::missed || one.into != concept_.id || ++shown > mostOffered) continue;
        const SemanticScope each(ui.record, one.words);
        flow.gap(0.5f);
        text(flow, "words", "“" + one.words + "” · " + one.because, {TypeStep::caption, Weight::regular, scene.theme().text, true});
        ButtonRow row(flow);
        if (row.button("accept", {"Take it over", Icon::check}, ButtonKind::quiet)) scene.ask(AnswerSuggestion{one.words, true, concept_.id});
        if (row.button("refuse", {"No", Icon::close}, ButtonKind::quiet)) scene.ask(AnswerSuggestion{one.words, false, {}});
    }
}

/// Explains a construct that takes another idea, and offers those to choose from; the one chosen in this frame.
const Concept* chooseIdea(const RubricScene& scene, Flow& flow, std::string_view construct, const std::function<bool(const Concept&)>& leaveOut) {
    explainConstruct(scene, flow, construct);
    flow.gap(0.75f);
    textField(flow, "filter", "Which idea", scene.choice.ideaFilter, "Type a part of its name", Icon::search);
    flow.gap(0.75f);
    return ideaChips(scene, flow, scene.choice.ideaFilter, leaveOut);
}

/// Ideas that count as this one, and the way to add another.
void included(const RubricScene& scene, Flow& flow, const Concept& concept_) {
    const Context& ui = scene.ui();
    RubricChoice& choice = scene.choice;
    text(flow, "includes-label", concept_.includes.empty() ? "No other idea counts as it" : "These count as it, too", {TypeStep::caption, Weight::semiBold, scene.theme().muted, false});
    flow.gap(0.5f);
    {
        ButtonRow row(flow);
        for (const ConceptId& one : concept_.includes) {
            if (row.button("included/" + one.value, {nameOfConcept(scene.course, one.value), Icon::close}, ButtonKind::quiet)) scene.ask(IncludeConcept{concept_.id, one, false});
        }
        if (row.button("include", {choice.including ? "Leave it" : "Let another idea count as it", choice.including ? Icon::close : Icon::plus}, ButtonKind::quiet)) {
            choice.including = !choice.including;
            choice.nesting = false;
            choice.ideaFilter.clear();
        }
    }
    if (!choice.including) return;
    const SemanticScope scope(ui.record, "including");
    flow.gap(0.75f);
    const Concept* idea = chooseIdea(scene, flow, "include-concept", [&](const Concept& one) {
        return one.id == concept_.id || std::ranges::find(concept_.includes, one.id) != concept_.includes.end() || restsOn(scene.course, one.id, concept_.id);
    });
    if (idea == nullptr) return;
    scene.ask(IncludeConcept{concept_.id, idea->id, true});
    choice.including = false;
}

/// A wording may leave a place for another idea: its id in square brackets goes to the end of what is being typed.
void nested(const RubricScene& scene, Flow& flow, const Concept& concept_) {
    const Context& ui = scene.ui();
    RubricChoice& choice = scene.choice;
    if (!choice.nesting) return;
    const SemanticScope scope(ui.record, "nesting");
    flow.gap(0.5f);
    const Concept* idea = chooseIdea(scene, flow, "concept-in-phrase", [&](const Concept& one) { return one.id == concept_.id || restsOn(scene.course, one.id, concept_.id); });
    if (idea == nullptr) return;
    if (!choice.newMeaning.empty() && choice.newMeaning.back() != ' ') choice.newMeaning += ' ';
    choice.newMeaning += "[" + idea->id.value + "]";
    choice.nesting = false;
}

void openConcept(const RubricScene& scene, Flow& flow, const Concept& concept_) {
    const Context& ui = scene.ui();
    RubricChoice& choice = scene.choice;
    const TextStyle label{TypeStep::caption, Weight::semiBold, scene.theme().muted, false};
    std::string name = concept_.meaning;
    text(flow, "name-label", "The idea in one line", label);
    flow.gap(0.5f);
    if (textField(flow, "meaning-field", "The idea in one line", name, "what it is, in a few words")) scene.ask(ChangeMeaning{concept_.id, name});
    flow.gap(1);
    if (concept_.terms.size() >= manyTerms) {
        textField(flow, "filter", "Show those with", choice.filter, "Show those with …", Icon::search);
        flow.gap(0.75f);
    }
    text(flow, "terms-label", "Ways to say it", label);
    flow.gap(0.5f);
    termChips(scene, flow, concept_, TermList::terms, "terms");
    flow.gap(0.75f);
    const auto add = [&](TermList list, std::string_view id, std::string_view hint, std::string& draft) {
        const bool enter = enterPressedIn(ui, id);
        textField(flow, id, hint, draft, hint, Icon::plus);
        if (enter && !draft.empty()) {
            const AddTerms terms{concept_.id, list, draft};
            if (scene.whyNot(terms).empty()) draft.clear();
            scene.ask(terms);
        }
    };
    add(TermList::terms, "add-term", "Add wordings; parted by semicolons", choice.newMeaning);
    flow.gap(0.5f);
    text(flow, "notation", "call the shots · have (a) say · say/voice · fit … person · personali* · \"exactly\" · [another-idea]", mutedStyle(ui));
    flow.gap(0.5f);
    {
        ButtonRow row(flow);
        if (row.button("synonyms", {"Other words for it", Icon::idea}, ButtonKind::quiet)) scene.ask(AskSynonyms{concept_.id});
        if (row.button("nest", {choice.nesting ? "Leave it" : "A place for another idea", choice.nesting ? Icon::close : Icon::plus}, ButtonKind::quiet)) {
            choice.nesting = !choice.nesting;
            choice.including = false;
            choice.ideaFilter.clear();
        }
    }
    nested(scene, flow, concept_);
    offered(scene, flow, concept_);
    flow.gap(1);
    text(flow, "except-label", "Looks like it and is not", label);
    flow.gap(0.5f);
    if (concept_.except.empty()) explainConstruct(scene, flow, "except");
    termChips(scene, flow, concept_, TermList::except, "except");
    flow.gap(0.75f);
    add(TermList::except, "add-except", "Add what looks like it and is not", choice.newExcept);
    flow.gap(1);
    included(scene, flow, concept_);
}

void conceptCard(const RubricScene& scene, Flow& flow, const Concept& concept_) {
    const Context& ui = scene.ui();
    RubricChoice& choice = scene.choice;
    const SemanticScope scope(ui.record, concept_.id.value);
    const bool open = choice.open == concept_.id;
    Card card(flow, {.lit = open, .pad = 1.5f});
    Flow& inner = card.inner();
    SemanticItem item;
    item.path = "open";
    item.role = Role::toggle;
    const std::string name = nameOf(concept_);
    item.label = name;
    item.value = countOf(concept_.terms.size(), "wording", "wordings");
    item.description = "In wordings it stands as [" + concept_.id.value + "].";
    item.expanded = open;
    const TextStyle title{TypeStep::body, Weight::semiBold, scene.theme().text, false};
    const float height = textHeight(ui, name, title, inner.width);
    item.rect = {inner.x, inner.y, inner.x + inner.width, inner.y + height};
    const Rect rect = item.rect;
    const Press press = pressable(ui, std::move(item));
    if (press.hovered) fill(rect, scene.theme().hover, ui.grid(0.5f));
    text(inner, "name", name, title);
    if (press.ring) focusRing(ui, rect, ui.grid(0.5f));
    if (press.clicked) {
        choice.open = open ? std::nullopt : std::optional(concept_.id);
        choice.term.reset();
        choice.filter.clear();
        choice.including = choice.nesting = false;
        choice.newMeaning.clear();
        choice.newExcept.clear();
    }
    text(inner, "meaning", "[" + concept_.id.value + "] · " + countOf(concept_.terms.size(), "wording", "wordings"), mutedStyle(ui));
    if (!open) return;
    inner.gap(1);
    openConcept(scene, inner, concept_);
}

}  // namespace

void conceptPanel(const RubricScene& scene, Flow& flow) {
    const Context& ui = scene.ui();
    const SemanticScope scope(ui.record, "ideas");
    text(flow, "title", "The ideas it rests on", headingStyle(ui, TypeStep::lead), Role::heading);
    flow.gap(1);
    if (scene.bench.concepts.empty()) text(flow, "empty", "None yet. Put an idea into a rule, and it stands here with the ways to say it.", mutedStyle(ui, TypeStep::body));
    for (const ConceptId& id : scene.bench.concepts) {
        const Concept* concept_ = scene.course.findConcept(id);
        if (concept_ == nullptr) continue;
        conceptCard(scene, flow, *concept_);
        flow.gap(0.75f);
    }
}

}  // namespace carewright::ui
