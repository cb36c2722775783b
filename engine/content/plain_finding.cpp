#include "engine/content/plain_finding.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/content/suggestion.h"

namespace carewright {
namespace {

constexpr std::size_t longestTitle = 60;

constexpr std::array names = {
    FieldName{"course", "title", "Title of the course"}, FieldName{"course", "nation", "Nation"}, FieldName{"course", "checked", "Checked on"},
    FieldName{"topic", "title", "Title"}, FieldName{"topic", "minutes", "Minutes to read"}, FieldName{"topic", "summary", "What one knows after reading it"},
    FieldName{"term", "name", "Word"},
    FieldName{"law", "title", "Title"}, FieldName{"law", "in-force", "In force"}, FieldName{"law", "what", "What it says"}, FieldName{"law", "promotes", "How it promotes the subject"},
    FieldName{"misconception", "title", "In a few words"}, FieldName{"misconception", "myth", "The mistaken idea as people say it"}, FieldName{"misconception", "why-wrong", "Why it is wrong"},
    FieldName{"misconception", "fact", "What is right"}, FieldName{"misconception", "shows-up", "How it sounds in answers"}, FieldName{"misconception", "correction", "Said to a learner who writes it"},
    FieldName{"point", "title", "In a few words"}, FieldName{"point", "topic", "Where to read about it"}, FieldName{"point", "examiner", "What the assessor looks for"},
    FieldName{"point", "learner", "The same in plain words"}, FieldName{"point", "not-enough", "What does not earn it"}, FieldName{"point", "earned", "Said when it is earned"}, FieldName{"point", "hint", "Hint when it is missed"},
    FieldName{"question", "command", "Command word"}, FieldName{"question", "criterion", "Criterion"}, FieldName{"question", "marks", "Marks"}, FieldName{"question", "text", "Question"},
    FieldName{"question", "command-meaning", "What the command word asks for"}, FieldName{"question", "guidance", "How to set about it"}, FieldName{"question", "model-answer", "Model answer"},
    FieldName{"level", "title", "What the level is called"},
    FieldName{"item", "stem", "What is asked"}, FieldName{"item", "question", "Part of an answer to"}, FieldName{"item", "model-answer", "Model answer"}, FieldName{"item", "reason", "Why the right answer is right"},
    FieldName{"option", "text", "Words"}, FieldName{"card", "text", "Words"}, FieldName{"card", "in", "Belongs to"}, FieldName{"pair", "left", "Left"}, FieldName{"pair", "right", "Belongs to it"},
    FieldName{"category", "title", "Title"}, FieldName{"gap", "accept", "Accepted wordings, ; between them"}, FieldName{"gap", "shown", "The answer as it is shown"},
    FieldName{"quiz", "title", "Title"}, FieldName{"quiz", "about", "What it is about"}, FieldName{"mock", "title", "Title"}, FieldName{"mock", "about", "What it is about"},
    FieldName{"sample", "question", "Question"}, FieldName{"sample", "response", "The response"}, FieldName{"judgement", "why", "Why"},
    FieldName{"concept", "meaning", "The idea in one line"}, FieldName{"quote", "who", "Who says it"}, FieldName{"compare", "left", "Left side"}, FieldName{"compare", "right", "Right side"},
    FieldName{"entry", "title", "Title"}, FieldName{"list", "item", "Points of the list"}, FieldName{"source", "title", "Title"}, FieldName{"criterion", "text", "Criterion"},
};

/// How an element is called in a sentence, with a title and without.
struct Noun {
    std::string_view element, titled, alone;
};
constexpr std::array nouns = {
    Noun{"course", "the course", "the course"}, Noun{"topic", "the topic", "the topic"}, Noun{"term", "the word", "the word"}, Noun{"law", "the law", "the law"},
    Noun{"misconception", "the misconception", "the misconception"}, Noun{"point", "the marking point", "the marking point"}, Noun{"question", "the question", "the question"},
    Noun{"item", "the quiz item", "the quiz item"}, Noun{"quiz", "the quiz", "the quiz"}, Noun{"mock", "the mock assessment", "the mock assessment"}, Noun{"sample", "the sample response", "the sample response"},
    Noun{"scenario", "the story", "the story"}, Noun{"concept", "the concept", "a concept"}, Noun{"criterion", "the criterion", "the criterion"}, Noun{"source", "the source", "the source"},
    Noun{"mishearing", "the mishearing", "the mishearing"}, Noun{"rubric", "the rubric of", "the rubric"}, Noun{"subject", "the list of words of the subject", "the list of words of the subject"},
    Noun{"credit", "the credit for", "a credit"}, Noun{"group", "the group", "the group"}, Noun{"level", "the level", "the level"}, Noun{"option", "the option", "an option"}, Noun{"card", "the card", "a card"},
    Noun{"pair", "the pair", "a pair"}, Noun{"category", "the category", "a category"}, Noun{"gap", "the gap", "a gap"}, Noun{"judgement", "the reference mark for", "a reference mark"},
    Noun{"entry", "the part", "a part of the topic"}, Noun{"p", "the paragraph", "a paragraph"}, Noun{"heading", "the heading", "a heading"}, Noun{"list", "the list", "a list"}, Noun{"note", "the note", "a note"},
    Noun{"quote", "the quote", "a quote"}, Noun{"compare", "the comparison", "a comparison"}, Noun{"section", "the part", "a part"}, Noun{"use", "a pool of items", "a pool of items"},
    Noun{"award", "the rule", "a rule"}, Noun{"reject", "the rule", "a rule that takes the point back"}, Noun{"refer", "the rule", "a rule that refers it to a person"}, Noun{"descriptor", "the rule", "a rule of the level"},
    Noun{"all", "“All of …”", "“All of …”"}, Noun{"any", "“Any one of …”", "“Any one of …”"}, Noun{"at-least", "“Any … of …”", "“Any … of …”"}, Noun{"near", "“Near each other”", "“Near each other”"},
    Noun{"in-order", "“One after the other”", "“One after the other”"}, Noun{"relation", "a relation", "a relation"}, Noun{"words", "a wording", "a wording"}, Noun{"passage", "the passage", "the passage"},
    Noun{"choice", "the choice", "the choice"}, Noun{"variable", "the number", "the number"}, Noun{"person", "the person", "the person"}, Noun{"effect", "the effect", "an effect"}, Noun{"when", "the condition on", "a condition"},
    Noun{"write", "the written step", "the written step"}, Noun{"branch", "the branch", "a branch"}, Noun{"say", "what is said", "what is said"}, Noun{"outcome", "the outcome", "an outcome"},
};

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
}

template <class List, class Id>
const auto* withId(const List& list, const Id& id) {
    const auto found = std::ranges::find_if(list, [&](const auto& one) { return one.id.value == id; });
    return found == list.end() ? nullptr : &*found;
}

std::string orId(const std::string& title, std::string_view id) { return shortened(title.empty() ? id : std::string_view(title), longestTitle); }

/// The title of what an element with this id is, or the id.
std::string titleFor(std::string_view element, std::string_view id, std::string_view idName, const Course& course, const FindingScope& scope) {
    const auto title = [&](const auto& list, auto member) {
        const auto* found = withId(list, id);
        return orId(found ? found->*member : std::string(), id);
    };
    const bool ofMisconception = idName == "misconception";
    if (element == "credit" || element == "judgement" || element == "rubric") element = ofMisconception ? "misconception" : "point";
    if (element == "topic") return title(course.topics, &Topic::title);
    if (element == "term") return title(course.terms, &Term::name);
    if (element == "law") return title(course.laws, &Law::title);
    if (element == "misconception") return title(course.misconceptions, &Misconception::title);
    if (element == "point") return title(course.points, &MarkingPoint::title);
    if (element == "question") return title(course.questions, &Question::text);
    if (element == "item") return title(course.items, &Item::stem);
    if (element == "quiz") return title(course.quizzes, &Quiz::title);
    if (element == "mock") return title(course.mocks, &Mock::title);
    if (element == "concept") return title(course.concepts, &Concept::meaning);
    if (element == "criterion") return title(course.criteria, &Criterion::text);
    if (element == "source") return title(course.sources, &Source::title);
    if (element == "scenario") return title(course.scenarios, &Scenario::title);
    if (element == "course") return orId(course.title, id);
    if (element == "level" && scope.question) return title(scope.question->levels, &Level::title);
    if (scope.item) {
        if (element == "option") return title(scope.item->options, &ItemOption::text);
        if (element == "card") return title(scope.item->cards, &ItemCard::text);
        if (element == "pair") return title(scope.item->pairs, &ItemPair::left);
        if (element == "category") return title(scope.item->categories, &ItemCategory::title);
    }
    if (scope.scenario) {
        if (element == "passage") return title(scope.scenario->passages, &Passage::title);
        if (element == "variable" || element == "when") return title(scope.scenario->variables, &ScenarioVariable::title);
        if (element == "person") return title(scope.scenario->people, &ScenarioPerson::name);
        if (element == "choice") {
            for (const Passage& passage : scope.scenario->passages)
                if (const auto* found = withId(passage.choices, id)) return orId(found->text, id);
        }
    }
    return std::string(id);
}

/// What the finding says, word for word, and what it says to a tutor.
constexpr auto phrases = std::to_array<std::pair<std::string_view, std::string_view>>({
    // Of any element.
    {"“Belongs to” with the id of its category", "“Belongs to”"}, {"“The idea in one line”: what the idea is, in one line", "“The idea in one line”"}, {"“What the level is called”: what the level is called", "“What the level is called”"},
    {" has 0 ", " has no "},
    {" names no source; add sources=\"…\" with the ids of where it comes from", " names no source; say under “Sources” where it comes from"},
    {"; correct the id or add the ", "; choose another, or add the "}, {", which does not exist", ", which the course does not have"},
    {" holds no text; write it, or remove the element", " holds no text; write it, or remove it"}, {" without text; write it, or remove the element", " without text; write it, or remove it"},
    {" needs the attribute id=\"…\"", " needs an id"}, {" needs the attribute minutes=\"…\" of ", " needs the minutes of "}, {" needs a <item> with text in it", " needs a point"},
    // The course.
    {"write year-month-day, as in 2026-11-21", "write it as in 21/11/2026"}, {", the day it was last checked against its sources (2026-11-21)", ": the day it was last checked against its sources, as in 21/11/2026"},
    {"; add nation=\"England\" or another nation", "; write “England” or another nation under “Nation”"}, {"; add a <source> for each text it rests on", "; add one under “Sources” for each text it rests on"},
    // Topics.
    {" holds nothing to read; add a <p>, <list>, <entry> or another block", " holds nothing to read; add a part to it"}, {" has an <item> without text", " has a point without text"}, {" has no <row>; add one", " has no row; add one"},
    // Points, misconceptions, questions.
    {" is used by no question; add a <credit> for it or remove it", " is used by no question; let one give marks for it, under “What earns marks”, or remove it"},
    {", so nobody can earn it; add a <rubric point=\"", ", so nobody can earn it; open its rubric and say what earns it\x01"}, {", so it is never noticed in an answer; add a <rubric misconception=\"", ", so it is never noticed in an answer; open its rubric and say what shows it\x01"},
    {" credits no marking point; add a <credit point=\"…\" marks=\"…\"/>", " gives marks for no marking point; add one under “What earns marks”"},
    {", which this question does not credit", ", which this question gives no marks for"}, {" does not credit; choose a question that does", " gives no marks for; choose a question that does"}, {"needs the attribute point=\"…\"", "needs a marking point"}, {"; remove one depends-on", "; take one of them out of “Only credited with”"}, {"; make them agree, or leave marks out", "; make them agree"},
    {" has only <identify>; it needs the other half too, or neither", " has marks for naming it and none for explaining it; it needs both, or neither"},
    {" has only <explain>; it needs the other half too, or neither", " has marks for explaining it and none for naming it; it needs both, or neither"},
    {", so its max never matters; lower it or take the credits out of the group", ", so its limit never matters; lower the limit, or let them count by themselves"},
    {", but its credits add up to ", ", but what earns marks adds up to "}, {"; add credits or lower the marks", "; add more that earns marks, or lower “Marks”"}, {" has no <descriptor>, so nothing can fit it; add one", " does not say what answers of it do, so nothing can fit it; write its rules"},
    {", which leave groups of credits and the list rule without meaning; remove the one or the other", ", so groups of credits and taking back for wrong extras mean nothing; remove the one or the other"},
   
    // Concepts and rubrics.
    {"The term \"", "The wording \""}, {"; a term needs at least one", "; a wording needs at least one"}, {" is both a term of this concept and an exception from it, so it can never match", " stands both under “Wordings” and under “Looks like it and is not”, so it can never match"},
    {"; add <terms> or an <include-concept>", "; write wordings, or let another concept count as it"}, {"; remove one <include-concept> or [concept]", "; take one out of “These count as it, too”, or a [concept] out of a wording"},
    {" is also a term of a concept", " is also a wording of a concept"}, {" needs both heard=\"…\" and meant=\"…\"", " needs both “Heard” and “Meant”"},
    {"\"word\".", "“word” in straight quotation marks."},
    {" in a rule needs the attribute ref=\"…\" with the id of a concept", " in a rule is not chosen yet; choose it"}, {"<point> in a rule needs the attribute ref=\"…\" with the id of a marking point", "A marking point in a rule is not chosen yet; choose it"},
    {" needs the attribute n=\"…\": how many", " does not say how many: choose how many"}, {"; add parts or lower n", "; put more into it, or ask for fewer"}, {"; raise words", "; allow more words between"},
    {"This <unless> calls off exactly what the rule around it needs", "What calls the rule off is exactly what it needs"}, {", or widen within", ", or look over more than one clause"}, {"; remove one <point> rule", "; take one “Another point earned” out"},
    {"; add pair=\"…\" with the id of a marking point", "; choose it under “Which point it takes away”"}, {" cancels a paired point and does not say which", " takes another point away and does not say which"},
    {" names a pair, which only counts with cancels=\"pair\"; add that or remove pair", " names another point, which only counts where it takes “Another point” away; choose that"},
    {" names its own point as its pair; write cancels=\"point\" or name another", " names its own point as the other one; let it take “This point” away, or choose another"},
    {"<rubric> needs either point=\"…\" or misconception=\"…\", and only one of them", "The rubric needs either a marking point or a misconception, and only one of them"}, {" has no <award>, so it can never be met; add one", " has no rule that earns it, so it can never be met; add one"},
    // Quiz items.
    {" trains no marking point, so no progress comes from it; add points=\"…\"", " trains no marking point, so no progress comes from it; choose one under “Trains the marking points”"},
    {" gives no <reason>; say why the right answer is right, for the review", " has nothing under “Why the right answer is right”; the review shows it"}, {" without <feedback>; say to each what is mistaken in it", " with nothing under “Said when it was chosen”; say to each what is mistaken in it"},
    {"; make it kind=\"single\", so that", "; make it “One of several”, so that"}, {", or use kind=\"multiple\"", ", or make it “All that fit”"}, {", or make it kind=\"multiple\"", ", or make it “All that fit”"}, {" from its stem in the right option alone", " from what is asked in the right option alone"},
    {" has no <model-answer>; show learners", " has no model answer; show learners"}, {"; give right=\"yes\" to the one that is right", "; tick “This one is right” at the one that is"}, {" needs the attribute in=\"…\" with the id of its category", " belongs to no category yet; choose it"},
    {" names no marking point, so nothing in an answer could be marked; add points=\"…\"", " names no marking point, so nothing in an answer could be marked; choose some under “Trains the marking points”"},
    {", which its question \"", ", which the question \""}, {", which none of its wordings accepts; add it to accept", ", which is none of the accepted wordings; add it to them"}, {" elements, more than the ", ", more than the "},
    {" has a <bank-word> without text", " has a word of the bank without text"}, {"<bank-word>", "words in its bank"}, {", which has no <option>;", ", which has no options;"}, {", which has no <pair>;", ", which has no pairs;"}, {", which has no <card>;", ", which has no cards;"},
    {", which has no <category>;", ", which has no categories;"}, {", which has no <gap-text>;", ", which has no text with gaps;"}, {", which has no <gap>;", ", which has no gaps;"}, {", which has no <model-answer>;", ", which has no model answer;"}, {"; remove it or correct the kind", "; remove what is too much, or choose another kind"},
    {"kind \"single\"", "kind “One of several”"}, {"kind \"multiple\"", "kind “All that fit”"}, {"kind \"true-false\"", "kind “True or false”"}, {"kind \"matching\"", "kind “Matching”"}, {"kind \"ordering\"", "kind “Ordering”"}, {"kind \"gaps\"", "kind “Gaps”"}, {"kind \"categorise\"", "kind “Categories”"}, {"kind \"written\"", "kind “Short text”"},
    {" <option>, but needs", " option, but needs"}, {" <pair>, but needs", " pair, but needs"}, {" <card>, but needs", " card, but needs"}, {" <category>, but needs", " category, but needs"}, {" <gap>, but needs", " gap, but needs"}, {" <option>, more", " options, more"}, {" <pair>, more", " pairs, more"},
    {" <card>, more", " cards, more"}, {" <category>, more", " categories, more"}, {" <gap>, more", " gaps, more"}, {" <hint>, more", " hints, more"},
    // Quizzes, mocks, samples.
    {" has no <section>, so it holds no items; add one", " has no part, so it holds no items; add one under “Parts”"}, {" uses no items; add a <use items=\"…\"/>", " has no items; add a pool with some"}, {"<use> names no item; add items=\"…\" with the ids of items", "A pool names no item; add some under “Items”"},
    {"; add questions=\"…\" with the ids of questions", "; add some under “Questions”"}, {" needs either point=\"…\" or misconception=\"…\"", " needs either a marking point or a misconception"},
    {"; add a <quote> with the words that show it", "; copy them to “Words that show it”"}, {" has no judgement of the point ", " has no reference mark for the point "}, {", which its question credits; add a <judgement point=\"", ", which its question gives marks for; add one under “Reference marks”\x01"}, {" is about a point that its question does not credit", " is about a point that its question gives no marks for"},
    // Stories.
    {" needs the attribute start=\"…\"", " needs a passage to start with"}, {" needs the attribute name=\"…\"", " needs a name"}, {" needs the attribute question=\"…\"", " needs the question that it is marked by"}, {" needs the attribute points=\"…\"", " needs the points that it is marked for"},
    {" needs the attribute to=\"…\"", " needs a passage that it leads to"}, {" needs a <debrief> with text in it", " needs what it came to for the person"}, {" needs a <prompt> with text in it", " needs what the learner is asked to write"},
    {"; add a <p> or a <say who=\"…\">", "; add what is told or said"}, {" has no <meant>; say what it means for the person", " does not say what it meant for the person"}, {" has no <meant>; say what a text", " has no “What it meant”; say what a text"},
    {"; say to which passage with to=\"…\"", "; say to which passage"}, {"; add a <choice>, or make it an ending", "; add a choice, or make it an ending"}, {"; remove ending=\"…\" or its choices", "; let it be no ending, or remove its choices"}, {" is marked as a draft; finish it and remove draft=\"yes\"", " is not built yet; finish it and tick that it is built"},
    {"; give a passage ending=\"good\", \"mixed\" or \"poor\" and a <debrief>", "; let a passage be one and say what it came to"}, {" holds no <passage>; add the first one and name it in start=\"…\"", " holds no passage; add the first one"}, {" has a <debrief>, which", " says what it came to, which"},
    {" has both choices and a <write>", " has both choices and a written step"}, {"no <when> asks for it", "no condition asks for it"}, {"is changed by no <effect>; add one", "is changed by nothing; let a choice change it"}, {"An <outcome>", "An outcome"}, {"its <write> does not mark; add it to the points of the <write>", "its written step does not mark; add it there"},
    {" has no <branch>, so", " has no branch, so"}, {"; say for which points=\"…\" or <when> it is", "; say for which points, or on what condition, it is"}, {"; give a passage group=\"", "; put a passage into it\x01"}, {" needs a <about> with text in it", " needs “What it is about”"}, {" needs a <text> with text in it", " has no words yet"},
    {" needs the attribute title=\"…\"", " needs a title"}, {" needs the attribute minutes=\"…\"", " needs the minutes it takes"}, {" needs the attribute who=\"…\"", " needs who says it"}, {" needs a <model-answer> with text in it", " needs a model answer"},
    // Whatever is left of these.
    {"<feedback>", "what is said to it"}, {"<meant>", "what it meant"}, {"<debrief>", "what it came to"}, {"<when>", "a condition"}, {"<effect>", "an effect"}, {"<identify>", "naming it"}, {"<explain>", "explaining it"}, {"<terms>", "wordings"},
});

std::optional<std::string_view> labelOf(std::string_view element, std::string_view part) {
    const auto found = std::ranges::find_if(names, [&](const FieldName& one) { return one.element == element && one.part == part; });
    return found == names.end() ? std::nullopt : std::optional(found->label);
}

/// `needs a <hint> with text in it` and `needs the attribute title="…"` by the label that the form of the element has.
void nameFields(std::string& text) {
    if (!text.starts_with('<')) return;
    const std::string_view element = std::string_view(text).substr(1, text.find_first_of(" >") - 1);
    const auto swap = [&](std::string_view before, std::string_view after) {
        const std::size_t at = text.find(before);
        if (at == std::string::npos) return;
        const std::size_t from = at + before.size(), end = text.find(after, from);
        if (end == std::string::npos) return;
        const auto label = labelOf(element, std::string_view(text).substr(from, end - from));
        if (label) text.replace(at, end + after.size() - at, " needs “" + std::string(*label) + "”");
    };
    swap(" needs a <", "> with text in it");
    swap(" needs the attribute ", "=\"…\"");
}

/// Where the first sentence begins, or another one.
bool beginsSentence(std::string_view text, std::size_t at) { return at == 0 || (at > 1 && text[at - 1] == ' ' && text[at - 2] == '.'); }

void capital(std::string& word) {
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
}

/// `<law id="care-act">` as “the law “Care Act 2014””, `<gap>` as “a gap”.
void nameElements(std::string& text, const Course& course, const FindingScope& scope) {
    for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos;) {
        const std::size_t nameEnd = text.find_first_of(" />", at);
        if (nameEnd == std::string::npos || nameEnd == at + 1) {
            ++at;
            continue;
        }
        const std::string element = text.substr(at + 1, nameEnd - at - 1);
        std::size_t close = nameEnd;
        std::string title;
        const std::size_t open = text[nameEnd] == ' ' ? text.find("=\"", nameEnd) : std::string::npos;
        const std::size_t valueEnd = open == std::string::npos ? std::string::npos : text.find("\">", open + 2);
        if (valueEnd != std::string::npos && text.find('>', nameEnd) >= valueEnd) {
            const std::string idName = text.substr(nameEnd + 1, open - nameEnd - 1), value = text.substr(open + 2, valueEnd - open - 2);
            const bool counts = idName == "max" || idName == "n" || idName == "words";
            title = counts ? std::string() : titleFor(element, value, idName, course, scope);
            close = valueEnd + 1;
        } else {
            close = text.find('>', nameEnd);
            if (close == std::string::npos) close = nameEnd;
        }
        const auto noun = std::ranges::find(nouns, element, &Noun::element);
        std::string words = noun == nouns.end() ? "the " + element : std::string(title.empty() ? noun->alone : noun->titled);
        if (!title.empty() && !words.starts_with("“")) words += " “" + title + "”";
        if (beginsSentence(text, at)) capital(words);
        text.replace(at, close + 1 - at, words);
        at += words.size();
    }
}

