#include "engine/content/item_writing.h"

#include <algorithm>

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

using Kind = ItemFault::Kind;

class Reading {
public:
    explicit Reading(const Item& item) : m_item(item) {}

    std::vector<ItemFault> faults() {
        if (m_item.points.empty() && m_item.kind != Item::Kind::written) add(Kind::noPoint);
        if (m_item.reason.empty()) add(Kind::noReason);
        switch (m_item.kind) {
            case Item::Kind::single:
            case Item::Kind::multiple:
            case Item::Kind::trueFalse: options(); break;
            case Item::Kind::matching: few(m_item.pairs.size()); break;
            case Item::Kind::ordering:
            case Item::Kind::categorise: few(m_item.cards.size()); break;
            case Item::Kind::gaps: break;
            case Item::Kind::written:
                if (m_item.modelAnswer.empty()) add(Kind::noModelAnswer);
                break;
        }
        return std::move(m_faults);
    }

private:
    void add(Kind kind, std::size_t part = 0, std::string word = {}) { m_faults.push_back({kind, part, std::move(word)}); }
    /// Fewer than two are an error (check_items.cpp).
    void few(std::size_t number) {
        if (number == 2) add(Kind::fewParts);
    }

    void options() {
        std::size_t right = 0;
        few(m_item.options.size());
        for (std::size_t i = 0; i < m_item.options.size(); ++i) {
            right += m_item.options[i].right ? 1 : 0;
            if (!m_item.options[i].right && m_item.options[i].feedback.empty()) add(Kind::silentOption, i);
        }
        if (m_item.kind == Item::Kind::multiple && right == 1 && m_item.options.size() > 1) add(Kind::oneRight);
        if (m_item.kind != Item::Kind::trueFalse) {
            if (std::string negation = hiddenNegation(m_item.stem); !negation.empty()) add(Kind::hiddenNegation, 0, std::move(negation));
        }
        if (m_item.options.size() > mostParts || right == 0 || right == m_item.options.size()) return;
        for (std::size_t i = 0; i < m_item.options.size(); ++i) {
            if (isAboutOptions(wordsOf(m_item.options[i].text))) add(Kind::aboutOptions, i);
        }
        length();
        wordsThatTell();
    }

    [[nodiscard]] std::size_t firstRight() const {
        return static_cast<std::size_t>(std::ranges::find(m_item.options, true, &ItemOption::right) - m_item.options.begin());
    }

    /// Half as long again as every wrong one, and by a good few words: whoever knows nothing chooses it.
    void length() {
        std::size_t shortestRight = std::string::npos, longestWrong = 0;
        for (const ItemOption& option : m_item.options) {
            if (option.right) shortestRight = std::min(shortestRight, option.text.size());
            else longestWrong = std::max(longestWrong, option.text.size());
        }
        if (shortestRight * 2 >= longestWrong * 3 && shortestRight >= longestWrong + 20) add(Kind::longestRight, firstRight());
    }

    void wordsThatTell() {
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
        if (!absoluteRight && absoluteWrong >= 2 && absoluteWrong == wrong) add(Kind::absoluteWrong);
        if (rightWords.size() != 1 || wrongWords.size() < 2) return;
        for (const std::string& word : wordsOf(m_item.stem)) {
            if (word.size() < 6 || isSmallWord(word)) continue;
            const auto same = [&](const std::string& other) { return soundsAlike(word, other); };
            const bool inWrong = std::any_of(wrongWords.begin(), wrongWords.end(), [&](const std::vector<std::string>& words) { return holdsWord(words, same); });
            if (inWrong || !holdsWord(rightWords.front(), same)) continue;
            add(Kind::repeatedWord, firstRight(), word);
            return;
        }
    }

    const Item& m_item;
    std::vector<ItemFault> m_faults;
};

std::string_view partsOf(Item::Kind kind) {
    switch (kind) {
        case Item::Kind::matching: return "pairs";
        case Item::Kind::ordering:
        case Item::Kind::categorise: return "cards";
        case Item::Kind::trueFalse: return "reasons";
        default: return "options";
    }
}

}  // namespace

std::vector<ItemFault> itemFaults(const Item& item) { return Reading(item).faults(); }

std::vector<ItemWarning> itemWarnings(const Item& item) {
    const std::string who = nameOfElement("item", item.id.value);
    std::vector<ItemWarning> out;
    const auto warn = [&](std::string text) { out.push_back({item.place, who + std::move(text)}); };
    const std::vector<ItemFault> faults = itemFaults(item);
    const auto silent = std::ranges::count(faults, Kind::silentOption, &ItemFault::kind);
    bool silentTold = false;
    for (const ItemFault& fault : faults) {
        switch (fault.kind) {
            case Kind::noPoint: warn(" trains no marking point, so no progress comes from it; add points=\"…\"."); break;
            case Kind::noReason: warn(" gives no <reason>; say why the right answer is right, for the review."); break;
            case Kind::fewParts: warn(" has only two " + std::string(partsOf(item.kind)) + ", so it is easily guessed; give it three or more."); break;
            case Kind::silentOption:
                if (!silentTold) warn(" has " + std::to_string(silent) + (silent == 1 ? " wrong option" : " wrong options") + " without <feedback>; say to each what is mistaken in it.");
                silentTold = true;
                break;
            case Kind::oneRight: warn(" has one right option only; make it kind=\"single\", so that learners are not left looking for others."); break;
            case Kind::hiddenNegation:
                warn(" asks with \"" + fault.word + "\", which is easily read over; ask for what is right, or write " + (fault.word == "except" ? "EXCEPT" : "NOT") + " in capitals.");
                break;
            case Kind::aboutOptions:
                out.push_back({item.options[fault.part].place, "The option \"" + shortened(item.options[fault.part].text, 40) + "\" of " + who +
                                                                   " is about the other options, so half knowing is enough; write an option of its own, or use kind=\"multiple\"."});
                break;
            case Kind::longestRight: warn(" has a right option that is clearly the longest, which gives it away; make the options about equally long."); break;
            case Kind::absoluteWrong:
                warn(" has words such as \"always\", \"only\" or \"never\" in every wrong option and in no right one, which gives it away; use them in both or in neither.");
                break;
            case Kind::repeatedWord: warn(" repeats \"" + shortened(fault.word, 40) + "\" from its stem in the right option alone, which gives it away; reword one of them."); break;
            case Kind::noModelAnswer: warn(" has no <model-answer>; show learners what a good answer looks like."); break;
        }
    }
    return out;
}

}  // namespace carewright
