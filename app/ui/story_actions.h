/// What a tutor can do with a scenario and its path lab. The desk of the same name applies these.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "app/ui/boxed.h"
#include "engine/content/scenario.h"

namespace carewright::ui {

/// Opens a scenario of the course for editing.
struct OpenScenario {
    ScenarioId scenario;
};

/// Makes a new scenario with one empty passage and opens it.
struct NewScenario {
    std::string title;
};

/// The scenario in hand becomes this one. Edits with the same `merge`, one after the other, are one to undo.
struct ChangeScenario {
    std::shared_ptr<const Scenario> next;
    std::string what;           ///< for the history: "Move “The kitchen”"
    std::string merge;          ///< empty: an edit of its own
};

struct UndoStory {};
struct RedoStory {};
struct SaveStory {};

/// Reads a Twine story as a new scenario.
struct ImportTwine {
    std::filesystem::path file;
};

enum class StoryExport { script, mapPdf, mapSvg };
/// Writes the scenario in hand to a file beside the app's data.
struct ExportStory {
    StoryExport what = StoryExport::script;
};

/// Shows the folder that was written to in the desktop's own file manager.
struct ShowExport {};

/// Sends the random players anew, with other luck.
struct SendPlayers {
    std::uint64_t seed = 1;
};

/// Tries the story out from a passage with these values of its variables.
struct TryStory {
    PassageId passage;
    std::vector<int> values;
};
struct TakeTrialChoice {
    std::size_t choice = 0;     ///< of the passage where the trial stands
};
/// Goes on at a written step as if the text had earned these points.
struct PassTrialWriting {
    std::vector<PointId> earned;
};
struct GoBackInTrial {};
struct EndTrial {};

struct StoryRequest {
    std::variant<OpenScenario, NewScenario, ChangeScenario, UndoStory, RedoStory, SaveStory, ImportTwine, ExportStory, ShowExport, SendPlayers, TryStory, TakeTrialChoice, PassTrialWriting, GoBackInTrial, EndTrial> what;
};

}  // namespace carewright::ui
