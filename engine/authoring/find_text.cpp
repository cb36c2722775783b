#include "engine/authoring/find_text.h"

#include <algorithm>
#include <cctype>
#include <functional>

#include "engine/base/utf8.h"

namespace carewright {
namespace {

constexpr std::size_t contextBytes = 30;

/// Told of a text, and whether answers are marked by it.
using Visit = std::function<void(std::string&, bool marks)>;

/// Calls `visit` for every text that people read, of one element.
class Texts {
public:
    explicit Texts(const Visit& visit) : m_visit(visit) {}

    void in(CourseHead& head) { all(head.title, head.about, head.unitTitle); }
    void in(Criterion& criterion) { all(criterion.text); }
    void in(Source& source) { all(source.title, source.publisher); }
    void in(Topic& topic) {
        all(topic.title, topic.summary);
        for (Block& block : topic.blocks) {
            all(block.title, block.leftTitle, block.rightTitle);
            rich(block.text);
            for (RichText& item : block.items) rich(item);
            for (CompareRow& row : block.rows) {
                rich(row.left);
                rich(row.right);
            }
        }
    }
    void in(Term& term) {
        all(term.name);
        each(term.also);
        rich(term.meaning);
    }
    void in(Law& law) {
        all(law.title, law.inForce, law.caution);
        rich(law.what);
        rich(law.promotes);
    }
    void in(Misconception& idea) {
        all(idea.title, idea.myth, idea.correction);
        rich(idea.whyWrong);
        rich(idea.fact);
        each(idea.showsUpAs);
    }
    void in(MarkingPoint& point) { all(point.title, point.examiner, point.learner, point.notEnough, point.earned, point.hint); }
    void in(Question& question) {
        all(question.text, question.passage, question.command, question.commandMeaning, question.guidance, question.modelAnswer);
        for (Level& level : question.levels) all(level.title);
    }
    void in(Item& item) {
        all(item.stem, item.modelAnswer, item.reason);
        for (ItemOption& one : item.options) all(one.text, one.feedback);
        for (ItemPair& one : item.pairs) all(one.left, one.right, one.feedback);
        for (ItemCategory& one : item.categories) all(one.title);
        for (ItemCard& one : item.cards) all(one.text, one.feedback);
        for (GapPiece& one : item.pieces) all(one.text, one.shown, one.feedback);
        each(item.bank);
        each(item.hints);
    }
    void in(Quiz& quiz) {
        all(quiz.title, quiz.about);
        for (QuizSection& section : quiz.sections) all(section.title);
    }
    void in(Mock& mock) { all(mock.title, mock.about); }
    void in(Sample& sample) {
        all(sample.response, sample.comment);
        for (SampleJudgement& one : sample.judgements) {
            all(one.why);
            each(one.quotes);
        }
    }
    void in(Scenario& scenario) {
        all(scenario.title, scenario.about);
        for (ScenarioPerson& one : scenario.people) all(one.name, one.role, one.about);
        for (ScenarioVariable& one : scenario.variables) all(one.title, one.about);
        for (Passage& passage : scenario.passages) {
            all(passage.title, passage.setting, passage.debrief);
            for (StoryBlock& block : passage.blocks) all(block.text);
            for (ScenarioChoice& choice : passage.choices) all(choice.text, choice.meant);
            if (!passage.written) continue;
            all(passage.written->prompt, passage.written->modelAnswer, passage.written->meant);
            for (WrittenBranch& branch : passage.written->branches) all(branch.meant);
        }
    }
    void in(Concept& idea) {
        all(idea.meaning);
        for (TermText& term : idea.terms) m_visit(term.text, true);
        for (TermText& term : idea.except) m_visit(term.text, true);
    }
    void in(Mishearing& mishearing) {
        m_visit(mishearing.heard, true);
        m_visit(mishearing.meant, true);
    }
    void in(Rubric&) {}
    void in(SubjectGuard&) {}

private:
    template <class... Text>
    void all(Text&... texts) {
        (m_visit(texts, false), ...);
    }
    void each(std::vector<std::string>& texts) {
        for (std::string& text : texts) m_visit(text, false);
    }
    void rich(RichText& text) {
        for (Run& run : text) m_visit(run.text, false);
    }

