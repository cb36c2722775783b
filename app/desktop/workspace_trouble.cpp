#include "app/desktop/workspace_trouble.h"

#include "engine/base/moment_words.h"
#include "engine/store/backup.h"

namespace carewright {
namespace {

ui::Trouble::Kind kindOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::corrupt:
        case ErrorCode::invalidInput: return ui::Trouble::Kind::storeDamaged;
        case ErrorCode::locked: return ui::Trouble::Kind::storeLocked;
        case ErrorCode::permission: return ui::Trouble::Kind::storeReadOnly;
        case ErrorCode::diskFull: return ui::Trouble::Kind::diskFull;
        case ErrorCode::unsupported: return ui::Trouble::Kind::storeNewer;
        default: return ui::Trouble::Kind::storeOther;
    }
}

std::string whatToDo(ui::Trouble::Kind kind, bool copies) {
    switch (kind) {
        case ui::Trouble::Kind::storeDamaged:
            return copies ? "Choose a copy from an earlier day to go on from. The damaged file is put aside, not deleted."
                          : "There is no earlier copy. You can begin with an empty record; the damaged file is put "
                            "aside, not deleted.";
        case ui::Trouble::Kind::storeLocked:
            return "If Carewright is open in another window, close it there, then try again.";
        case ui::Trouble::Kind::storeReadOnly:
            return "Ask whoever looks after this computer to let you write to that folder, then try again. You can "
                   "read the course meanwhile.";
        case ui::Trouble::Kind::diskFull:
            return "Delete something you no longer need or empty the bin, then try again. You can read the course "
                   "meanwhile.";
        case ui::Trouble::Kind::storeNewer:
            return "Start the newer Carewright on this computer. You can read the course here meanwhile.";
        default: return "Try again. You can read the course meanwhile, but answers would not be kept.";
    }
}

}  // namespace

ui::Trouble storeTrouble(const Error& error, const std::filesystem::path& folder, const TimeZone& zone) {
    ui::Trouble trouble;
    trouble.kind = kindOf(error.code);
    trouble.happened = error.message;
    if (trouble.kind == ui::Trouble::Kind::storeDamaged)
        for (const Backup& backup : listBackups(folder))
            trouble.backups.push_back({backup.file, momentWords(backup.when, zone)});
    trouble.toDo = whatToDo(trouble.kind, !trouble.backups.empty());
    return trouble;
}

}  // namespace carewright
