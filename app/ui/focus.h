/// Which item holds the keyboard. One per window; widgets ask it, Tab moves it along the semantic record.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/semantic_record.h"

namespace carewright::ui {

class Focus {
public:
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] bool has(std::string_view path) const { return !m_path.empty() && m_path == path; }

    /// The ring is drawn once keys have been used, not after a click.
    [[nodiscard]] bool ringShown() const { return m_byKeyboard; }

    /// Gives the keyboard to an item that was clicked; no ring.
    void giveByMouse(std::string_view path);

    /// Gives it to what Enter shall press at once, on a page just come to. No ring yet: the first Tab shows it there, and only the
    /// next one goes on.
    void giveReady(std::string_view path);

    /// Gives it by Tab or by the program; the item scrolls itself into sight and shows its ring.
    void giveByKeyboard(std::string_view path);

    /// Nobody holds it; the next Tab begins at the first item of `startScope`, or of the window where that is empty.
    void clear(std::string_view startScope = {});

    /// True once for the item that has just been given the keyboard by keys: it should scroll into sight.
    [[nodiscard]] bool takeReveal(std::string_view path);

    /// Moves to the next (`step` 1) or previous (-1) focusable item of the frame just drawn, round the end. Items in a
    /// dialog's scope only, while `within` is not empty.
    void move(const SemanticRecord& frame, int step, std::string_view within = {});

    /// An editor that holds the keyboard calls this each frame: arrows, Enter and letters are then its own (Tab is not).
    void claimTyping() { m_typingClaimed = true; }
    [[nodiscard]] bool typing() const { return m_wasTyping || m_keysTaken; }

    /// A text that is only read calls this besides, each frame: arrows and Enter are its own, but letters are not. Commands
    /// on a letter alone go on working while words in it are selected.
    void claimReading() { m_readingClaimed = true; }
    [[nodiscard]] bool onlyReading() const { return m_wasReading && !m_keysTaken; }

    /// Who waits for keys to be chosen calls this each frame: from the next one on no key means anything else, Tab included.
    void claimKeys() { m_keysClaimed = true; }
    [[nodiscard]] bool keysTaken() const { return m_keysTaken; }

    /// Whoever has clicked or scrolled has seen the explanation that popped up; it would lie over what comes. Tips are
    /// quiet until the pointer has gone on, which the frame's driver says, or the ring has.
    void hushTips() { m_tipsHushed = true; }
    void allowTips() { m_tipsHushed = false; }
    [[nodiscard]] bool tipsHushed() const { return m_tipsHushed; }

    /// Called by the frame's driver before the first widget.
    void beginFrame();

private:
    std::string m_path;
    std::string m_reveal;
    std::string m_startScope;
    bool m_byKeyboard = false;
    bool m_ready = false;
    bool m_typingClaimed = false;
    bool m_wasTyping = false;
    bool m_readingClaimed = false;
    bool m_wasReading = false;
    bool m_keysClaimed = false;
    bool m_keysTaken = false;
    bool m_tipsHushed = false;
};

}  // namespace carewright::ui
