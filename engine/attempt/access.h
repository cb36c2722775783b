/// How somebody had Carewright set up while they worked at an attempt: size, colours, spelling help, reading aloud, extra time.
/// An assessor has to know it, and a centre has to show it.
///
/// It is kept with the steps themselves: a step's payload may have one more member, "access", which says what holds from this
/// step on: one of the first steps of an attempt has it, and later the first one made under other settings. Whoever does not
/// know the member passes over it; the step's hash covers it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/attempt/step.h"
#include "engine/base/clock.h"

namespace carewright {

struct AccessUsed {
    std::string font, theme, tint;  ///< as the settings name them: "open-dyslexic", "night", "none"; an installed font by its family
    int textSize = 130;         ///< tenths of a point
    int lineSpacing = 100;      ///< percent of the usual
    int letterSpacing = 0;      ///< more room between letters, percent of an em
    int lineWidth = 68;         ///< of reading columns, letters
    bool ruler = false;         ///< a reading ruler lay on the page
    bool reducedMotion = false;
    bool spelling = false;      ///< doubtful words were underlined
    bool spellingHere = false;  ///< … on or off by a choice for this exercise alone
    bool spellingLocked = false;    ///< … off because the assessment allows none
    bool readAloud = false;     ///< Carewright has read something aloud during this exercise
    bool aloudAtOnce = false;   ///< every page was read aloud as it opened
    bool aloudHere = false;     ///< … or not, by a choice for this exercise alone
    int extraPercent = 0;       ///< extra time on top of a time limit

    friend bool operator==(const AccessUsed&, const AccessUsed&) = default;
};

/// Of fonts, themes, tints; installed families have names of any length, of which this much tells them apart.
inline constexpr std::size_t longestAccessName = 200;

/// One line of JSON, an object.
[[nodiscard]] std::string toJson(const AccessUsed& access);

/// The member "access" of a step's payload; nothing where there is none or it can't be read. Unknown members are passed over,
/// numbers are brought into their bounds, names of more than `longestAccessName` bytes are cut at a letter.
[[nodiscard]] std::optional<AccessUsed> accessIn(std::string_view payload);

/// Adds the member to a step that has not been stored yet, and hashes it anew.
[[nodiscard]] Step withAccess(Step step, const AccessUsed& access);

/// What held from a moment on.
struct AccessFrom {
    Instant when;
    AccessUsed used;

    friend bool operator==(const AccessFrom&, const AccessFrom&) = default;
};

/// All that the steps of one attempt say, in their order.
[[nodiscard]] std::vector<AccessFrom> accessOf(std::span<const Step> steps);

/// Those of `all` that held at some time from `begin` to `end`: the newest before `begin`, and what came after it.
[[nodiscard]] std::vector<AccessFrom> accessBetween(std::span<const AccessFrom> all, Instant begin, Instant end);

/// For people: "Spelling help on, read aloud, 25 % extra time. OpenDyslexic, 20 pt, night, reading ruler." What changed on the way says
/// "part of the time". Empty where nothing was recorded.
[[nodiscard]] std::string accessWords(std::span<const AccessFrom> held);

/// The step that a sitting is about to store, noted with the access that holds where it differs from what was noted before.
/// Every kind of sitting has one: what holds is stored with the learner's own next step, never as a step of its own.
class AccessNote {
public:
    AccessNote() = default;
    /// Goes on with an attempt: what its steps said last need not be said again.
    explicit AccessNote(std::span<const Step> steps);
    /// The first step of an attempt as it shall be stored: it says what holds, where that is known.
    [[nodiscard]] Step begin(const Step& first, const std::optional<AccessUsed>& access);
    /// The same with what was set.
    [[nodiscard]] Step begin(const Step& first) { return begin(first, m_now); }
    /// From now on this holds.
    void set(AccessUsed access) { m_now = std::move(access); }
    /// The step as it shall be stored. Steps of other actors than the learner stay as they are.
    [[nodiscard]] Step on(const Step& step) const;
    /// The step was stored.
    void stored(const Step& step);

private:
    std::optional<AccessUsed> m_now, m_noted;
};

}  // namespace carewright
