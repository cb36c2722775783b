/// Courses made by chance, as tidy as the reader leaves them, to try what must hold for every course.
#pragma once

#include <random>
#include <string>

#include "engine/content/course.h"

namespace carewright::test {

class CourseMaker {
public:
    explicit CourseMaker(unsigned seed) : m_random(seed) {}

    Course make() {
        Course course;
        course.id = CourseId("made");
        course.title = text();
        course.about = chance() ? text() + "\n\n" + text() : text();
        course.unitTitle = text();
        course.unitCode = word();
        course.unitLevel = number(0, 8);
        course.nation = chance() ? "England" : "";
        course.checkedOn = "2026-11-21";
        course.files = {"course.xml", "b.xml", "deep/a.xml"};
        each(course.criteria, "c", [&](Criterion& item) { item.text = text(); item.place = {}; });
        each(course.sources, "s", [&](Source& item) { item.title = text(); item.publisher = word(); item.date = word(); item.place = {}; });
        each(course.topics, "t", [&](Topic& item) {
            item.title = text();
            item.summary = text();
            item.minutes = number(1, 9);
            for (int i = number(1, 6); i > 0; --i) item.blocks.push_back(block());
        });
        each(course.terms, "g", [&](Term& item) { item.name = text(); item.meaning = rich(); item.also = {word(), word() + " " + word()}; item.provenance = from(); });
        each(course.laws, "l", [&](Law& item) {
            item.kind = static_cast<Law::Kind>(number(0, 2));
            item.title = text();
            item.what = rich();
            item.promotes = rich();
            item.caution = chance() ? text() : "";
            item.provenance = from();
        });
        each(course.misconceptions, "m", [&](Misconception& item) {
            item.title = text();
            item.myth = text();
            item.whyWrong = rich();
            item.fact = rich();
            item.showsUpAs = {text(), text()};
            item.correction = text();
        });
        each(course.points, "p", [&](MarkingPoint& item) { item.title = text(); item.examiner = text(); item.hint = text(); item.topic = TopicId(word()); });
        each(course.questions, "q", [&](Question& item) {
            item.text = text();
            item.marks = number(1, 9);
            item.minWords = number(0, 50);
            item.modelAnswer = text() + "\n\n" + text();
            for (int i = number(0, 3); i > 0; --i) item.points.push_back(credit(item));
            item.wrongExtras = static_cast<WrongExtras>(number(0, 1));
            for (int i = number(0, 2); i > 0; --i) item.levels.push_back(level(3 - i));
        });
        each(course.items, "i", [&](Item& made) { fill(made); });
        each(course.quizzes, "z", [&](Quiz& made) { fill(made); });
        each(course.mocks, "x", [&](Mock& made) {
            made.title = text();
            made.about = text();
            made.minutes = number(0, 90);
            made.questions = {QuestionId("q1"), QuestionId(word())};
        });
        each(course.samples, "e", [&](Sample& made) { fill(made); });
        each(course.concepts, "k", [&](Concept& item) {
            item.meaning = text();
            for (int i = number(0, 30); i > 0; --i) item.terms.push_back({term(), {}});
            for (int i = number(0, 3); i > 0; --i) item.except.push_back({term(), {}});
            if (chance()) item.includes = {ConceptId(word())};
        });
        for (int i = number(0, 2); i > 0; --i) course.mishearings.push_back({word() + " " + word(), word(), {}});
        for (int i = number(0, 4); i > 0; --i) course.rubrics.push_back(rubric());
        if (chance()) course.subject.required = {ConceptId(word()), ConceptId(word())};
        return course;
    }

private:
    bool chance() { return number(0, 1) == 1; }
    int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); }

    template <class Item, class Fill>
    void each(std::vector<Item>& items, const char* prefix, Fill fill) {
        static constexpr const char* files[] = {"", "course.xml", "b.xml", "deep/a.xml", "new.xml", "../out.xml"};
        for (int i = number(0, 4); i > 0; --i) {
            Item item;
            item.id = decltype(item.id)(prefix + std::to_string(i));
            item.place.file = files[number(0, 5)];
            fill(item);
            items.push_back(std::move(item));
        }
    }

    std::string word() {
        static constexpr const char* words[] = {"care", "léa", "a-b", "it's", "x", "choice", "plan", "日本", "don’t", "control"};
        return words[number(0, 9)];
    }
    std::string term() { return chance() ? word() : "[k1] … " + word() + " (a) \"" + word() + "\""; }

    std::string text() {
        static constexpr const char* odd[] = {"&", "<", ">", "\"quoted\"", "'", "]]>", "&amp;", "…", "-->", "\xF0\x9F\x98\x80"};
        std::string out = word();
        for (int i = number(0, 40); i > 0; --i) out += std::string(" ") + (number(0, 5) == 0 ? odd[number(0, 9)] : word());
        return out;
    }

    RichText rich() {
        RichText out;
        for (int i = number(1, 5); i > 0; --i) {
            out.push_back({text() + " ", {}, false});
            Run run{text(), chance() ? TermId("g1") : TermId(), false};
            run.strong = run.term.empty() || chance();
            out.push_back(run);
            if (chance()) out.push_back({" ", {}, false});
            if (out.back().text == " ") out.push_back({text(), TermId("g2"), false});
            out.push_back({chance() ? ", " : " ", {}, false});
        }
        // Neighbours of one form are one run, and no run ends the text with a space.
        RichText tidy;
        for (Run& run : out) {
            if (!tidy.empty() && tidy.back().term == run.term && tidy.back().strong == run.strong) {
                if (tidy.back().text.back() == ' ' && run.text.front() == ' ') run.text.erase(0, 1);
                tidy.back().text += run.text;
            } else {
                tidy.push_back(run);
            }
        }
        while (!tidy.empty() && tidy.back().text.back() == ' ') {
            tidy.back().text.pop_back();
            if (tidy.back().text.empty()) tidy.pop_back();
        }
        return tidy;
    }

    Provenance from() {
        Provenance out;
        if (chance()) out.sources = {SourceId("s1"), SourceId("s2")};
        if (chance()) out.nation = "Wales";
        return out;
    }

    Block block() {
        Block out;
        out.kind = static_cast<Block::Kind>(number(0, 6));
        switch (out.kind) {
            case Block::Kind::heading: out.title = text(); return out;
            case Block::Kind::list: out.items = {rich(), rich()}; break;
            case Block::Kind::compare:
                out.leftTitle = text();
                out.rightTitle = text();
                out.rows = {{rich(), rich()}, {rich(), rich()}};
                break;
            case Block::Kind::entry:
                out.id = EntryId(word());
                out.title = text();
                out.entryKind = static_cast<Block::EntryKind>(number(1, 6));
                if (chance()) out.points = {PointId("p1"), PointId("p2")};
                out.text = rich();
                break;
            case Block::Kind::quote: out.title = word(); out.text = rich(); break;
            default: out.text = rich();
        }
        out.provenance = from();
        return out;
    }

    /// Parts of any kind, whether or not they go together: what the writer writes does not depend on that.
    void fill(Item& made) {
        made.kind = static_cast<Item::Kind>(number(0, 7));
        made.stem = text();
        if (chance()) made.points = {PointId("p1"), PointId(word())};
        if (chance()) made.misconceptions = {MisconceptionId("m1")};
        if (chance()) made.terms = {TermId("g1"), TermId("g2")};
        if (chance()) made.laws = {LawId("l1")};
        made.marks = number(1, 9);
        made.keepOrder = chance();
        made.truth = chance();
        made.fromBank = chance();
        if (chance()) made.question = QuestionId("q1");
        for (int i = number(0, 4); i > 0; --i) made.options.push_back({part(i), text(), chance(), said(), MisconceptionId(chance() ? "m2" : ""), {}});
        for (int i = number(0, 3); i > 0; --i) made.pairs.push_back({part(i), said(), text(), said(), {}});
        for (int i = number(0, 3); i > 0; --i) made.categories.push_back({part(i), text(), {}});
        for (int i = number(0, 4); i > 0; --i) made.cards.push_back({part(i), text(), chance() ? part(1) : PartId(), said(), {}});
        made.pieces = pieces();
        for (int i = number(0, 2); i > 0; --i) made.bank.push_back(text());
        made.modelAnswer = chance() ? text() + "\n\n" + text() : "";
        for (int i = number(0, 3); i > 0; --i) made.hints.push_back(text());
        made.reason = said();
    }

    void fill(Quiz& made) {
        made.title = text();
        made.about = said();
        made.behaviour = static_cast<Behaviour>(number(0, 3));
        made.tries = number(1, 5);
        made.minutes = number(0, 60);
        made.shuffle = chance();
        for (int i = number(0, 3); i > 0; --i) {
            QuizSection section;
            section.title = said();
            for (int k = number(0, 3); k > 0; --k) section.pools.push_back({number(0, 2), {ItemId("i1"), ItemId(word())}, {}});
            made.sections.push_back(std::move(section));
        }
    }

    void fill(Sample& made) {
        made.question = QuestionId("q1");
        made.response = text() + "\n\n" + text();
        for (int i = number(0, 3); i > 0; --i) {
            SampleJudgement judgement;
            (chance() ? judgement.point.value : judgement.misconception.value) = word();
            judgement.holds = chance();
            judgement.why = said();
            for (int k = number(0, 2); k > 0; --k) judgement.quotes.push_back(text());
            made.judgements.push_back(std::move(judgement));
        }
        made.comment = said();
    }

    /// Words and gaps in turn, with spaces where they part words from a gap.
    std::vector<GapPiece> pieces() {
        std::vector<GapPiece> out;
        const auto words = [&](const std::string& before, const std::string& after) {
            GapPiece piece;
            piece.text = before + text() + after;
            out.push_back(std::move(piece));
        };
        const int gaps = number(0, 3);
        if (gaps == 0) return out;
        if (chance()) words("", chance() ? " " : "");
        for (int i = 0; i < gaps; ++i) {
            GapPiece gap;
            gap.gap = part(i);
            gap.accept = term() + "; " + word();
            gap.shown = text();
            gap.feedback = said();
            out.push_back(std::move(gap));
            if (i + 1 < gaps && chance()) words(chance() ? " " : "", " ");
        }
        if (chance()) words(" ", "");
        return out;
    }

    PartId part(int number) { return PartId("a" + std::to_string(number)); }
    std::string said() { return chance() ? text() : ""; }

    Rule rule(int depth) {
        Rule out;
        out.kind = static_cast<Rule::Kind>(number(0, 9));
        const bool leaf = out.kind == Rule::Kind::concept_ || out.kind == Rule::Kind::words || out.kind == Rule::Kind::point;
        if (out.kind == Rule::Kind::words) {
            out.text = term();
            for (int i = number(0, 20); i > 0; --i) out.text += "; " + term() + " " + term();
        }
        if (leaf && out.kind != Rule::Kind::words) out.ref = word();
        if (out.kind == Rule::Kind::atLeast || out.kind == Rule::Kind::near) out.count = number(1, 5);
        if (out.kind == Rule::Kind::relation) out.relation = static_cast<Rule::Relation>(number(0, 6));
        out.within = static_cast<Within>(number(0, 3));
        out.polarity = static_cast<Polarity>(number(0, 2));
        out.voice = static_cast<Voice>(number(0, 2));
        out.mood = static_cast<Mood>(number(0, 2));
        out.time = static_cast<Tense>(number(0, 2));
        for (int i = leaf || depth == 0 ? 0 : number(0, 3); i > 0; --i) out.parts.push_back(rule(depth - 1));
        for (int i = depth == 0 ? 0 : number(0, 1); i > 0; --i) out.unless.push_back(rule(depth - 1));
        if (number(0, 3) == 0) out.note = text();
        return out;
    }

    Rule namedRule(int number) {
        Rule one = rule(3);
        one.kind = Rule::Kind::all;
        one.ref.clear();
        one.text.clear();
        one.count = 0;
        one.relation = Rule::Relation::gives;
        one.id = RuleId("r" + std::to_string(number));
        return one;
    }

    QuestionPoint credit(Question& question) {
        QuestionPoint out;
        out.point = PointId(word());
        out.marks = number(1, 4);
        if (chance()) out.dependsOn = PointId(word());
        if (chance()) {
            out.identify = {{RuleId("r1"), RuleId(word())}, number(1, 3), {}};
            if (chance()) out.explain = {{RuleId("r2")}, 1, {}};
        }
        if (chance()) {
            const bool goesOn = !question.points.empty() && question.points.back().group >= 0;
            if (!goesOn || chance()) question.groups.push_back({number(1, 3), {}});
            out.group = static_cast<int>(question.groups.size()) - 1;
        }
        return out;
    }

    Level level(int number) {
        Level out;
        out.id = RuleId("level-" + std::to_string(number));
        out.title = text();
        out.from = number;
        out.to = number + 1;
        out.descriptors = {namedRule(1), namedRule(2)};
        return out;
    }

    Rubric rubric() {
        Rubric out;
        (chance() ? out.point.value : out.misconception.value) = word();
        for (auto* rules : {&out.award, &out.reject, &out.refer}) {
            for (int i = number(0, 2); i > 0; --i) {
                Rule one = namedRule(i);
                if (rules == &out.reject) {
                    one.cancels = static_cast<Cancels>(number(0, 2));
                    if (chance()) one.pair = PointId(word());
                }
                rules->push_back(std::move(one));
            }
        }
        out.place.file = chance() ? "b.xml" : "rubrics.xml";
        return out;
    }

    std::mt19937 m_random;
};

}  // namespace carewright::test
