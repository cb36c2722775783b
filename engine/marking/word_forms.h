/// Brings the forms of a word together: irregular forms, British and American spelling, everyday short forms, stems.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace carewright {

/// The written form that stands for an irregular or informal one: "chose" → "choose", "theyre" → "they", "u" → "you",
/// "carnt" → "cant"; any other word comes back as it is. Expects folded words (splitWords).
[[nodiscard]] std::string_view plainForm(std::string_view folded);

/// One spelling for British and American pairs: "organise" and "organize", "behaviour" and "behavior", "centre" and
/// "center" come out alike. The result is for comparing only; it need not be a word.
[[nodiscard]] std::string unifySpelling(std::string_view word);

/// The first five letters of a folded word as a number, where it has so many and they are plain letters; otherwise 0.
[[nodiscard]] std::uint64_t openingOf(std::string_view word);
inline constexpr std::size_t openingLetters = 5;

/// Finds stems (Snowball English). One object serves one thread.
class Stemmer {
public:
    Stemmer();
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(Stemmer&&) noexcept;
    ~Stemmer();

    /// The stem of a folded word after plainForm and unifySpelling: "choosing", "chose" and "chooses" → "choos".
    /// `out` is overwritten.
    void stem(std::string_view folded, std::string& out) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace carewright