    const Visit& m_visit;
};

void visitTexts(Element& element, const Visit& visit) {
    Texts texts(visit);
    std::visit([&texts](auto& one) { texts.in(one); }, element);
}

unsigned char lower(char c) { return static_cast<unsigned char>(std::tolower(static_cast<unsigned char>(c))); }

bool wordByte(char c) { return (static_cast<unsigned char>(c) & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// Where `words` stand in `text` from `from` on; npos where they don't.
std::size_t findIn(const std::string& text, const std::string& words, const FindOptions& options, std::size_t from) {
    for (std::size_t at = from; at + words.size() <= text.size(); ++at) {
        const bool same = std::equal(words.begin(), words.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                                     [&options](char a, char b) { return options.matchCase ? a == b : lower(a) == lower(b); });
        if (!same) continue;
        const std::size_t end = at + words.size();
        if (options.wholeWords && ((at > 0 && wordByte(text[at - 1])) || (end < text.size() && wordByte(text[end])))) continue;
        return at;
    }
    return std::string::npos;
}

}  // namespace

std::vector<std::string> textsOf(Element element) {
    std::vector<std::string> out;
    visitTexts(element, [&out](std::string& text, bool) { out.push_back(text); });
    return out;
}

std::vector<FoundText> findText(const Course& course, const std::string& words, const FindOptions& options, std::size_t limit) {
    std::vector<FoundText> out;
    if (words.empty()) return out;
    for (std::size_t k = 0; k < elementKinds; ++k) {
        const auto kind = static_cast<ElementKind>(k);
        for (std::size_t i = 0; i < countOf(course, kind) && out.size() < limit; ++i) {
            Element element = elementAt(course, kind, i);
            std::size_t number = 0;
            visitTexts(element, [&](std::string& text, bool marks) {
                const std::size_t which = number++;
                for (std::size_t at = findIn(text, words, options, 0); at != std::string::npos && out.size() < limit; at = findIn(text, words, options, at + words.size())) {
                    const std::size_t from = characterStart(text, at > contextBytes ? at - contextBytes : 0);
                    const std::size_t end = at + words.size(), to = characterStart(text, std::min(text.size(), end + contextBytes));
                    out.push_back({{kind, i, which, at}, marks, titleOf(element), text.substr(from, at - from), text.substr(at, words.size()), text.substr(end, to - end)});
                }
            });
        }
    }
    return out;
}

Edit replaceText(const Course& course, const std::string& words, const std::string& by, const FindOptions& options, const ReplaceLimits& limits) {
    std::vector<Edit> edits;
    for (std::size_t k = 0; k < elementKinds && !words.empty(); ++k) {
        const auto kind = static_cast<ElementKind>(k);
        for (std::size_t i = 0; i < countOf(course, kind); ++i) {
            Element element = elementAt(course, kind, i);
            bool changed = false;
            std::size_t number = 0;
            visitTexts(element, [&](std::string& text, bool marks) {
                const std::size_t which = number++;
                if (marks && !limits.markingToo) return;
                // Written beside the old text, whose places those of the limits are.
                std::string out;
                std::size_t kept = 0;
                for (std::size_t at = findIn(text, words, options, 0); at != std::string::npos; at = findIn(text, words, options, at + words.size())) {
                    if (limits.leaveOut.contains({kind, i, which, at})) continue;
                    out.append(text, kept, at - kept);
                    out += by;
                    kept = at + words.size();
                    changed = true;
                }
                if (kept == 0) return;
                out.append(text, kept, std::string::npos);
                text = std::move(out);
            });
            if (changed) edits.push_back(replaceElement(course, i, std::move(element), {}));
        }
    }
    return together(std::move(edits), "Replaced “" + words + "” by “" + by + "” everywhere");
}

}  // namespace carewright
