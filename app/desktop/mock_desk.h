/// Keeps mock assessments and marking sample responses as an examiner does.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/desktop/desk.h"
#include "app/ui/mock_actions.h"
#include "engine/store/examiner_sitting.h"
#include "engine/store/mock_sitting.h"

namespace carewright {

class MockDesk final : public Desk {
public:
    using Desk::Desk;

    void open() override;
    void close() override;
    void arrived() override;
    void tick() override;
    [[nodiscard]] std::optional<Instant> wakeAt() const override;
    void flush() override;

    /// Empty when the action can be applied; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::MockAction& action) const;
    void apply(const ui::MockAction& action);

private:
    void act(const ui::BeginMock& action);
    void act(const ui::ResumeMock& action);
    void act(const ui::WriteMockAnswer& action);
    void act(const ui::GoToMockQuestion& action);
    void act(const ui::FlagMockQuestion& action);
    void act(const ui::RestMock& action);
    void act(const ui::HandInMock& action);
    void act(const ui::HideMockTimer& action);
    void act(const ui::DecideSample& action);
    void act(const ui::CommitSample& action);
    void act(const ui::MarkSampleAgain& action);

    void readMocks();
    void readSamples();
    void readProfile();
    void handIn(MockEnd by);
    /// Marks what is handed in and not marked yet; true where nothing is left to mark.
    void mark(MockSitting& sitting);
    /// Tells how storing went and shows what is stored now.
    void keep(const Result<void>& outcome);
    void showPast(MockState state);
    ExaminerSitting& examining(const SampleId& sample);
    void showMarked(const SampleId& sample, const ExaminerState& state);

    std::optional<MockSitting> m_sitting;       ///< the open one, while it is sat
    std::map<SampleId, ExaminerSitting> m_examining;
    std::map<AttemptId, ExaminerState> m_markings;  ///< of all samples, for the tally
    std::optional<Instant> m_retryAt;           ///< storing failed; not again before this
    bool m_spellingAllowed = true;              ///< by the centre, for the next mock
};

}  // namespace carewright
