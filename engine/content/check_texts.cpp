// What every item needs to be whole: titles, texts, dates, sources.
#include <chrono>

#include "engine/content/check_needs.h"
#include "engine/content/suggestion.h"

namespace carewright {
namespace {

bool isIsoDate(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    int digits[10] = {};
    for (std::size_t i = 0; i < 10; ++i) {
        if (i == 4 || i == 7) continue;
        if (text[i] < '0' || text[i] > '9') return false;
        digits[i] = text[i] - '0';
    }
    const std::chrono::year_month_day date{
        std::chrono::year(digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]),
        std::chrono::month(static_cast<unsigned>(digits[5] * 10 + digits[6])),
        std::chrono::day(static_cast<unsigned>(digits[8] * 10 + digits[9]))};
    return date.ok();
}

void checkHead(const CheckContext& check) {
    const Course& course = check.course;
    const Needs needs(check, "course", course.id.value, course.place);
    needs.element("title", course.title.empty());
    if (course.nation.empty()) {
        check.warning(course.place, "<course> does not say where it holds; add nation=\"England\" or another nation.");
    }
    if (!isIsoDate(course.checkedOn)) {
        check.error(course.place, course.checkedOn.empty()
                                      ? "<course> needs the attribute checked=\"…\", the day it was last checked against its sources (2026-11-21)."
                                      : "checked=\"" + shortened(course.checkedOn, 40) + "\" of <course> is no date; write year-month-day, as in 2026-11-21.");
    }
    if (course.sources.empty() && !check.options.incomplete) {
        check.warning(course.place, "<course> names no sources; add a <source> for each text it rests on.");
    }
    for (const Criterion& criterion : course.criteria) Needs(check, "criterion", criterion.id.value, criterion.place).text(criterion.text.empty());
    for (const Source& source : course.sources) Needs(check, "source", source.id.value, source.place).text(source.title.empty());
}

void checkBlock(const CheckContext& check, const Block& block) {
    const auto needs = [&](std::string_view element) { return Needs(check, element, block.id.value, block.place); };
    switch (block.kind) {
        case Block::Kind::paragraph: needs("p").text(block.text.empty()); break;
        case Block::Kind::note: needs("note").text(block.text.empty()); break;
        case Block::Kind::heading: needs("heading").text(block.title.empty()); break;
        case Block::Kind::quote:
            needs("quote").attribute("who", block.title.empty());
            needs("quote").text(block.text.empty());
            break;
        case Block::Kind::list:
            needs("list").element("item", block.items.empty());
            for (const RichText& item : block.items) {
                if (item.empty()) check.error(block.place, "<list> has an <item> without text; write it, or remove the element.");
            }
            break;
        case Block::Kind::compare:
            needs("compare").attribute("left", block.leftTitle.empty());
            needs("compare").attribute("right", block.rightTitle.empty());
            if (block.rows.empty()) check.error(block.place, "<compare> has no <row>; add one for each pair that is compared.");
            break;
        case Block::Kind::entry:
            needs("entry").attribute("title", block.title.empty());
            needs("entry").text(block.text.empty());
            needs("entry").sources(block.provenance);
            break;
    }
}

void checkTopic(const CheckContext& check, const Topic& topic) {
    const Needs needs(check, "topic", topic.id.value, topic.place);
    needs.attribute("title", topic.title.empty());
    needs.attribute("minutes", topic.minutes < 1);
    needs.element("summary", topic.summary.empty());
    if (topic.blocks.empty()) check.error(topic.place, nameOfElement("topic", topic.id.value) + " holds nothing to read; add a <p>, <list>, <entry> or another block.");
    for (const Block& block : topic.blocks) checkBlock(check, block);
}

void checkLookedUp(const CheckContext& check) {
    for (const Term& term : check.course.terms) {
        const Needs needs(check, "term", term.id.value, term.place);
        needs.attribute("name", term.name.empty());
        needs.text(term.meaning.empty());
        needs.sources(term.provenance);
    }
    for (const Law& law : check.course.laws) {
        const Needs needs(check, "law", law.id.value, law.place);
        needs.attribute("title", law.title.empty());
        needs.attribute("in-force", law.inForce.empty());
        needs.element("what", law.what.empty());
        needs.element("promotes", law.promotes.empty());
        needs.sources(law.provenance);
    }
    for (const Misconception& item : check.course.misconceptions) {
        const Needs needs(check, "misconception", item.id.value, item.place);
        needs.attribute("title", item.title.empty());
        needs.element("myth", item.myth.empty());
        needs.element("why-wrong", item.whyWrong.empty());
        needs.element("fact", item.fact.empty());
        needs.element("shows-up", item.showsUpAs.empty());
        needs.element("correction", item.correction.empty());
        needs.sources(item.provenance);
    }
}

void checkAssessed(const CheckContext& check) {
    for (const MarkingPoint& point : check.course.points) {
        const Needs needs(check, "point", point.id.value, point.place);
        needs.attribute("title", point.title.empty());
        needs.attribute("topic", point.topic.empty());
        needs.element("examiner", point.examiner.empty());
        needs.element("learner", point.learner.empty());
        needs.element("not-enough", point.notEnough.empty());
        needs.element("earned", point.earned.empty());
        needs.element("hint", point.hint.empty());
    }
    for (const Question& question : check.course.questions) {
        const Needs needs(check, "question", question.id.value, question.place);
        needs.attribute("command", question.command.empty());
        needs.attribute("criterion", question.criterion.empty());
        needs.attribute("marks", question.marks < 1);
        needs.element("text", question.text.empty());
        needs.element("command-meaning", question.commandMeaning.empty());
        needs.element("guidance", question.guidance.empty());
        needs.element("model-answer", question.modelAnswer.empty());
    }
}

}  // namespace

void checkTexts(const CheckContext& check) {
    checkHead(check);
    for (const Topic& topic : check.course.topics) checkTopic(check, topic);
    checkLookedUp(check);
    checkAssessed(check);
}

}  // namespace carewright
