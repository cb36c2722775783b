/// Keeps quizzes: the papers on offer, the run in hand, its review.
#pragma once

#include <memory>
#include <optional>

#include "app/desktop/desk.h"
#include "app/ui/quiz_actions.h"
#include "engine/store/quiz_sitting.h"

namespace carewright {

class QuizDesk final : public Desk {
public:
    using Desk::Desk;

    void open() override;
    void close() override;
    void arrived() override;
    void tick() override;
    [[nodiscard]] std::optional<Instant> wakeAt() const override;
    void flush() override;

    /// Empty when the action can be applied; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::QuizAction& action) const;
    void apply(const ui::QuizAction& action);

private:
    void act(const ui::StartQuiz& action);
    void act(const ui::StartQuickQuiz& action);
    void act(const ui::OpenQuizRun& action);
    void act(const ui::AnswerItem& action);
    void act(const ui::CheckItem& action);
    void act(const ui::GiveUpItem& action);
    void act(const ui::FlagItem& action);
    void act(const ui::VisitItem& action);
    void act(const ui::HandInQuiz& action);

    [[nodiscard]] std::string whyNotTo(const ui::StartQuiz& action) const;
    [[nodiscard]] std::string whyNotTo(const ui::CheckItem& action) const;
    /// Why what was not right in the run in hand can't be practised again; empty where it can.
    [[nodiscard]] std::string whyNotPractiseAgain() const;
    /// The run in hand while it can be answered, or null.
    [[nodiscard]] const ItemRun* openItem(const ItemId& item) const;

    void start(const Quiz& quiz, const QuizChoices& choices, const Exercise& exercise);
    void load(const AttemptId& attempt);
    /// How the learner works at a paper, its extra time with it.
    [[nodiscard]] AccessUsed accessAtPaper(const QuizPaper& paper) const;
    void handIn(HandedInBy by);
    [[nodiscard]] ItemScore score(const ItemId& item, const ItemResponse& response) const;

    /// Reads what was begun and finished and fills the lists.
    void list();
    void listQuick(const std::map<PointId, PointRecord>& records);
    /// Tells the status line how storing went and brings the model up to date.
    void stored(const Result<void>& outcome);
    void show();

    std::optional<QuizSitting> m_sitting;
};

}  // namespace carewright
