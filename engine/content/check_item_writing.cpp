// How well quiz items are written: faults by which learners who know nothing find the right option, and gaps in what the
// items of a course train. The faults are those of the usual guidance (Haladyna, Downing and Rodriguez 2002, "A review of
// multiple-choice item-writing guidelines for classroom assessment", Applied Measurement in Education 15(3)).
#include <algorithm>
#include <unordered_set>

#include "engine/content/checks.h"
#include "engine/content/plain_words.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

constexpr std::size_t mostParts = 20;  ///< items with more are errors (check_items.cpp) and not looked at here
constexpr std::size_t mostWords = 200;

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> out;
    eachPlainWord(text, [&](std::string word) {
        if (out.size() < mostWords) out.push_back(std::move(word));
    });
    return out;
}

bool holdsWord(const std::vector<std::string>& words, auto&& fits) { return std::any_of(words.begin(), words.end(), fits); }

bool isAbsolute(const std::string& word) {
    static constexpr std::string_view absolutes[] = {"all", "always", "completely", "entirely", "every", "everyone", "everything", "never", "nobody", "none", "nothing", "only"};
    return std::binary_search(std::begin(absolutes), std::end(absolutes), std::string_view(word));
}

/// "All of the above" and its kin: options about options.
bool isAboutOptions(const std::vector<std::string>& words) {
    static constexpr std::string_view phrases[] = {"all of the above", "none of the above", "all of these", "none of these", "both of these", "both of the above", "all the above"};
    std::string joined;
    for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
    return std::any_of(std::begin(phrases), std::end(phrases), [&](std::string_view phrase) { return joined == phrase; });
}

/// The small negation of a question such as "Which of these is not …": easily read over. Empty where there is none or it
/// stands in capitals.
std::string hiddenNegation(const std::string& stem) {
    std::size_t start = stem.find_last_of(".?!:", stem.find_last_not_of(" .?!:\n"));
    start = start == std::string::npos ? 0 : start + 1;
    const std::string question = stem.substr(start);
    bool asks = false;
    std::size_t since = 0;
    std::string found;
    bool over = false;
    eachPlainWord(question, [&](std::string word) {
        if (over || !found.empty()) return;
        if (word == "which" || word == "what" || word == "who") {
            asks = true;
            since = 0;
            return;
        }
        // Further on, or behind one of these, it belongs to what is asked about and not to the question.
        if (asks && (word == "that" || word == "because" || word == "when" || word == "if" || word == "whose" || ++since > 8)) over = true;
        const bool negation = word == "not" || word == "except" || word == "never" || word.ends_with("n't");
        if (asks && !over && negation && question.find(word) != std::string::npos) found = word;
    });
    return found;
}

class Writing {
public:
    Writing(const CheckContext& check, const Item& item) : m_check(check), m_item(item), m_who(nameOfElement("item", item.id.value)) {}

    void run() const {
        if (m_item.points.empty() && m_item.kind != Item::Kind::written) warn(" trains no marking point, so no progress comes from it; add points=\"…\".");
        if (m_item.reason.empty()) warn(" gives no <reason>; say why the right answer is right, for the review.");
        switch (m_item.kind) {
            case Item::Kind::single:
            case Item::Kind::multiple:
            case Item::Kind::trueFalse: options(); break;
            case Item::Kind::matching: few(m_item.pairs.size(), "pairs"); break;
            case Item::Kind::ordering: few(m_item.cards.size(), "cards"); break;
            case Item::Kind::categorise: few(m_item.cards.size(), "cards"); break;
            case Item::Kind::gaps: break;
            case Item::Kind::written:
                if (m_item.modelAnswer.empty()) warn(" has no <model-answer>; show learners what a good answer looks like.");
                break;
        }
    }

private:
    void warn(std::string text) const { m_check.warning(m_item.place, m_who + std::move(text)); }
    /// Fewer than two are an error (check_items.cpp).
    void few(std::size_t number, std::string_view what) const {
        if (number == 2) warn(" has only two " + std::string(what) + ", so it is easily guessed; give it three or more.");
    }

    void options() const {
        std::size_t right = 0, silent = 0;
        for (const ItemOption& option : m_item.options) {
            right += option.right ? 1 : 0;
            silent += !option.right && option.feedback.empty() ? 1 : 0;
        }
        few(m_item.options.size(), m_item.kind == Item::Kind::trueFalse ? "reasons" : "options");
        if (silent > 0) warn(" has " + std::to_string(silent) + (silent == 1 ? " wrong option" : " wrong options") + " without <feedback>; say to each what is mistaken in it.");
        if (m_item.kind == Item::Kind::multiple && right == 1 && m_item.options.size() > 1) {
            warn(" has one right option only; make it kind=\"single\", so that learners are not left looking for others.");
        }
        if (m_item.kind != Item::Kind::trueFalse) {
            if (const std::string negation = hiddenNegation(m_item.stem); !negation.empty()) {
                warn(" asks with \"" + negation + "\", which is easily read over; ask for what is right, or write " + (negation == "except" ? "EXCEPT" : "NOT") + " in capitals.");
            }
        }
        if (m_item.options.size() > mostParts || right == 0 || right == m_item.options.size()) return;
        aboutOptions();
        length();
        wordsThatTell();
    }

