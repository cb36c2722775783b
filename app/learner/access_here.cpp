#include "app/learner/access_here.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/button.h"
#include "app/ui/controls.h"
#include "app/ui/fitted.h"

namespace carewright::ui {
namespace {

/// A choice that agrees with the settings again is none.
std::optional<bool> chosen(bool on, bool usual) { return on == usual ? std::nullopt : std::optional(on); }

/// A sentence on how it stands, and a link to have it otherwise. `otherwise`: what the link says where it is as usual.
bool standing(Flow& flow, const std::string& words, bool usual, const std::string& otherwise) {
    text(flow, "state", words + (usual ? ", as in your settings." : " for this exercise only."), mutedStyle(flow.context), Role::status);
    flow.gap(0.25f);
    return link(flow, "change", usual ? otherwise : std::string("As in my settings"), TypeStep::caption);
}

}  // namespace

void accessHere(Flow& flow, const Model& model, ActionQueue& actions, const AccessOffer& offer) {
    const Context& ui = flow.context;
    const SemanticScope scope(ui.record, "access-here");
    const std::string what(offer.what);
    text(flow, "title", "For this " + what, {TypeStep::body, Weight::semiBold, ui.theme.text, true}, Role::heading);
    flow.gap(0.75f);
    const bool spelling = model.spellingHere(), aloud = model.aloudHere();
    if (offer.spelling && toggle(flow, "spelling", "Underline doubtful spelling", spelling)) actions.push(ChooseSpellingHere{chosen(!spelling, model.settings.spelling)});
    if (toggle(flow, "aloud", "Read each " + std::string(offer.reads) + " aloud as it opens", aloud)) actions.push(ChooseAloudHere{chosen(!aloud, model.settings.aloudAtOnce)});
    flow.gap(0.5f);
    if (!model.access.spelling && !model.access.aloud) {
        text(flow, "state", "As in your settings. It is kept with your answers.", mutedStyle(ui), Role::status);
        return;
    }
    text(flow, "state", "For this " + what + " only. It is kept with your answers.", mutedStyle(ui), Role::status);
    flow.gap(0.25f);
    if (link(flow, "usual", "As in my settings", TypeStep::caption)) {
        actions.push(ChooseSpellingHere{});
        actions.push(ChooseAloudHere{});
    }
}

void spellingHere(Flow& flow, const Model& model, ActionQueue& actions) {
    const SemanticScope scope(flow.context.record, "spelling-here");
    const bool on = model.spellingHere();
    const std::string words = std::string("Spelling help is ") + (on ? "on" : "off");
    if (standing(flow, words, on == model.settings.spelling, std::string("Turn it ") + (on ? "off" : "on") + " for this exercise"))
        actions.push(ChooseSpellingHere{chosen(!on, model.settings.spelling)});
}

void aloudHere(Flow& flow, const Model& model, ActionQueue& actions) {
    const SemanticScope scope(flow.context.record, "aloud-here");
    const bool on = model.aloudHere();
    const std::string words = on ? "Each page is read aloud as it opens" : "Pages are read aloud when you ask";
    if (standing(flow, words, on == model.settings.aloudAtOnce, on ? "Only when I ask, for this exercise" : "Read each page as it opens, for this exercise"))
        actions.push(ChooseAloudHere{chosen(!on, model.settings.aloudAtOnce)});
}

int extraTimeChoice(Flow& flow, std::string_view id, std::string_view label, int percent) {
    std::vector<int> percents = {0, 10, 25, 50, 100};
    if (std::ranges::find(percents, percent) == percents.end()) percents.push_back(percent);
    std::ranges::sort(percents);
    std::vector<std::string> ids, labels;
    for (const int one : percents) {
        ids.push_back("extra-" + std::to_string(one));
        labels.push_back(one == 0 ? "None" : std::to_string(one) + " %");
    }
    std::vector<ChoiceOption> options;
    for (std::size_t i = 0; i < ids.size(); ++i) options.push_back({ids[i], labels[i]});
    const auto at = std::ranges::find(percents, percent) - percents.begin();
    const int pressed = choices(flow, id, label, options, static_cast<int>(at));
    return pressed < 0 ? percent : percents[static_cast<std::size_t>(pressed)];
}

}  // namespace carewright::ui
