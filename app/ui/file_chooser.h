/// A file chooser drawn in the page: a button, and below it while it is open the folders and the files of some endings.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/flow.h"

namespace carewright::ui {

/// What a folder holds that can be chosen or entered.
struct FolderList {
    std::filesystem::path folder;           ///< as it was read, absolute
    std::vector<std::string> folders, files;///< names, by the alphabet; hidden ones and names that are no text left out
    bool more = false;                      ///< there are more than are listed
    std::string problem;                    ///< why it can't be read; empty: it could
};

/// Reads a folder. `endings` with their dots and in small letters (".csv"): files with other ones are left out; none: all.
[[nodiscard]] FolderList readFolder(const std::filesystem::path& folder, const std::vector<std::string>& endings);

class FileChooser {
public:
    /// `start`: where it opens first; empty: the person's home.
    explicit FileChooser(std::vector<std::string> endings, std::filesystem::path start = {}) : m_endings(std::move(endings)), m_start(std::move(start)) {}

    /// Draws the button, and the list while it is open. The file in the frame in which one was chosen.
    [[nodiscard]] std::optional<std::filesystem::path> draw(Flow& flow, std::string_view id, std::string_view label = "Choose a file …");

private:
    void enter(const std::filesystem::path& folder);

    std::vector<std::string> m_endings;
    std::filesystem::path m_start;          ///< where it was last
    std::optional<FolderList> m_list;       ///< nothing: closed
    std::string m_filter;
};

}  // namespace carewright::ui
