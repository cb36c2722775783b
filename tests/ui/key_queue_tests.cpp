#include <catch2/catch.hpp>

#include "app/ui/key_queue.h"

using carewright::ui::KeyEvent;
using carewright::ui::KeyQueue;

namespace {

constexpr int enter = 257, backspace = 259, leftControl = 341, leftShift = 340, controlBit = 2, shiftBit = 1;

KeyEvent press(int key, int modifiers = 0) { return {KeyEvent::Kind::press, key, 0, modifiers, 0}; }
KeyEvent release(int key, int modifiers = 0) { return {KeyEvent::Kind::release, key, 0, modifiers, 0}; }
KeyEvent character(unsigned which) { return {KeyEvent::Kind::character, 0, 0, 0, which}; }

std::vector<std::size_t> frames(KeyQueue& queue) {
    std::vector<std::size_t> sizes;
    while (!queue.empty()) sizes.push_back(queue.takeFrame().size());
    return sizes;
}

}  // namespace

TEST_CASE("Ctrl and Enter pressed and let go at once are seen as pressed for a frame", "[keys]") {
    KeyQueue queue;
    for (const KeyEvent& event : {press(leftControl), press(enter, controlBit), release(enter, controlBit),
                                  release(leftControl)})
        queue.push(event);
    CHECK(queue.takeFrame() == std::vector{press(leftControl), press(enter, controlBit)});
    CHECK(queue.takeFrame() == std::vector{release(enter, controlBit), release(leftControl)});
    CHECK(queue.empty());
}

TEST_CASE("A fast typist's letters all fit into one frame", "[keys]") {
    KeyQueue queue;
    for (const char letter : {'c', 'a', 'r', 'e'}) {
        queue.push(press(letter - 32));
        queue.push(character(static_cast<unsigned>(letter)));
        queue.push(release(letter - 32));
    }
    CHECK(frames(queue) == std::vector<std::size_t>{12});
}

TEST_CASE("Letters and editing keys keep their order over frames", "[keys]") {
    KeyQueue queue;
    queue.push(press('A'));
    queue.push(character('a'));
    queue.push(press(backspace));
    queue.push(release(backspace));
    queue.push(press('B'));
    queue.push(character('b'));
    CHECK(queue.takeFrame() == std::vector{press('A'), character('a')});
    CHECK(queue.takeFrame() == std::vector{press(backspace)});
    CHECK(queue.takeFrame() == std::vector{release(backspace), press('B'), character('b')});
}

TEST_CASE("Two Backspaces in one frame delete twice", "[keys]") {
    KeyQueue queue;
    for (int i = 0; i < 2; ++i) {
        queue.push(press(backspace));
        queue.push(release(backspace));
    }
    CHECK(frames(queue) == std::vector<std::size_t>{1, 2, 1});
}

TEST_CASE("Letting go of Shift does not reach back to the letters before it", "[keys]") {
    KeyQueue queue;
    queue.push(press(leftShift, shiftBit));
    queue.push(press('P', shiftBit));
    queue.push(character('P'));
    queue.push(release(leftShift));
    queue.push(character('e'));
    CHECK(frames(queue) == std::vector<std::size_t>{3, 2});
}
