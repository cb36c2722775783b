#include "app/learner/course_search.h"

#include <algorithm>
#include <span>
#include <unordered_map>

#include "app/learner/blocks.h"
#include "engine/base/utf8.h"
#include "engine/marking/spelling_index.h"

namespace carewright::ui {
namespace {

/// Words of a text with their places in it.
struct FoundWord {
    std::string folded;
    std::size_t begin = 0, end = 0;
};

std::vector<FoundWord> wordsOf(std::string_view text) {
    std::vector<FoundWord> words;
    std::size_t start = std::string_view::npos;
    for (std::size_t at = 0; at <= text.size();) {
        const bool end = at == text.size();
        const Decoded decoded = end ? Decoded{0, 1} : decodeAt(text, at);
        const bool letter = !end && isWordCharacter(decoded.character);
        if (letter && start == std::string_view::npos) start = at;
        if (!letter && start != std::string_view::npos) {
            words.push_back({fold(text.substr(start, at - start)), start, at});
            start = std::string_view::npos;
        }
        at += decoded.length;
    }
    return words;
}

/// One passage of the course as search sees it.
struct Passage {
    Place place;
    std::string_view kind;
    std::string title, words;
    int weight = 0;
};

class Passages {
public:
    explicit Passages(const Course& course) {
        for (const Topic& topic : course.topics) add(topic);
        for (const Term& term : course.terms) {
            std::string words = plainText(term.meaning);
            for (const std::string& other : term.also) words += " Also: " + other + ".";
            m_all.push_back({{Room::words, term.id.value, {}}, "Word explained", term.name, std::move(words), 3});
        }
        for (const Law& law : course.laws)
            m_all.push_back({{Room::law, law.id.value, {}},
                             "Law",
                             law.title,
                             plainText(law.what) + " " + plainText(law.promotes) + " " + law.caution,
                             2});
        for (const Misconception& myth : course.misconceptions)
            m_all.push_back({{Room::myths, myth.id.value, {}},
                             "Myth and fact",
                             myth.title,
                             myth.myth + " " + plainText(myth.whyWrong) + " " + plainText(myth.fact),
                             1});
        for (const Question& question : course.questions)
            m_all.push_back({{Room::write, question.id.value, {}}, "Question", question.text, question.guidance, 1});
    }

    [[nodiscard]] const std::vector<Passage>& all() const { return m_all; }

private:
    void add(const Topic& topic) {
        m_all.push_back({{Room::topic, topic.id.value, {}}, "Topic", topic.title, topic.summary, 4});
        std::string heading;
        int number = 0;
        for (const Block& block : topic.blocks) {
            ++number;
            if (block.kind == Block::Kind::heading) heading = block.title;
            const std::string anchor = block.id.empty() ? "block-" + std::to_string(number) : block.id.value;
            std::string words = plainText(block.text);
            for (const RichText& item : block.items) words += " " + plainText(item);
            for (const CompareRow& row : block.rows) words += " " + plainText(row.left) + " " + plainText(row.right);
            std::string title = topic.title;
            if (block.kind == Block::Kind::entry)
                title += ": " + block.title;
            else if (!heading.empty())
                title += ": " + heading;
            if (words.empty()) continue;
            m_all.push_back({{Room::topic, topic.id.value, anchor}, "Topic", std::move(title), std::move(words), 0});
        }
    }

