/// Keeps the bench of marked responses that a rubric is held against while a tutor edits it.
///
/// Edits go into the workshop's document, so that undo, the journal and saving are the same as for everything else of the
/// course. The bench itself and the answers to suggestions are no part of the course: they are kept in the data folder, as
/// they hold learners' words and one tutor's opinion.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/desktop/bench_worker.h"
#include "app/desktop/desk.h"
#include "app/desktop/suggestion_answers.h"
#include "app/ui/bench_actions.h"
#include "app/ui/bench_model.h"
#include "engine/authoring/course_document.h"
#include "engine/authoring/wordnet.h"

namespace carewright {

class BenchDesk final : public Desk {
public:
    explicit BenchDesk(DeskContext& context);
    ~BenchDesk() override;

    void open() override {}
    void close() override;
    void courseChanged() override;
    void arrived() override;
    void tick() override;
    [[nodiscard]] std::optional<Instant> wakeAt() const override;

    /// Empty when the request can be granted; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::BenchRequest& request) const;
    void apply(const ui::BenchRequest& request);

private:
    /// What a request that changes the course comes to; an error says why it can't be done.
    [[nodiscard]] Result<Edit> editFor(const ui::BenchRequest& request) const;
    [[nodiscard]] const CourseDocument* document() const;

    void act(const ui::ChooseRubric& request);
    void act(const ui::UndoRubricEdit&);
    void act(const ui::RedoRubricEdit&);
    void act(const ui::TryResponse& request);
    void act(const ui::PickResponse& request);
    void act(const ui::KeepResponse& request);
    void act(const ui::ReadBenchFile& request);
    void act(const ui::PasteBench& request);
    void act(const ui::UseCourseResponses&);
    void act(const ui::UseLentAnswers&);
    void act(const ui::SetColumn& request);
    void act(const ui::SetImportQuestion& request);
    void act(const ui::TakeImport& request);
    void act(const ui::DropImport&);
    void act(const ui::AskSynonyms& request);
    void act(const ui::AnswerSuggestion& request);
    void act(const ui::PlanPublishing&);
    void act(const ui::LeavePublishing&);
    void act(const ui::Publish& request);
    void published(const RubricVersion& version, const Result<void>& saved);
    template <class Change>
    void act(const Change& change);

    void beginImport(std::string name, std::string_view bytes);
    void weighImport();
    void setResponses(std::vector<MarkedResponse> responses, std::string name);
    void readBench();
    void keepBench();
    void readPast();
    [[nodiscard]] std::vector<MarkedResponse> lent() const;
    /// Says how many are on offer, and takes those off the bench that are lent no longer.
    void followLending();
    void follow();              ///< after the document may have changed
    void send();                ///< a job for both workers
    void take(BenchWorker::Pass pass, BenchOutcome outcome);
    void showSuggestions();
    void showPublishing();
    void changed() { ++m_shown->revision; }
    /// Where this computer keeps something of the bench of this course.
    [[nodiscard]] std::filesystem::path keptIn(std::string_view ending) const;

    std::shared_ptr<ui::BenchModel> m_shown;  ///< the model's part; views see it as const
    std::unique_ptr<BenchWorker> m_quick, m_thorough;
    std::uint64_t m_job = 0;
    std::uint64_t m_followed = 0;           ///< revision of the document that was last looked at, plus one
    std::uint64_t m_looks = 0;                 ///< of WorkshopModel::looks, those that were heeded
    std::shared_ptr<const Course> m_draft, m_saved;
    std::shared_ptr<const Weights> m_weights;
    std::shared_ptr<const std::vector<PastAnswer>> m_past;
    std::string m_savedHash, m_draftHash;
    std::vector<char> m_pastNow;
    bool m_pastKnown = false;
    std::vector<WordSuggestion> m_missing;  ///< newest, unanswered ones among them
    std::vector<ui::BenchSuggestion> m_synonyms;    ///< as last asked for
    std::unique_ptr<const WordNet> m_wordNet;       ///< read when first asked for
    SuggestionAnswers m_answered;
};

}  // namespace carewright
