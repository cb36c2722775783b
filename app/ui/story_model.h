/// What views read of the scenario that a tutor is editing and of what its paths show. Plain values; the desk of the same name keeps them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/content/scenario_play.h"
#include "engine/content/story_findings.h"
#include "engine/content/story_lab.h"
#include "engine/content/story_layout.h"
#include "engine/exchange/twee_reader.h"

namespace carewright::ui {

/// A scenario and everything that follows from it at once. Never changes; an edit makes another one.
struct StorySheet {
    explicit StorySheet(Scenario story);
    StorySheet(const StorySheet&) = delete;
    StorySheet& operator=(const StorySheet&) = delete;

    Scenario scenario;
    StoryRules rules;                               ///< looks into `scenario`
    std::vector<MapPlace> places;                   ///< by passage, as the map shows them
    std::vector<std::vector<std::size_t>> next, before;     ///< passages a passage leads to; that lead to it
    std::vector<VariableUse> uses;                  ///< by variable
};

/// What takes longer to find out: comes a moment after the last edit.
struct StoryStudy {
    std::uint64_t version = 0;                      ///< of the story that was studied
    std::shared_ptr<const StorySheet> sheet;        ///< what it looked at: indices in it are those of this sheet
    std::vector<StoryFinding> findings;
    StoryLab lab;
    PlayerSpread spread;
};

/// Trying the story out from somewhere, without a learner's record.
struct StoryTrial {
    std::shared_ptr<const StorySheet> sheet;        ///< the story as it was when the trial began
    std::vector<StoryState> states;                 ///< from the first to where it stands now
    std::vector<std::string> taken;                 ///< what led from each to the next

    [[nodiscard]] const StoryState& now() const { return states.back(); }
};

struct StoryModel {
    ScenarioId open;                                ///< empty: none
    std::uint64_t version = 0;                      ///< grows with every edit, undo and redo
    std::shared_ptr<const StorySheet> sheet;        ///< null: none is open
    std::string undoes, redoes;                     ///< what undo and redo would take back or do again; empty: nothing
    bool unsaved = false;
    bool studying = false;                          ///< `study` is about to be replaced
    std::shared_ptr<const StoryStudy> study;        ///< of this or an earlier version; null before the first
    std::uint64_t playerSeed = 1;
    std::optional<StoryTrial> trial;
    std::vector<TweeNote> importNotes;              ///< of the Twine story that was read last
    std::string importedFrom;                       ///< its file
    ScenarioId imported;                            ///< the story it became
    std::uint64_t imports = 0;                      ///< how many were read
    std::filesystem::path exportFolder;             ///< where something was written last; empty: nothing was
    std::string exportNotice;                       ///< the notice that told of it: under another one the folder is not offered
};

}  // namespace carewright::ui
