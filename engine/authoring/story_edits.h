/// Edits of one scenario as pure functions: each leaves a story whose ids are well formed and differ, whatever it was given.
///
/// What is half-written stays half-written (a choice without words, an ending without a debrief): that is for the checks
/// to say.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/content/scenario.h"
#include "engine/content/story_layout.h"

namespace carewright {

/// The file within the course's folder that a story gets for itself.
[[nodiscard]] std::string storyFile(std::string_view id);

/// A story with one empty passage, to begin with.
[[nodiscard]] Scenario blankScenario(const ScenarioId& id, std::string title);

/// An id made of `words` that `taken` does not hold: "The kitchen" → "the-kitchen", "the-kitchen-2"; `otherwise` where no
/// letter of it can stand in an id.
[[nodiscard]] std::string freshId(std::string_view words, std::string_view otherwise, const std::vector<std::string>& taken);

/// Writes every passage's place into the story, as it is shown (placesOf), so that moving one moves no other.
void keepPlaces(Scenario& scenario);

/// Adds an empty passage at the nearest free room to `wanted`; its index. The first one becomes the start.
std::size_t addPassage(Scenario& scenario, std::string_view title, MapPlace wanted);

/// Adds a choice that leads from one passage to another; its index among the choices of `from`. An ending stops being one.
/// A passage with a written step leads on by that, so it gets no choice: nothing.
std::optional<std::size_t> connect(Scenario& scenario, std::size_t from, std::size_t to);

/// How one passage leads to another since leadOn: by a choice, by a branch of its written step, or (neither) by its way on.
struct WayOn {
    std::optional<std::size_t> choice, branch;
};

/// Makes `from` lead to `to`: by a new choice; where it has a written step, by that step's way on, or by another branch where
/// that leads somewhere already.
WayOn leadOn(Scenario& scenario, std::size_t from, std::size_t to);

/// A copy beside the passage, with ids of its own; its index.
std::size_t duplicatePassage(Scenario& scenario, std::size_t passage);

/// What asks for or leads to a passage, in words: "“Go in” in “The door” leads here".
[[nodiscard]] std::vector<std::string> referencesTo(const Scenario& scenario, const PassageId& passage);

/// Removes a passage and everything that names it: ways on to it, conditions that ask whether one was there or took one of
/// its choices. The start moves on to the first passage left where it goes.
void removePassage(Scenario& scenario, std::size_t passage);
void removeChoice(Scenario& scenario, std::size_t passage, std::size_t choice);
/// With the conditions and effects that name it.
void removeVariable(Scenario& scenario, std::size_t variable);
/// What the person said becomes told.
void removePerson(Scenario& scenario, std::size_t person);

/// Gives a passage another id, wherever it is named. False where the id is not well formed or taken.
bool renamePassage(Scenario& scenario, std::size_t passage, const PassageId& id);

/// Names a group anew, with its colour; an empty name takes the passages out of it.
void renameGroup(Scenario& scenario, std::string_view from, const std::string& to);
void colourGroup(Scenario& scenario, const std::string& group, PassageGroup::Colour colour);

/// White space tidied as the reader does it, empty groups of conditions gone: what can be written and read back the same.
void tidyTexts(Scenario& scenario);

}  // namespace carewright