/// `the point "say-it"` as “the marking point “Says it””, and what is meant by `did you mean "say-it"?` likewise.
void nameReferences(std::string& text, const Course& course, const FindingScope& scope) {
    std::string_view meant;
    for (const Noun& noun : nouns) {
        const std::string before = " the " + std::string(noun.element) + " \"";
        for (std::size_t at = 0; (at = text.find(before, at)) != std::string::npos;) {
            const std::size_t from = at + before.size(), end = text.find('"', from);
            if (end == std::string::npos) break;
            meant = noun.element;
            const std::string words = " " + std::string(noun.titled) + " “" + titleFor(noun.element, text.substr(from, end - from), {}, course, scope) + "”";
            text.replace(at, end + 1 - at, words);
            at += words.size();
        }
    }
    for (const Noun& noun : nouns) {
        const std::string add = "or add the " + std::string(noun.element) + ".";
        replaceAll(text, add, "or add it.");
    }
    constexpr std::string_view guess = "did you mean \"";
    if (const std::size_t at = text.find(guess); at != std::string::npos && !meant.empty()) {
        const std::size_t from = at + guess.size(), end = text.find('"', from);
        if (end != std::string::npos) text.replace(from - 1, end + 2 - from, "“" + titleFor(meant, text.substr(from, end - from), {}, course, scope) + "”");
    }
}

