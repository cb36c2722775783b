/// The table of what can be done by a key: one name for each, the words that explain it, and the keys it comes with.
///
/// Views ask `struck(ui, Command::search)` (keys.h) and never for a letter, so that each key can be changed. What stands
/// for its place on the screen is no command: Tab, Enter, Space, Escape, arrows, the digits of numbered choices, and what
/// a text field does with its own hands.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "app/ui/chord.h"

namespace carewright::ui {

enum class Command {
    goHome, goLearn, goPractise, goQuizzes, goScenarios, goRecall, goMocks, goProgress,
    back, search, look, larger, smaller, usualSize, ruler,
    readAloud, readThis, nextSpoken, previousSpoken, stopReading,
    preview, keys, quit,
    handIn, nextItem, previousItem,
    rateFirst, rateSecond, rateThird, rateFourth, hint, undoRating, putAside,
    save, undo, redo, moveUp, moveDown, nextDisagreement, previousDisagreement,
    newPassage, drawChoice, nearer, further, wholeMap,
    agree, award, refuse, nextPoint, previousPoint, decide, undoDecision, giveReason, annotate, feedback, takeSimilar, release, leaveForLater,
};

/// Where commands are listened to.
enum class CommandGroup { everywhere, answering, cards, authoring, rubrics, map, deciding };

[[nodiscard]] std::string_view titleOf(CommandGroup group);

/// Whether both may be listened to at the same time: then no two of their commands can have the same keys.
[[nodiscard]] bool meet(CommandGroup a, CommandGroup b);

struct CommandEntry {
    Command command;
    std::string_view id;        ///< in settings; never changed
    std::string_view does;      ///< in plain words, as a sentence without its full stop
    CommandGroup group;
    Chord usual;                ///< the keys it comes with
    bool whileTyping = false;   ///< also while a text field has the keyboard: needs Ctrl, Alt or a function key
    bool repeats = false;       ///< again and again while the keys are held
    Chord also = {};            ///< second keys, while the first are as they came; none: key 0

    /// Numbers one of a row of choices, so that a digit by itself may be its key.
    [[nodiscard]] bool numbers() const { return isDigit(usual); }
};

/// All of them, in the order of Command.
[[nodiscard]] std::span<const CommandEntry> commandTable();
[[nodiscard]] const CommandEntry& entryOf(Command command);
[[nodiscard]] std::optional<Command> commandNamed(std::string_view id);

}  // namespace carewright::ui
