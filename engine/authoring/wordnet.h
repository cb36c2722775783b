/// Synonyms from WordNet 3.0, where its dictionary is installed (Debian's wordnet-base).
///
/// Reads the files as they are (format: `man 5WN wndb`): index.POS lists lemmas in order, each with the places of its
/// senses in data.POS. Nothing in them is trusted: places outside the file, counts that do not fit and broken lines give
/// no synonyms and no harm.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"

namespace carewright {

inline constexpr const char* usualWordNetFolder = "/usr/share/wordnet";

class WordNet {
public:
    /// notFound with a sentence that says what to install where the folder holds no dictionary; tooLarge where a file is no
    /// dictionary by its size.
    [[nodiscard]] static Result<WordNet> open(const std::filesystem::path& folder = usualWordNetFolder);

    WordNet(WordNet&&) noexcept;
    WordNet& operator=(WordNet&&) noexcept;
    ~WordNet();

    /// Words and phrases that share one of the word's commoner senses, commonest sense first, without the word itself, at
    /// most `most`: "choose" → "take", "select", "pick out" … Lower case; words of several parts with spaces.
    [[nodiscard]] std::vector<std::string> synonyms(std::string_view word, std::size_t most = 12) const;

private:
    struct Impl;
    explicit WordNet(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace carewright