    std::vector<Passage> m_all;
};

bool beginsAny(const std::string& word, std::span<const std::string> wanted) {
    return std::ranges::any_of(wanted, [&word](const std::string& start) { return word.starts_with(start); });
}

/// Some 200 bytes round `from`, beginning and ending between words, with the marks moved along.
void cutExcerpt(SearchHit& hit, std::string_view text, std::size_t from, const std::vector<MarkedSpan>& marks) {
    constexpr std::size_t before = 60, length = 200;
    std::size_t begin = characterStart(text, from > before ? from - before : 0);
    if (begin > 0) {
        const std::size_t space = text.find(' ', begin);
        begin = space < from ? space + 1 : begin;
    }
    std::size_t end = characterStart(text, std::min(text.size(), begin + length));
    if (end < text.size()) {
        const std::size_t space = text.rfind(' ', end);
        if (space != std::string_view::npos && space > from) end = space;
    }
    const std::string lead = begin > 0 ? "… " : "";
    hit.excerpt = lead + std::string(text.substr(begin, end - begin)) + (end < text.size() ? " …" : "");
    for (char& c : hit.excerpt)
        if (c == '\n') c = ' ';
    for (const MarkedSpan& mark : marks)
        if (mark.begin >= begin && mark.end <= end)
            hit.marks.push_back({mark.begin - begin + lead.size(), mark.end - begin + lead.size()});
}

/// A passage with its words read, once for every word of the query.
struct ReadPassage {
    const Passage* passage = nullptr;
    std::vector<FoundWord> title, words;
};

std::vector<ReadPassage> readAll(const Passages& passages) {
    std::vector<ReadPassage> read;
    read.reserve(passages.all().size());
    for (const Passage& passage : passages.all()) read.push_back({&passage, wordsOf(passage.title), wordsOf(passage.words)});
    return read;
}

/// Puts words of the course in the place of wanted words that begin none of them, where one is near enough.
void respell(std::vector<std::string>& wanted, const std::vector<ReadPassage>& passages, std::vector<RespeltWord>* respelt) {
    std::unordered_map<std::string_view, int> counts;
    for (const ReadPassage& read : passages) {
        for (const FoundWord& word : read.title) ++counts[word.folded];
        for (const FoundWord& word : read.words) ++counts[word.folded];
    }
    const auto isThere = [&counts](const std::string& start) {
        return std::ranges::any_of(counts, [&start](const auto& entry) { return entry.first.starts_with(start); });
    };
    if (std::ranges::all_of(wanted, isThere)) return;

    // Of two words equally near the index prefers the earlier: so the one that the course says more often comes first.
    std::vector<std::pair<std::string_view, int>> ordered(counts.begin(), counts.end());
    std::ranges::sort(ordered, [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    std::vector<std::string> words;
    words.reserve(ordered.size());
    for (const auto& [word, count] : ordered) words.emplace_back(word);
    const SpellingIndex index(std::move(words));
    for (std::string& word : wanted) {
        if (isThere(word)) continue;
        const auto found = index.nearest(word);
        if (!found) continue;
        if (respelt) respelt->push_back({word, index.word(*found)});
        word = index.word(*found);
    }
}

}  // namespace

std::vector<SearchHit> searchCourse(const Course& course, std::string_view query, std::size_t limit,
                                    std::vector<RespeltWord>* respelt) {
    if (respelt) respelt->clear();
    std::vector<std::string> wanted;
    for (FoundWord& word : wordsOf(query)) wanted.push_back(std::move(word.folded));
    std::vector<SearchHit> hits;
    if (wanted.empty()) return hits;
    const Passages passages(course);
    const std::vector<ReadPassage> all = readAll(passages);
    respell(wanted, all, respelt);
    for (const ReadPassage& read : all) {
        const Passage& passage = *read.passage;
        const std::vector<FoundWord>&title = read.title, &words = read.words;
        const bool complete = std::ranges::all_of(wanted, [&](const std::string& start) {
            const auto begins = [&start](const FoundWord& word) { return word.folded.starts_with(start); };
            return std::ranges::any_of(title, begins) || std::ranges::any_of(words, begins);
        });
        if (!complete) continue;
        SearchHit hit{passage.place, std::string(passage.kind), passage.title, {}, {}, passage.weight};
        std::vector<MarkedSpan> marks;
        for (const FoundWord& word : words)
            if (beginsAny(word.folded, wanted)) marks.push_back({word.begin, word.end});
        hit.score += static_cast<int>(std::min<std::size_t>(marks.size(), 5));
        for (const FoundWord& word : title)
            if (beginsAny(word.folded, wanted)) hit.score += passage.weight > 0 ? 10 : 3;
        cutExcerpt(hit, passage.words, marks.empty() ? 0 : marks.front().begin, marks);
        hits.push_back(std::move(hit));
    }
    std::ranges::stable_sort(hits, std::ranges::greater{}, &SearchHit::score);
    if (hits.size() > limit) hits.resize(limit);
    return hits;
}

}  // namespace carewright::ui
