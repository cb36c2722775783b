/// Keeps progress per marking point, misconceptions, and what is kept about the learner.
#pragma once

#include <memory>
#include <string>

#include "app/desktop/desk.h"
#include "app/desktop/recall_desk.h"
#include "app/ui/progress_actions.h"
#include "engine/store/evidence_reader.h"

namespace carewright {

class ProgressDesk final : public Desk {
public:
    /// The cards of `recall` are not read a second time; it must outlive this.
    ProgressDesk(DeskContext& context, const RecallDesk& recall) : Desk(context), m_recall(recall) {}

    void open() override;
    void close() override;
    void arrived() override;

    /// Empty when the action can be applied; otherwise why not.
    [[nodiscard]] std::string whyNot(const ui::ProgressAction& action) const;
    void apply(const ui::ProgressAction& action);

private:
    void act(const ui::ShowMasteryOver& action);
    void act(const ui::ExportFile& action);
    void act(const ui::EraseMe& action);

    /// Brings the model up to date with the store.
    void bringUpToDate();
    void sumUp(Instant now);
    [[nodiscard]] Result<std::string> contentOf(ui::ExportFile::What what);

    const RecallDesk& m_recall;
    std::unique_ptr<EvidenceReader> m_reader;   ///< after the first visit
};

}  // namespace carewright
