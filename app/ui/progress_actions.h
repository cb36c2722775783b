/// What a learner can do with progress per marking point, misconceptions, and what is kept about the learner. The desk of the same name applies these.
#pragma once

#include <filesystem>
#include <variant>

namespace carewright::ui {

/// Show mastery over so many days.
struct ShowMasteryOver {
    int days = 90;
};

/// Write a file into a folder.
struct ExportFile {
    enum class What { progressCsv, evidencePdf, recordJson, recordPdf };
    What what = What::progressCsv;
    std::filesystem::path folder;
};

/// Take the learner out of the store (engine/store/store.h, eraseLearner).
struct EraseMe {};

using ProgressAction = std::variant<ShowMasteryOver, ExportFile, EraseMe>;

}  // namespace carewright::ui
