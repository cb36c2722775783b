#include "app/tutor/element_form.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/authoring/credit_groups.h"
#include "engine/authoring/item_kind.h"
#include "engine/authoring/level_rubric.h"
#include "engine/content/rule_words.h"

namespace carewright::ui {
namespace {

/// An enumeration as a row of choices.
template <class Enum, std::size_t count>
void choose(FormPen& pen, std::string_view id, std::string_view label, const std::array<ChoiceOption, count>& options, Enum& value) {
    int now = static_cast<int>(value);
    if (pen.choice(id, label, options, now)) value = static_cast<Enum>(now);
}

/// A single letter that no part of a list has yet.
template <class Part>
PartId nextPart(const std::vector<Part>& parts) {
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        const PartId id(std::string(1, letter));
        if (std::ranges::find(parts, id, &Part::id) == parts.end()) return id;
    }
    return PartId("part-" + std::to_string(parts.size() + 1));
}

void provenance(FormPen& pen, Provenance& from) {
    pen.references("sources", "Sources", ElementKind::source, from.sources);
    pen.line("nation", "Holds in (empty: as the course)", from.nation);
}

void fields(FormPen& pen, CourseHead& head) {
    pen.line("title", "Title of the course", head.title);
    pen.sheet("about", "What it is about", head.about, 3);
    pen.line("unit", "Unit", head.unitTitle);
    pen.line("code", "Unit code", head.unitCode);
    pen.line("also", "Also known as", head.unitAlso);
    pen.number("level", "Level", head.unitLevel, 0, 8);
    pen.number("credits", "Credits", head.unitCredits, 0, 60);
    pen.line("nation", "Nation", head.nation, "England");
    pen.date("checked", "Checked on", head.checkedOn);
}

void fields(FormPen& pen, Criterion& criterion) { pen.sheet("text", "Criterion", criterion.text, 2); }

void fields(FormPen& pen, Source& source) {
    pen.line("title", "Title", source.title);
    pen.line("publisher", "Publisher", source.publisher);
    pen.line("date", "Date", source.date);
}

void fields(FormPen& pen, Block& block) {
    constexpr std::array kinds = {ChoiceOption{"paragraph", "Paragraph"}, ChoiceOption{"heading", "Heading"}, ChoiceOption{"list", "List"},
                                  ChoiceOption{"quote", "Quote"},         ChoiceOption{"compare", "Comparison"}, ChoiceOption{"entry", "Entry"},
                                  ChoiceOption{"note", "Note"}};
    choose(pen, "kind", "What it is", kinds, block.kind);
    switch (block.kind) {
        case Block::Kind::heading: pen.line("title", "Heading", block.title); break;
        case Block::Kind::quote:
            pen.line("title", "Who says it", block.title);
            pen.rich("text", "Words", block.text, 2);
            break;
        case Block::Kind::list:
            pen.list("items", "Points of the list", "point", block.items, RichText{{"New point", {}, false}}, [&pen](RichText& item) { pen.rich("text", "Text", item, 1); });
            break;
        case Block::Kind::compare:
            pen.line("left", "Left side", block.leftTitle);
            pen.line("right", "Right side", block.rightTitle);
            pen.list("rows", "Rows", "row", block.rows, CompareRow{{{"Before", {}, false}}, {{"Now", {}, false}}}, [&pen](CompareRow& row) {
                pen.rich("left", "Left", row.left, 1);
                pen.rich("right", "Right", row.right, 1);
            });
            break;
        case Block::Kind::entry: {
            constexpr std::array entries = {ChoiceOption{"none", "None"},       ChoiceOption{"element", "Key element"}, ChoiceOption{"example", "Example"},
                                            ChoiceOption{"benefit", "Benefit"}, ChoiceOption{"concept", "Key concept"}, ChoiceOption{"tip", "Exam tip"},
                                            ChoiceOption{"duty", "Duty"}};
            choose(pen, "entry", "Kind of entry", entries, block.entryKind);
            pen.line("title", "Title", block.title);
            pen.rich("text", "Text", block.text, 3);
            pen.references("points", "Helps with the marking points", ElementKind::point, block.points);
            break;
        }
        case Block::Kind::paragraph:
        case Block::Kind::note: pen.rich("text", "Text", block.text, 3); break;
    }
}

void fields(FormPen& pen, Topic& topic) {
    pen.line("title", "Title", topic.title);
    pen.sheet("summary", "What one knows after reading it", topic.summary, 2);
    pen.number("minutes", "Minutes to read", topic.minutes, 1, 60);
    Block fresh;
    fresh.text = {{"New paragraph.", {}, false}};
    pen.list("blocks", "What the topic says", "part", topic.blocks, fresh, [&pen](Block& block) { fields(pen, block); });
}

void fields(FormPen& pen, Term& term) {
    pen.line("name", "Word", term.name);
    pen.lines("also", "Other names and abbreviations", term.also, 2);
    pen.rich("meaning", "What it means", term.meaning, 3);
    provenance(pen, term.provenance);
}

void fields(FormPen& pen, Law& law) {
    constexpr std::array kinds = {ChoiceOption{"act", "Act"}, ChoiceOption{"policy", "Policy"}, ChoiceOption{"convention", "Convention"}};
    choose(pen, "kind", "What it is", kinds, law.kind);
    pen.line("title", "Title", law.title);
    pen.line("in-force", "In force", law.inForce);
    pen.rich("what", "What it says", law.what);
    pen.rich("promotes", "How it promotes the subject", law.promotes);
    pen.sheet("caution", "What is often got wrong", law.caution, 2);
    provenance(pen, law.provenance);
}

void fields(FormPen& pen, Misconception& idea) {
    pen.line("title", "In a few words", idea.title);
    pen.sheet("myth", "The mistaken idea as people say it", idea.myth, 2);
    pen.rich("why-wrong", "Why it is wrong", idea.whyWrong);
    pen.rich("fact", "What is right", idea.fact);
    pen.lines("shows-up-as", "How it sounds in answers", idea.showsUpAs);
    pen.sheet("correction", "Said to a learner who writes it", idea.correction, 2);
    provenance(pen, idea.provenance);
}

void fields(FormPen& pen, MarkingPoint& point) {
    pen.line("title", "In a few words", point.title);
    pen.sheet("examiner", "What the assessor looks for", point.examiner, 2);
    pen.sheet("learner", "The same in plain words", point.learner, 2);
    pen.sheet("not-enough", "What does not earn it", point.notEnough, 2);
    pen.sheet("earned", "Said when it is earned", point.earned, 2);
    pen.sheet("hint", "Hint when it is missed", point.hint, 2);
    pen.reference("topic", "Where to read about it", ElementKind::topic, point.topic);
}

/// One half of a parted credit: its marks, and which ways to earn the point earn it.
void half(FormPen& pen, std::string_view id, std::string_view label, CreditPart& part, const Rubric& rubric) {
    pen.number(std::string(id) + "-marks", std::string(label) + ": marks", part.marks, 1, 20);
    for (std::size_t i = 0; i < rubric.award.size(); ++i) {
        const RuleId& award = rubric.award[i].id;
        bool mine = std::ranges::find(part.awards, award) != part.awards.end();
        const bool before = mine;
        const std::string words = inWords(sayRule(rubric, {RulePath::Use::award, i, {}}, &pen.course()));
        pen.flag(std::string(id) + "-" + award.value, std::string(label) + ": " + (words.empty() ? award.value : words), mine);
        if (mine == before) continue;
        if (mine) part.awards.push_back(award);
        else std::erase(part.awards, award);
    }
}

void credits(FormPen& pen, Question& question) {
    std::vector<std::string> groupIds, groupNames;
    for (std::size_t i = 0; i < question.groups.size(); ++i) {
        groupIds.push_back("group-" + std::to_string(i + 1));
        groupNames.push_back("Group " + std::to_string(i + 1));
    }
    std::vector<ChoiceOption> places{{"none", "By itself"}};
    for (std::size_t i = 0; i < groupIds.size(); ++i) places.push_back({groupIds[i], groupNames[i]});
    places.push_back({"new", "In a new group"});
    std::optional<std::pair<std::size_t, int>> moved;
    const std::size_t count = question.points.size();
    pen.list("points", "What earns marks", "credit", question.points, QuestionPoint{}, [&](QuestionPoint& credit) {
        pen.reference("point", "Marking point", ElementKind::point, credit.point);
        const auto rubric = std::ranges::find(pen.course().rubrics, credit.point, &Rubric::point);
        const bool canPart = rubric != pen.course().rubrics.end() && !credit.point.empty() && rubric->award.size() > 1;
        const bool parted = !credit.identify.awards.empty() || !credit.explain.awards.empty();
        if (!parted) pen.number("marks", "Marks for it", credit.marks, 1, 20);
        pen.reference("depends-on", "Only credited with", ElementKind::point, credit.dependsOn);
        int place = credit.group + 1;
        if (pen.choice("group", "Counts", places, place)) moved = {static_cast<std::size_t>(&credit - question.points.data()), place - 1};
        if (canPart || parted) {
            bool part = parted;
            pen.flag("parted", "Part of the marks for naming it, part for explaining it", part);
            if (part && !parted) {
                credit.identify = {{rubric->award.front().id}, 1, {}};
                credit.explain = {{rubric->award.back().id}, 1, {}};
            } else if (!part) {
                credit.identify = credit.explain = {};
            }
            if (part && rubric != pen.course().rubrics.end()) {
                half(pen, "identify", "Naming it", credit.identify, *rubric);
                half(pen, "explain", "Explaining it", credit.explain, *rubric);
                credit.marks = credit.identify.marks + credit.explain.marks;
            }
        }
    });
    if (moved) setCreditGroup(question, moved->first, moved->second);
    else if (question.points.size() != count) tidyCreditGroups(question);
    for (std::size_t i = 0; i < std::min(question.groups.size(), groupIds.size()); ++i)
        pen.number(groupIds[i] + "-max", groupNames[i] + " brings at most so many marks", question.groups[i].max, 1, 60);
}

/// The levels of a question and what answers of each do; the rules of a descriptor are written in the rubric editor.
void levels(FormPen& pen, Question& question) {
    Level fresh;
    for (int number = 1; fresh.id.empty() || std::ranges::find(question.levels, fresh.id, &Level::id) != question.levels.end(); ++number) fresh.id = RuleId("level-" + std::to_string(number));
    fresh.title = "New level";
    fresh.from = question.levels.empty() ? 1 : question.levels.back().to + 1;
    fresh.to = std::max(fresh.from, question.marks);
    pen.list("levels", "Levels, the lowest first (best fit gives the marks)", "level", question.levels, fresh, [&](Level& level) {
        pen.line("title", "What the level is called", level.title, "Sound");
        pen.number("from", "From so many marks", level.from, 0, 60);
        pen.number("to", "… to so many", level.to, 0, 60);
        const std::string subject = levelSubject(question.id, level.id);
        if (const auto rubric = levelRubric(pen.course(), subject)) {
            for (std::size_t i = 0; i < rubric->award.size(); ++i) pen.remark("descriptor-" + std::to_string(i + 1), "They do this: " + inWords(sayRule(*rubric, {RulePath::Use::award, i, {}}, &pen.course())));
            pen.leadTo("rules", "Write what answers of this level do", {Room::rubric, subject, {}});
        }
    });
}

void fields(FormPen& pen, Question& question) {
    pen.sheet("text", "Question", question.text, 2);
    pen.sheet("passage", "The situation it is about", question.passage, 2);
    pen.line("command", "Command word", question.command, "Define");
    pen.line("command-meaning", "What the command word asks for", question.commandMeaning);
    pen.reference("criterion", "Criterion", ElementKind::criterion, question.criterion);
    pen.number("marks", "Marks", question.marks, 1, 60);
    credits(pen, question);
    constexpr std::array extras = {ChoiceOption{"ignored", "Cost nothing"}, ChoiceOption{"cancel", "Take back a right one (list rule)"}};
    choose(pen, "extras", "Wrong things beside right ones", extras, question.wrongExtras);
    levels(pen, question);
    pen.sheet("guidance", "How to set about it", question.guidance, 2);
    pen.sheet("model-answer", "Model answer", question.modelAnswer, 5);
    pen.number("min-words", "A good length: from so many words", question.minWords, 0, 2000);
    pen.number("max-words", "… to so many", question.maxWords, 0, 2000);
}

void options(FormPen& pen, Item& item) {
    pen.list("options", "Options", "option", item.options, ItemOption{nextPart(item.options), "New option", false, {}, {}, {}}, [&pen](ItemOption& option) {
        pen.sheet("text", "Words", option.text, 1);
        pen.flag("right", "This one is right", option.right);
        pen.sheet("feedback", "Said when it was chosen", option.feedback, 1);
        pen.reference("reveals", "Choosing it shows the misconception", ElementKind::misconception, option.reveals);
    });
}

void fields(FormPen& pen, Item& item) {
    constexpr std::array kinds = {ChoiceOption{"single", "One of several"}, ChoiceOption{"multiple", "All that fit"}, ChoiceOption{"true-false", "True or false"},
                                  ChoiceOption{"matching", "Matching"},     ChoiceOption{"ordering", "Ordering"},     ChoiceOption{"gaps", "Gaps"},
                                  ChoiceOption{"categorise", "Categories"}, ChoiceOption{"written", "Short text"}};
    Item::Kind kind = item.kind;
    choose(pen, "kind", "Kind", kinds, kind);
    if (kind != item.kind) setKind(item, kind);
    pen.sheet("stem", "What is asked", item.stem, 2);
    switch (item.kind) {
        case Item::Kind::trueFalse: pen.flag("truth", "The statement is true", item.truth); [[fallthrough]];
        case Item::Kind::single:
        case Item::Kind::multiple:
            options(pen, item);
            pen.flag("keep-order", "Options stay in this order", item.keepOrder);
            break;
        case Item::Kind::matching:
            pen.list("pairs", "Pairs", "pair", item.pairs, ItemPair{nextPart(item.pairs), "Left", "Right", {}, {}}, [&pen](ItemPair& pair) {
                pen.line("left", "Left", pair.left);
                pen.line("right", "Belongs to it", pair.right);
                pen.line("feedback", "Said when it was put elsewhere", pair.feedback);
            });
            break;
        case Item::Kind::ordering:
            pen.list("cards", "Cards in the right order", "card", item.cards, ItemCard{nextPart(item.cards), "New card", {}, {}, {}},
                     [&pen](ItemCard& card) { pen.line("text", "Words", card.text); });
            break;
        case Item::Kind::categorise: {
            pen.list("categories", "Categories", "category", item.categories, ItemCategory{nextPart(item.categories), "New category", {}},
                     [&pen](ItemCategory& category) { pen.line("title", "Title", category.title); });
            std::vector<ChoiceOption> places;
            for (const ItemCategory& category : item.categories) places.push_back({category.id.value, category.title});
            pen.list("cards", "Cards", "card", item.cards, ItemCard{nextPart(item.cards), "New card", {}, {}, {}}, [&pen, &places](ItemCard& card) {
                pen.line("text", "Words", card.text);
                int at = -1;
                for (std::size_t i = 0; i < places.size(); ++i)
                    if (places[i].id == card.category.value) at = static_cast<int>(i);
                if (!places.empty() && pen.choice("category", "Belongs to", places, at)) card.category = PartId(places[static_cast<std::size_t>(at)].id);
            });
            break;
        }
        case Item::Kind::gaps:
            pen.list("pieces", "Words and gaps in turn", "piece", item.pieces, GapPiece{" more words ", {}, {}, {}, {}, {}}, [&pen, &item](GapPiece& piece) {
                bool gap = !piece.gap.empty();
                pen.flag("is-gap", "A gap", gap);
                if (gap && piece.gap.empty()) {
                    int number = 1;
                    while (std::ranges::find(item.pieces, PartId("gap-" + std::to_string(number)), &GapPiece::gap) != item.pieces.end()) ++number;
                    piece = {{}, PartId("gap-" + std::to_string(number)), "answer", "answer", {}, {}};
                } else if (!gap && !piece.gap.empty()) {
                    piece = {" " + piece.shown + " ", {}, {}, {}, {}, {}};
                }
                if (gap) {
                    pen.line("accept", "Accepted wordings, ; between them", piece.accept);
                    pen.line("shown", "The answer as it is shown", piece.shown);
                    pen.line("feedback", "Said when it was wrong", piece.feedback);
                } else {
                    pen.sheet("text", "Words", piece.text, 1);
                }
            });
            pen.flag("from-bank", "Choose from a word bank", item.fromBank);
            pen.lines("bank", "Words of the bank that fit nowhere", item.bank, 2);
            break;
        case Item::Kind::written:
            pen.reference("question", "Part of an answer to", ElementKind::question, item.question);
            pen.sheet("model-answer", "Model answer", item.modelAnswer, 3);
            break;
    }
    pen.number("marks", "Marks", item.marks, 1, 20);
    pen.references("points", "Trains the marking points", ElementKind::point, item.points);
    pen.references("misconceptions", "About the misconceptions", ElementKind::misconception, item.misconceptions);
    pen.references("terms", "About the terms", ElementKind::term, item.terms);
    pen.references("laws", "About the laws", ElementKind::law, item.laws);
    pen.lines("hints", "Hints, one after the other", item.hints, 2);
    pen.sheet("reason", "Why the right answer is right", item.reason, 2);
}

void fields(FormPen& pen, Quiz& quiz) {
    pen.line("title", "Title", quiz.title);
    pen.sheet("about", "What it is about", quiz.about, 2);
    constexpr std::array behaviours = {ChoiceOption{"immediate", "Answers at once"}, ChoiceOption{"deferred", "Answers at the end"},
                                       ChoiceOption{"tries", "Several tries"},       ChoiceOption{"certainty", "How sure are you?"}};
    choose(pen, "behaviour", "How it goes", behaviours, quiz.behaviour);
    pen.number("tries", "Tries", quiz.tries, 1, 5);
    pen.number("minutes", "Time limit in minutes (0: none)", quiz.minutes, 0, 180);
    pen.flag("shuffle", "In another order each time", quiz.shuffle);
    pen.list("sections", "Parts", "part", quiz.sections, QuizSection{{}, {QuizPool{}}, {}}, [&pen](QuizSection& section) {
        pen.line("title", "Title of the part", section.title);
        pen.list("pools", "Pools of items", "pool", section.pools, QuizPool{}, [&pen](QuizPool& pool) {
            pen.number("draw", "Drawn each time (0: all)", pool.draw, 0, 100);
            pen.references("items", "Items", ElementKind::item, pool.items);
        });
    });
}

void fields(FormPen& pen, Mock& mock) {
    pen.line("title", "Title", mock.title);
    pen.sheet("about", "What it is about", mock.about, 2);
    pen.number("minutes", "Suggested minutes (0: none)", mock.minutes, 0, 300);
    pen.references("questions", "Questions", ElementKind::question, mock.questions);
}

void fields(FormPen& pen, Sample& sample) {
    pen.reference("question", "Question", ElementKind::question, sample.question);
    pen.sheet("response", "The response", sample.response, 5);
    pen.list("judgements", "Reference marks", "mark", sample.judgements, SampleJudgement{}, [&pen](SampleJudgement& judgement) {
        if (judgement.misconception.empty()) pen.reference("point", "Marking point", ElementKind::point, judgement.point);
        if (judgement.point.empty()) pen.reference("misconception", "Misconception", ElementKind::misconception, judgement.misconception);
        pen.flag("holds", "Awarded (or asserted)", judgement.holds);
        pen.sheet("why", "Why", judgement.why, 1);
        pen.lines("quotes", "Words that show it", judgement.quotes, 1);
    });
    pen.sheet("comment", "Remark on the whole", sample.comment, 2);
}

void fields(FormPen& pen, Scenario& story) {
    pen.line("title", "Title", story.title);
    pen.sheet("about", "What it is about", story.about, 3);
    pen.number("minutes", "Minutes for one way through", story.minutes, 1, 120);
    constexpr std::array ways = {ChoiceOption{"anywhere", "To any passage"}, ChoiceOption{"step", "One step"}, ChoiceOption{"never", "Not at all"}};
    choose(pen, "back", "How far one may go back", ways, story.back);
}

void fields(FormPen& pen, Concept& idea) {
    pen.line("meaning", "The idea in one line", idea.meaning);
    pen.references("includes", "These count as it, too", ElementKind::concept_, idea.includes);
    const auto wordings = [&pen](std::string_view id, std::string_view label, std::vector<TermText>& terms, int height) {
        std::vector<std::string> texts;
        for (const TermText& term : terms) texts.push_back(term.text);
        const std::vector<std::string> before = texts;
        pen.lines(id, label, texts, height);
        if (texts == before) return;
        terms.clear();
        for (const std::string& one : texts) terms.push_back({one, {}});
    };
    wordings("terms", "Wordings", idea.terms, 8);
    wordings("except", "Looks like it and is not", idea.except, 3);
}

void fields(FormPen& pen, Mishearing& mishearing) {
    pen.line("heard", "Heard", mishearing.heard);
    pen.line("meant", "Meant", mishearing.meant);
}

void fields(FormPen& pen, Rubric& rubric) {
    if (rubric.misconception.empty()) pen.reference("point", "Marks the point", ElementKind::point, rubric.point);
    if (rubric.point.empty()) pen.reference("misconception", "Finds the misconception", ElementKind::misconception, rubric.misconception);
}

void fields(FormPen& pen, SubjectGuard& subject) {
    pen.references("required", "At least one of these ideas", ElementKind::concept_, subject.required);
    pen.references("unwanted", "None of these in greater number", ElementKind::concept_, subject.unwanted);
}

}  // namespace

void drawFields(FormPen& pen, Element& element) {
    std::visit([&pen](auto& one) { fields(pen, one); }, element);
}

bool hasOwnEditor(ElementKind kind) { return kind == ElementKind::rubric || kind == ElementKind::concept_ || kind == ElementKind::scenario; }

}  // namespace carewright::ui
