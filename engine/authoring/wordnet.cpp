#include "engine/authoring/wordnet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include "engine/base/whole_file.h"

namespace carewright {
namespace {

constexpr std::array<std::string_view, 4> partsOfSpeech = {"verb", "noun", "adj", "adv"};
constexpr std::uintmax_t largestFile = 64 * 1024 * 1024;
constexpr std::size_t longestLine = 64 * 1024;
/// Senses are in order of frequency; later ones mislead more than they help.
constexpr std::size_t mostSenses = 3;

/// The next field of a line, up to a space.
std::string_view take(std::string_view& line) {
    const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
    line.remove_prefix(first);
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view field = line.substr(0, end);
    line.remove_prefix(end);
    return field;
}

std::optional<std::size_t> number(std::string_view field, int base = 10) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value, base);
    if (error != std::errc() || end != field.data() + field.size() || field.empty()) return std::nullopt;
    return value;
}

std::string_view lineAt(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at, longestLine);
    return rest.substr(0, std::min(rest.find('\n'), rest.size()));
}

/// The line of a sorted index that begins with the lemma, or an empty one. The licence above it begins with spaces, which
/// sort before every letter.
std::string_view findLemma(std::string_view index, std::string_view lemma) {
    std::size_t low = 0, high = index.size();
    while (low < high) {
        std::size_t middle = low + (high - low) / 2;
        // Back to where the line begins.
        while (middle > low && index[middle - 1] != '\n') --middle;
        const std::string_view line = lineAt(index, middle);
        const std::string_view word = line.substr(0, std::min(line.find(' '), line.size()));
        if (word == lemma) return line;
        const std::size_t next = middle + line.size() + 1;
        if (word < lemma) low = std::min(next, high);
        else high = middle;
    }
    return {};
}

}  // namespace

struct WordNet::Impl {
    std::array<std::string, partsOfSpeech.size()> index, data;
};

WordNet::WordNet(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
WordNet::WordNet(WordNet&&) noexcept = default;
WordNet& WordNet::operator=(WordNet&&) noexcept = default;
WordNet::~WordNet() = default;

Result<WordNet> WordNet::open(const std::filesystem::path& folder) {
    auto impl = std::make_unique<Impl>();
    for (std::size_t i = 0; i < partsOfSpeech.size(); ++i) {
        for (const auto& [kind, into] : {std::pair("index.", &impl->index[i]), std::pair("data.", &impl->data[i])}) {
            const std::filesystem::path file = folder / (std::string(kind) + std::string(partsOfSpeech[i]));
            auto bytes = readWholeFile(file, largestFile);
            if (!bytes && bytes.error().code == ErrorCode::notFound) {
                return fail(ErrorCode::notFound, "WordNet is not installed on this computer; synonyms come with Debian's package wordnet-base.");
            }
            if (!bytes) return tl::make_unexpected(bytes.error());
            *into = std::move(*bytes);
        }
    }
    return WordNet(std::move(impl));
}

std::vector<std::string> WordNet::synonyms(std::string_view word, std::size_t most) const {
    std::string lemma;
    for (const char c : word) lemma += c == ' ' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::vector<std::string> out;
    if (lemma.empty()) return out;
    for (std::size_t i = 0; i < partsOfSpeech.size(); ++i) {
        std::string_view line = findLemma(m_impl->index[i], lemma);
        if (line.empty()) continue;
        // lemma pos synset_cnt p_cnt [ptr_symbol …] sense_cnt tagsense_cnt synset_offset …
        take(line);
        take(line);
        const auto senses = number(take(line)), pointers = number(take(line));
        if (!senses || !pointers || *pointers > 1000) continue;
        for (std::size_t p = 0; p < *pointers + 2; ++p) take(line);
        for (std::size_t s = 0; s < std::min(*senses, mostSenses); ++s) {
            const auto place = number(take(line));
            if (!place || *place >= m_impl->data[i].size()) break;
            // synset_offset lex_filenum ss_type w_cnt word lex_id …
            std::string_view sense = lineAt(m_impl->data[i], *place);
            const auto back = number(take(sense));
            if (!back || *back != *place) break;
            take(sense);
            take(sense);
            const auto words = number(take(sense), 16);
            for (std::size_t w = 0; words && w < std::min<std::size_t>(*words, 100); ++w) {
                const std::string_view written = take(sense);
                take(sense);
                std::string one;
                for (const char c : written.substr(0, std::min(written.find('('), written.size()))) one += c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
                std::string spaced = lemma;
                std::ranges::replace(spaced, '_', ' ');
                if (one.empty() || one == spaced || std::ranges::find(out, one) != out.end()) continue;
                out.push_back(std::move(one));
                if (out.size() == most) return out;
            }
        }
    }
    return out;
}

}  // namespace carewright
