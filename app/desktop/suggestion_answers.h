/// Which suggested wordings a tutor took over or refused, so that none is offered twice.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"

namespace carewright {

class SuggestionAnswers {
public:
    /// From now on those of `file`; none where there is no such file. Lines that can't be read are passed over.
    void read(std::filesystem::path file);
    void clear() { m_all.clear(); }

    /// Whether `words` were answered for the rubric of `subject`.
    [[nodiscard]] bool has(std::string_view subject, std::string_view words) const;

    /// Remembers an answer, in the file too. The oldest is forgotten where there are very many.
    [[nodiscard]] Result<void> add(std::string subject, std::string words, bool accepted);

private:
    struct Answer {
        std::string subject, words;
        bool accepted = false;
    };

    std::filesystem::path m_file;
    std::vector<Answer> m_all;
};

}  // namespace carewright
