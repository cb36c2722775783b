/// What the columns of the rubric editor share.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/ui/bench_actions.h"
#include "app/ui/bench_model.h"
#include "app/ui/view.h"
#include "engine/content/language_reference.h"
#include "engine/content/rule_path.h"

namespace carewright::ui {

/// What is chosen and half-typed; kept by the view from frame to frame.
struct RubricChoice {
    std::optional<RulePath> rule;       ///< the rule that shows its strip
    std::optional<ConceptId> open;      ///< the concept that shows its wordings
    struct ChosenTerm {
        ConceptId concept_;
        TermList list = TermList::terms;
        std::size_t index = 0;

        friend bool operator==(const ChosenTerm&, const ChosenTerm&) = default;
    };
    std::optional<ChosenTerm> term;
    bool adding = false;                ///< the list of what can be put into the rule is open
    bool addingUnless = false;          ///< … into what calls it off
    bool giveKeyboard = false;          ///< the field of that list has just been opened: one types next
    bool pairing = false;               ///< the list of points that a reject may take away is open
    bool including = false;             ///< the list of ideas that may count as the open one is open
    bool nesting = false;               ///< the list of ideas that a wording may leave a place for is open
    bool explaining = false;            ///< what each setting of a rule means is shown
    std::optional<RulePath> dragged;    ///< a rule on its way to another place
    std::string newWords, newTerms, newMeaning, newExcept, filter, ideaFilter;
};

/// What the columns look at while one frame is drawn.
struct RubricScene {
    const ViewContext& view;
    const BenchModel& bench;
    const Course& course;               ///< as edited so far
    const Rubric& rubric;
    const LanguageReference* reference; ///< null where it could not be read
    RubricChoice& choice;
    ActionQueue& actions;
    std::map<std::string, int> numbers; ///< the badge of each idea or wording of the rubric, in reading order

    [[nodiscard]] const Context& ui() const { return view.ui; }
    [[nodiscard]] const Theme& theme() const { return view.ui.theme; }

    template <class What>
    void ask(What what) const {
        actions.push(boxed<BenchRequest>(std::move(what)));
    }
    /// Why it can't be asked for; empty where it can.
    template <class What>
    [[nodiscard]] std::string whyNot(What what) const {
        return view.rules.whyNot(boxed<BenchRequest>(std::move(what)));
    }

    /// What became of a rule on the response in hand; null while that is not known.
    [[nodiscard]] const TracedRule* traced(const RulePath& path) const;
    /// The badge of an idea (by id) or a wording (by its text in quotes); 0: none.
    [[nodiscard]] int numberOf(const std::string& key) const;
};

/// The key of a leaf in RubricScene::numbers.
[[nodiscard]] std::string lightKey(const Rule& leaf);

/// Numbers every idea and wording of a rubric in reading order.
[[nodiscard]] std::map<std::string, int> lightNumbers(const Rubric& rubric);

/// "one response", "1,204 responses".
[[nodiscard]] std::string countOf(std::size_t number, std::string_view one, std::string_view many);

/// "0.62", "−0.05"; a dash where there is none.
[[nodiscard]] std::string kappaWords(const std::optional<double>& kappa);

/// "86 %".
[[nodiscard]] std::string percentOf(std::size_t part, std::size_t whole);

}  // namespace carewright::ui
