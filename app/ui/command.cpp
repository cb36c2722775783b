#include "app/ui/command.h"

#include <algorithm>
#include <array>

#include "app/ui/key_codes.h"

namespace carewright::ui {
namespace {

using enum Command;
using enum CommandGroup;

constexpr int ctrl = Chord::ctrl, alt = Chord::alt, shift = Chord::shift;

constexpr std::array table = {
    CommandEntry{goHome, "home", "Go to Home", everywhere, {'1', alt}, true},
    CommandEntry{goLearn, "learn", "Go to Learn", everywhere, {'2', alt}, true},
    CommandEntry{goPractise, "practise", "Go to Practise", everywhere, {'3', alt}, true},
    CommandEntry{goQuizzes, "quizzes", "Go to Quizzes", everywhere, {'4', alt}, true},
    CommandEntry{goScenarios, "scenarios", "Go to Scenarios", everywhere, {'5', alt}, true},
    CommandEntry{goRecall, "recall", "Go to Recall", everywhere, {'6', alt}, true},
    CommandEntry{goMocks, "mocks", "Go to Mock assessment", everywhere, {'7', alt}, true},
    CommandEntry{goProgress, "progress", "Go to Progress", everywhere, {'8', alt}, true},
    CommandEntry{back, "back", "Go back", everywhere, {code::left, alt}, true},
    CommandEntry{search, "search", "Search the course", everywhere, {'F', ctrl}, true},
    CommandEntry{look, "look", "Open how it looks: text size, spacing, colours", everywhere, {',', ctrl}, true},
    CommandEntry{larger, "larger", "Larger text", everywhere, {'=', ctrl}, true, false, {'=', ctrl | shift}},
    CommandEntry{smaller, "smaller", "Smaller text", everywhere, {'-', ctrl}, true},
    CommandEntry{usualSize, "usual-size", "Text at its usual size", everywhere, {'0', ctrl}, true},
    CommandEntry{ruler, "ruler", "Show or hide the reading ruler", everywhere, {'R', ctrl}, true},
    CommandEntry{readAloud, "read-aloud", "Read aloud from here, pause, go on", everywhere, {code::f2, 0}, true},
    CommandEntry{readThis, "read-this", "Read only what has the ring round it", everywhere, {code::f2, shift}, true},
    CommandEntry{nextSpoken, "next-spoken", "Reading aloud: the next passage", everywhere, {code::f4, 0}, true},
    CommandEntry{previousSpoken, "previous-spoken", "Reading aloud: the passage before", everywhere, {code::f4, shift}, true},
    CommandEntry{stopReading, "stop-reading", "Stop reading aloud", everywhere, {code::f3, 0}, true},
    CommandEntry{preview, "preview", "See a draft as a learner would, and come back to it", everywhere, {code::f5, 0}, true},
    CommandEntry{keys, "keys", "Show this list", everywhere, {code::f1, 0}, true},
    CommandEntry{quit, "quit", "Close Carewright; everything is kept", everywhere, {'Q', ctrl}, true},

    CommandEntry{handIn, "hand-in", "Mark my answer, check it, or go on", answering, {code::enter, ctrl}, true, false, {code::keypadEnter, ctrl}},
    CommandEntry{nextItem, "next-item", "Next item of a quiz", answering, {code::right, ctrl}, false, true},
    CommandEntry{previousItem, "previous-item", "Item before", answering, {code::left, ctrl}, false, true},

    CommandEntry{rateFirst, "rate-first", "Rate a card by the first button: again", cards, {'1', 0}, false, false, {code::keypad0 + 1, 0}},
    CommandEntry{rateSecond, "rate-second", "By the second button: hard; of two buttons, I knew it", cards, {'2', 0}, false, false, {code::keypad0 + 2, 0}},
    CommandEntry{rateThird, "rate-third", "By the third button: good", cards, {'3', 0}, false, false, {code::keypad0 + 3, 0}},
    CommandEntry{rateFourth, "rate-fourth", "By the fourth button: easy", cards, {'4', 0}, false, false, {code::keypad0 + 4, 0}},
    // These are wanted in the middle of a typed answer, too, where a letter by itself would be typed.
    CommandEntry{hint, "hint", "A hint", cards, {'H', ctrl}, true, false, {'H', 0}},
    CommandEntry{undoRating, "undo-rating", "Take back the last rating", cards, {'U', 0}, false, false, {'Z', ctrl}},
    CommandEntry{putAside, "put-aside", "Put the card aside", cards, {'P', ctrl}, true, false, {'S', 0}},

    CommandEntry{save, "save", "Save", authoring, {'S', ctrl}, true},
    CommandEntry{undo, "undo", "Undo", authoring, {'Z', ctrl}, false, true},
    CommandEntry{redo, "redo", "Redo", authoring, {'Y', ctrl}, false, true, {'Z', ctrl | shift}},
    CommandEntry{moveUp, "move-up", "Move what has the ring up in its list", authoring, {code::up, alt}, false, true},
    CommandEntry{moveDown, "move-down", "Move it down", authoring, {code::down, alt}, false, true},
    CommandEntry{nextDisagreement, "next-disagreement", "Next response where a rubric and people disagree", rubrics, {'N', 0}},
    CommandEntry{previousDisagreement, "previous-disagreement", "Disagreement before", rubrics, {'P', 0}},

    CommandEntry{newPassage, "new-passage", "A new passage", map, {'N', 0}},
    CommandEntry{drawChoice, "draw-choice", "Draw a choice: then arrows to the other passage, and Enter", map, {'C', 0}},
    CommandEntry{nearer, "nearer", "Nearer", map, {code::equal, 0}, false, true, {code::equal, shift}},
    CommandEntry{further, "further", "Further away", map, {code::minus, 0}, false, true, {code::keypadMinus, 0}},
    CommandEntry{wholeMap, "whole-map", "Show the whole story", map, {'F', 0}},

    CommandEntry{agree, "agree", "Agree with what is proposed", deciding, {'A', 0}},
    CommandEntry{award, "award", "Award the point", deciding, {'W', 0}},
    CommandEntry{refuse, "refuse", "Refuse the point", deciding, {'X', 0}},
    CommandEntry{nextPoint, "next-point", "Next point", deciding, {'J', 0}},
    CommandEntry{previousPoint, "previous-point", "Point before", deciding, {'K', 0}},
    CommandEntry{decide, "decide", "Decide and go on", deciding, {'D', 0}},
    CommandEntry{undoDecision, "undo-decision", "Take the last decision back", deciding, {'U', 0}},
    CommandEntry{giveReason, "reason", "Write a reason", deciding, {'R', 0}},
    CommandEntry{annotate, "annotate", "Annotate the selected words", deciding, {'N', 0}},
    CommandEntry{feedback, "feedback", "Write feedback", deciding, {'F', 0}},
    CommandEntry{takeSimilar, "similar", "Take all similar responses along", deciding, {'G', 0}},
    CommandEntry{release, "release", "Release the decision", deciding, {'L', 0}},
    CommandEntry{leaveForLater, "later", "Leave it for later", deciding, {'S', 0}},
};

static_assert([] {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].command) != i) return false;
    return table.size() == static_cast<std::size_t>(leaveForLater) + 1;
}(), "the table follows the order of Command");

}  // namespace

std::string_view titleOf(CommandGroup group) {
    switch (group) {
        case everywhere: return "Everywhere";
        case answering: return "While you answer";
        case cards: return "With the cards";
        case authoring: return "Writing a course";
        case rubrics: return "Trying a rubric";
        case map: return "On the map of a story";
        case deciding: return "Deciding on responses, under Review";
    }
    return {};
}

bool meet(CommandGroup a, CommandGroup b) {
    if (a == b || a == everywhere || b == everywhere) return true;
    // Cards are answered by writing too; undo and save work wherever a course is written.
    const auto both = [&](CommandGroup one, CommandGroup other) { return (a == one && b == other) || (a == other && b == one); };
    return both(answering, cards) || both(authoring, rubrics) || both(authoring, map);
}

std::span<const CommandEntry> commandTable() { return table; }

const CommandEntry& entryOf(Command command) { return table[static_cast<std::size_t>(command)]; }

std::optional<Command> commandNamed(std::string_view id) {
    const auto found = std::ranges::find(table, id, &CommandEntry::id);
    return found == table.end() ? std::nullopt : std::optional(found->command);
}

}  // namespace carewright::ui