/// Ids in chains and lists, each by its title.
void nameChains(std::string& text, const Course& course, const FindingScope& scope) {
    const auto everyQuoted = [&](std::string_view element) {
        for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos;) {
            const std::size_t end = text.find('"', at + 1);
            if (end == std::string::npos) break;
            const std::string words = "“" + titleFor(element, text.substr(at + 1, end - at - 1), {}, course, scope) + "”";
            text.replace(at, end + 1 - at, words);
            at += words.size();
        }
    };
    if (text.starts_with("Marking points wait") || text.find("\" depends on \"") != std::string::npos || text.starts_with("The rubric of \"")) everyQuoted("point");
    replaceAll(text, "has no award “", "has no rule “");
    if (text.starts_with("Concepts run in a circle")) everyQuoted("concept");
    if (text.find(" can be reached from it") != std::string::npos || text.find(" leaves nothing to choose") != std::string::npos) everyQuoted("choice");
    if (!text.starts_with("No quiz item is about ")) return;
    const std::size_t colon = text.find(": "), of = text.find("'s ");
    if (colon == std::string::npos || of == std::string::npos || of > colon) return;
    const std::string what = text.substr(of, colon - of);
    const std::string_view element = what.find("point") != std::string::npos ? "point" : what.find("misconception") != std::string::npos ? "misconception" : what.find("term") != std::string::npos ? "term" : "law";
    const std::size_t more = text.find(" and ", colon), last = more == std::string::npos ? text.size() - 1 : more;
    std::string named;
    for (std::size_t from = colon + 2; from < last;) {
        const std::size_t end = std::min(text.find(", ", from), last);
        named += (named.empty() ? "“" : ", “") + titleFor(element, text.substr(from, end - from), {}, course, scope) + "”";
        from = end + 2;
    }
    text.replace(colon + 2, last - colon - 2, named);
    replaceAll(text, " terms: ", " words explained: ");
}