    void aboutOptions() const {
        for (const ItemOption& option : m_item.options) {
            if (!isAboutOptions(wordsOf(option.text))) continue;
            m_check.warning(option.place, "The option \"" + shortened(option.text, 40) + "\" of " + m_who +
                                              " is about the other options, so half knowing is enough; write an option of its own, or use kind=\"multiple\".");
        }
    }

    /// Half as long again as every wrong one, and by a good few words: whoever knows nothing chooses it.
    void length() const {
        std::size_t shortestRight = std::string::npos, longestWrong = 0;
        for (const ItemOption& option : m_item.options) {
            if (option.right) {
                shortestRight = std::min(shortestRight, option.text.size());
            } else {
                longestWrong = std::max(longestWrong, option.text.size());
            }
        }
        if (shortestRight * 2 >= longestWrong * 3 && shortestRight >= longestWrong + 20) {
            warn(" has a right option that is clearly the longest, which gives it away; make the options about equally long.");
        }
    }

    void wordsThatTell() const {
        std::size_t absoluteWrong = 0, wrong = 0;
        bool absoluteRight = false;
        std::vector<std::vector<std::string>> rightWords, wrongWords;
        for (const ItemOption& option : m_item.options) {
            std::vector<std::string> words = wordsOf(option.text);
            const bool absolute = holdsWord(words, isAbsolute);
            absoluteRight = absoluteRight || (option.right && absolute);
            absoluteWrong += !option.right && absolute ? 1 : 0;
            wrong += option.right ? 0 : 1;
            (option.right ? rightWords : wrongWords).push_back(std::move(words));
        }
        if (!absoluteRight && absoluteWrong >= 2 && absoluteWrong == wrong) {
            warn(" has words such as \"always\", \"only\" or \"never\" in every wrong option and in no right one, which gives it away; use them in both or in neither.");
        }
        if (rightWords.size() != 1 || wrongWords.size() < 2) return;
        for (const std::string& word : wordsOf(m_item.stem)) {
            if (word.size() < 6 || isSmallWord(word)) continue;
            const auto same = [&](const std::string& other) { return soundsAlike(word, other); };
            const bool inWrong = std::any_of(wrongWords.begin(), wrongWords.end(), [&](const std::vector<std::string>& words) { return holdsWord(words, same); });
            if (inWrong || !holdsWord(rightWords.front(), same)) continue;
            warn(" repeats \"" + shortened(word, 40) + "\" from its stem in the right option alone, which gives it away; reword one of them.");
            return;
        }
    }

    const CheckContext& m_check;
    const Item& m_item;
    std::string m_who;
};

/// One line for all of `things` that no item is about.
template <class Thing>
void warnUncovered(const CheckContext& check, const std::vector<Thing>& things, const std::unordered_set<std::string_view>& covered, std::string_view what) {
    constexpr std::size_t mostNamed = 12;
    std::string names;
    std::size_t missing = 0;
    for (const Thing& thing : things) {
        if (thing.id.empty() || covered.contains(thing.id.value)) continue;
        if (++missing <= mostNamed) names += (names.empty() ? "" : ", ") + shortened(thing.id.value, 64);
    }
    if (missing == 0) return;
    if (missing > mostNamed) names += " and " + std::to_string(missing - mostNamed) + " more";
    check.warning(check.course.place, "No quiz item is about " + std::to_string(missing) + " of the course's " + std::to_string(things.size()) + " " +
                                          std::string(what) + ": " + names + ".");
}

void checkCoverage(const CheckContext& check) {
    std::unordered_set<std::string_view> points, misconceptions, terms, laws;
    const auto cover = [](std::unordered_set<std::string_view>& set, const auto& ids) {
        for (const auto& id : ids) set.insert(id.value);
    };
    for (const Item& item : check.course.items) {
        cover(points, item.points);
        cover(misconceptions, item.misconceptions);
        cover(terms, item.terms);
        cover(laws, item.laws);
        for (const ItemOption& option : item.options) misconceptions.insert(option.reveals.value);
    }
    warnUncovered(check, check.course.points, points, "marking points");
    warnUncovered(check, check.course.misconceptions, misconceptions, "misconceptions");
    warnUncovered(check, check.course.terms, terms, "terms");
    warnUncovered(check, check.course.laws, laws, "laws");
}

}  // namespace

void checkItemWriting(const CheckContext& check) {
    for (const Item& item : check.course.items) Writing(check, item).run();
    if (!check.course.items.empty() && !check.options.incomplete) checkCoverage(check);
}

}  // namespace carewright
