#include "app/ui/keys.h"

#include <imgui.h>

namespace carewright::ui {

bool pressed(KeyCode key) { return ImGui::IsKeyPressed(static_cast<int>(key), false); }

bool pressedDigit(int digit) { return ImGui::IsKeyPressed(static_cast<int>(KeyCode::digit0) + digit, false); }

std::vector<ShortcutGroup> shortcutGroups() {
    return {
        {"Everywhere",
         {{"Tab, Shift+Tab", "Go to the next or the previous thing"},
          {"Enter or Space", "Press what has the ring round it"},
          {"Alt+1, Alt+2 …", "Go to Home, Learn, Practise and on down the rail"},
          {"Alt+Left", "Go back"},
          {"Ctrl+F", "Search the course"},
          {"Ctrl+Comma", "Open how it looks: text size, spacing, colours"},
          {"Ctrl+Plus, Ctrl+Minus", "Larger or smaller text"},
          {"Ctrl+R", "Show or hide the reading ruler"},
          {"F2", "Read aloud from here, pause, go on"},
          {"Shift+F2", "Read only what has the ring round it"},
          {"F4, Shift+F4", "The next or the previous passage"},
          {"F3", "Stop reading aloud"},
          {"Page Up, Page Down, arrows", "Scroll the page"},
          {"F1 or ?", "Show this list"},
          {"Ctrl+Q", "Close Carewright; everything is kept"}}},
        {"While you write",
         {{"Ctrl+Enter", "Mark my answer"},
          {"Ctrl+Z, Ctrl+Y", "Undo, redo"},
          {"Ctrl+Left, Ctrl+Right", "Go one word back or on"},
          {"Home, End", "Go to the start or the end of the line"},
          {"Ctrl+A", "Select everything"},
          {"Ctrl+C, Ctrl+X, Ctrl+V", "Copy, cut, paste"},
          {"Tab", "Leave the sheet for the buttons below it"}}},
        {"Looking at a result",
         {{"Tab", "Step through the points; the words of each one light up"},
          {"Enter on a point", "Keep its words lit; once more lets go"}}},
        {"With the cards",
         {{"Space or Enter", "Show the answer; on a rating, choose it"},
          {"1, 2, 3, 4", "Rate how well you knew it, from again to easy"},
          {"H", "A hint"},
          {"U or Ctrl+Z", "Take back the last rating"},
          {"S", "Put the card aside"}}},
        {"On the map of a story",
         {{"Arrows", "Walk along the story"},
          {"Enter", "Edit the passage"},
          {"N", "A new passage"},
          {"C, arrows, Enter", "Draw a choice to another passage"},
          {"Delete", "Remove the passage"},
          {"Plus, minus, F", "Nearer, further away, show all"},
          {"Ctrl+Z, Ctrl+Y, Ctrl+S", "Undo, redo, save"}}},
        {"Deciding on responses, as the keys came",
         {{"A, W, X", "Agree with what is proposed, award, refuse"},
          {"J, K", "Next point, point before"},
          {"1 to 6", "Choose a reason from the comment bank"},
          {"R, N, F", "Write a reason, annotate, write feedback"},
          {"G", "Take all similar responses along"},
          {"D", "Decide and go on"},
          {"U", "Take the last decision back"},
          {"L, S", "Release the decision, leave it for later"}}},
    };
}

}  // namespace carewright::ui