/// Straight quotation marks round words as curly ones; one that is itself quoted stays.
void curl(std::string& text) {
    constexpr std::string_view left = "“", right = "”";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char before = i == 0 ? ' ' : text[i - 1], after = i + 1 == text.size() ? ' ' : text[i + 1];
        const auto lone = [](char c) { return c == ' ' || c == '(' || c == ')' || c == ',' || c == ';' || c == '.' || c == ':' || c == '?'; };
        if (text[i] != '"') out += text[i];
        else if (lone(before) && before != ')') out += left;
        else if (lone(after)) out += right;
        else out += '"';
    }
    text = std::move(out);
}

}  // namespace

std::span<const FieldName> fieldNames() { return names; }

std::string plainFinding(std::string text, const Course& course, const FindingScope& scope) {
    // Where another one stands is said by line; a tutor finds it by its id.
    if (const std::size_t by = text.find(" by the <"), end = text.find("; choose another", by == std::string::npos ? 0 : by); by != std::string::npos && end != std::string::npos) text.erase(by, end - by);
    if (const std::size_t first = text.find("; the first is in "), join = text.find(". Join the two", first == std::string::npos ? 0 : first); first != std::string::npos && join != std::string::npos) text.erase(first, join - first);
    if (text.starts_with("checked=\"")) {
        const std::size_t end = text.find("\" of <course>");
        if (end != std::string::npos) text = "“" + text.substr(9, end - 9) + "” under “Checked on”" + text.substr(end + 13);
    }
    nameChains(text, course, scope);
    nameFields(text);
    for (const auto& [from, to] : phrases) replaceAll(text, from, to);
    // A phrase that ends in the id it was said with: the id goes.
    for (std::size_t at = 0; (at = text.find('\x01', at)) != std::string::npos;) {
        const std::size_t end = text.find('"', at);
        const std::size_t next = end == std::string::npos ? at + 1 : text.find_first_of(".,;", end);
        text.erase(at, (next == std::string::npos ? text.size() : next) - at);
    }
    nameReferences(text, course, scope);
    nameElements(text, course, scope);
    for (std::size_t at = 0; (at = text.find("=\"", at)) != std::string::npos;) text.replace(at, 1, " ");
    curl(text);
    capital(text);
    return text;
}

}  // namespace carewright
