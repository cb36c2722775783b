#include "engine/exchange/twee_reader.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "engine/base/utf8.h"
#include "engine/content/inline_text.h"
#include "engine/content/story_layout.h"
#include "engine/exchange/twee_body.h"
#include "engine/exchange/twee_passages.h"

namespace carewright {
namespace {

constexpr std::size_t longestId = 48, mostVariables = 100, mostChoicesOfPassage = 30;

/// Passages that Twine and its story formats use for themselves.
constexpr std::array<std::string_view, 15> specialNames{"StoryCaption", "StoryMenu", "StoryBanner", "StoryInterface", "StoryAuthor", "StoryDisplayTitle", "StoryShare", "StorySubtitle", "StorySettings",
    "PassageHeader", "PassageFooter", "PassageDone", "PassageReady", "StoryStylesheet", "StoryScript"};

bool has(const std::vector<std::string>& tags, std::string_view wanted) { return std::find(tags.begin(), tags.end(), wanted) != tags.end(); }

/// "The Kitchen, 9 am" → "the-kitchen-9-am"; empty where nothing is left.
std::string slug(std::string_view name) {
    std::string out;
    for (const char c : fold(name)) {
        const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (keep) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
        if (out.size() >= longestId) break;
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

/// Ids that differ from one another.
class Ids {
public:
    std::string make(std::string_view name, std::string_view otherwise) {
        std::string base = slug(name);
        if (base.empty()) base = otherwise;
        std::string id = base;
        // Counting on from the last one: many passages of one name cost no more than others.
        for (int& number = m_numbers[base]; !m_used.insert(id).second;) id = base + "-" + std::to_string(++number + 1);
        return id;
    }

private:
    std::unordered_set<std::string> m_used;
    std::unordered_map<std::string, int> m_numbers;
};

PassageGroup::Colour colourNamed(std::string_view name) {
    using Colour = PassageGroup::Colour;
    if (name == "red") return Colour::coral;
    if (name == "orange") return Colour::amber;
    if (name == "yellow" || name == "gray" || name == "grey") return Colour::sand;
    if (name == "green") return Colour::green;
    if (name == "blue") return Colour::blue;
    if (name == "purple") return Colour::violet;
    return Colour::teal;
}

class Import {
public:
    Import(std::string_view text, const TweeLimits& limits) : m_limits(limits), m_raw(splitTwee(text)) {
        m_names.variable = [this](std::string_view name) { return variableOf(name); };
        m_names.passage = [this](std::string_view name) { return passageOf(name); };
        m_names.seen = [this](const VariableId& variable, int value) { saw(variable, value); };
    }

    Result<TweeStory> run() {
        if (m_raw.empty()) return fail(ErrorCode::invalidInput, "This is no Twee file: it has no passage. Each begins with a line such as “:: The kitchen”.");
        if (m_raw.size() > m_limits.passages)
            return fail(ErrorCode::tooLarge, "The story has " + std::to_string(m_raw.size()) + " passages, and " + std::to_string(m_limits.passages) + " is the most; make several stories of it.");
        readFacts();
        listPassages();
        if (m_passages.empty()) return fail(ErrorCode::invalidInput, "The file holds settings of a story but no passage to read.");
        for (const TweePassage* raw : m_initial) readInitial(*raw);
        for (std::size_t i = 0; i < m_passages.size(); ++i) readPassage(i);
        finish();
        return std::move(m_out);
    }

private:
    void note(std::string_view passage, int line, std::string text) {
        if (m_out.notes.size() < m_limits.notes) m_out.notes.push_back({std::string(passage), line, std::move(text)});
        else if (m_out.notes.size() == m_limits.notes) m_out.notes.push_back({{}, 0, "There is more that could not be carried over; it is not listed."});
    }

    void readFacts() {
        for (const TweePassage& raw : m_raw) {
            if (raw.name == "StoryTitle") m_out.scenario.title = singleSpaced(raw.body);
            if (raw.name != "StoryData") continue;
            m_facts = storyFactsIn(raw.body);
            if (!m_facts.readable) note(raw.name, raw.line, "StoryData is no JSON object; the start, the story format and the colours were not read.");
        }
        if (m_out.scenario.title.empty()) m_out.scenario.title = "A story from Twine";
        m_out.scenario.id = ScenarioId(Ids().make(m_out.scenario.title, "story"));
        m_out.scenario.minutes = 10;
        const bool known = m_facts.format.empty() || m_facts.format == "Harlowe" || m_facts.format == "SugarCube";
        if (!known) note({}, 0, "The story is written for " + singleSpaced(m_facts.format).substr(0, 60) + ". Its texts and links were read, but not what that format does with variables and conditions.");
    }

    void listPassages() {
        for (const TweePassage& raw : m_raw) {
            if (raw.name == "StoryTitle" || raw.name == "StoryData") continue;
            if (raw.name == "StoryInit" || has(raw.tags, "startup")) {
                m_initial.push_back(&raw);
                continue;
            }
            const bool special = std::find(specialNames.begin(), specialNames.end(), raw.name) != specialNames.end();
            const std::array<std::string_view, 6> machine{"script", "stylesheet", "header", "footer", "widget", "Twine.private"};
            const bool tagged = std::any_of(machine.begin(), machine.end(), [&](std::string_view tag) { return has(raw.tags, tag); });
            if (special || tagged) {
                note(raw.name, raw.line, "This passage is for Twine's own machinery and was left out.");
                continue;
            }
            const std::string name = singleSpaced(raw.name);
            if (name.empty()) note({}, raw.line, "A passage has no name; it was given one.");
            if (!name.empty() && m_byName.contains(name)) {
                note(raw.name, raw.line, "There are two passages of this name; links lead to the first.");
            }
            addPassage(name, &raw);
        }
    }

    std::size_t addPassage(const std::string& name, const TweePassage* raw) {
        Passage passage;
        passage.title = name.empty() ? "Passage " + std::to_string(m_passages.size() + 1) : name;
        passage.id = PassageId(m_ids.make(passage.title, "passage"));
        m_byName.emplace(passage.title, m_passages.size());
        m_passages.push_back(std::move(passage));
        m_rawOf.push_back(raw);
        return m_passages.size() - 1;
    }

    /// A link to a passage that is not there makes one, as Twine itself does: not built yet.
    PassageId passageOf(std::string_view name) {
        const std::string wanted = singleSpaced(name);
        if (const auto found = m_byName.find(wanted); found != m_byName.end()) return m_passages[found->second].id;
        if (m_passages.size() >= m_limits.passages || wanted.empty()) return {};
        const std::size_t made = addPassage(wanted, nullptr);
        m_passages[made].draft = true;
        note(m_passageNow, m_lineNow, "“" + wanted + "” is not in the story; it was made empty, as a passage not built yet.");
        return m_passages[made].id;
    }

    VariableId variableOf(std::string_view name) {
        if (const auto found = m_variables.find(std::string(name)); found != m_variables.end()) return m_out.scenario.variables[found->second].id;
        if (m_out.scenario.variables.size() == mostVariables) {
            if (!std::exchange(m_tooManyVariables, true)) note({}, m_lineNow, "There are more variables than a scenario keeps (100); what the others do was left out.");
            return {};
        }
        ScenarioVariable variable;
        variable.id = VariableId(m_variableIds.make(name, "variable"));
        for (const char c : name) variable.title += c == '_' ? ' ' : c;
        variable.from = 0;
        variable.to = 1;
        variable.start = 0;
        m_variables.emplace(std::string(name), m_out.scenario.variables.size());
        m_out.scenario.variables.push_back(std::move(variable));
        return m_out.scenario.variables.back().id;
    }

    ScenarioVariable* find(const VariableId& id) {
        auto& all = m_out.scenario.variables;
        const auto found = std::find_if(all.begin(), all.end(), [&](const ScenarioVariable& variable) { return variable.id == id; });
        return id.empty() || found == all.end() ? nullptr : &*found;
    }

    void saw(const VariableId& id, int value) {
        ScenarioVariable* variable = find(id);
        if (!variable) return;
        variable->from = std::min(variable->from, value);
        variable->to = std::max(variable->to, value);
    }

    TweeBody bodyOf(const TweePassage& raw) {
        const auto tell = [&](int line, std::string text) {
            m_lineNow = raw.line + 1 + line;
            note(raw.name, m_lineNow, std::move(text));
        };
        m_lineNow = raw.line;
        m_passageNow = raw.name;
        return readTweeBody(raw.body, m_names, tell);
    }

    /// What is set before the story begins is where variables start.
    void readInitial(const TweePassage& raw) {
        for (const Effect& effect : bodyOf(raw).effects) {
            ScenarioVariable* variable = find(effect.variable);
            if (variable && effect.set) variable->start = *effect.set;
        }
    }

    void readPassage(std::size_t i) {
        const TweePassage* raw = m_rawOf[i];
        if (!raw) return;
        TweeBody body = bodyOf(*raw);
        for (const Effect& effect : body.effects) noteReach(effect);
        std::vector<ScenarioChoice> choices;
        for (TweeLink& link : body.links) {
            m_lineNow = raw->line + 1 + link.line;
            const PassageId to = passageOf(link.target);
            if (to.empty()) continue;
            if (choices.size() == mostChoicesOfPassage) {
                note(raw->name, raw->line, "The passage has more links than choices can be kept (30); the others were left out.");
                break;
            }
            ScenarioChoice choice;
            choice.text = std::move(link.text);
            choice.id = ChoiceId(m_choiceIds.make(m_passages[i].id.value.substr(0, 28) + " " + choice.text.substr(0, 18), "choice"));
            choice.when = std::move(link.when);
            choice.effects = std::move(link.effects);
            for (const Effect& effect : choice.effects) noteReach(effect);
            choice.outcomes.push_back({to, 1, {}});
            choices.push_back(std::move(choice));
        }
        Passage& passage = m_passages[i];
        passage.blocks = std::move(body.blocks);
        passage.effects = std::move(body.effects);
        passage.choices = std::move(choices);
        if (!raw->tags.empty()) passage.group = singleSpaced(raw->tags.front());
        for (std::size_t t = 1; t < raw->tags.size(); ++t) note(raw->name, raw->line, "The tag “" + raw->tags[t] + "” was left out; a passage belongs to one group, here “" + passage.group + "”.");
        place(passage, *raw);
    }

    static void place(Passage& passage, const TweePassage& raw) {
        const std::optional<TweePosition> at = positionIn(raw.metadata);
        if (!at) return;
        // Twine's cards are 100 px wide and high, by default 125 px apart; ours stand wider and closer.
        const auto scaled = [](long long value, int ours) { return static_cast<int>(std::clamp<long long>(value * ours / 125, -farthestPlace, farthestPlace)); };
        passage.x = scaled(at->x, passageWidth + passageGap);
        passage.y = scaled(at->y, passageHeight + layerGap);
    }

    /// A variable that is counted up or down wants room for it.
    void noteReach(const Effect& effect) {
        ScenarioVariable* variable = find(effect.variable);
        if (!variable || effect.set || effect.by == 0) return;
        variable->to = std::max(variable->to, 10);
        if (effect.by < 0 && variable->from == 0 && variable->start == 0) variable->from = -10;
    }

    void finish() {
        Scenario& scenario = m_out.scenario;
        scenario.about = "Made from a Twine story.";
        for (ScenarioVariable& variable : scenario.variables) variable.start = std::clamp(variable.start, variable.from, variable.to);
        for (std::size_t i = 0; i < m_passages.size(); ++i) {
            Passage& passage = m_passages[i];
            if (passage.blocks.empty()) passage.draft = true;
            if (!passage.choices.empty() || !m_rawOf[i]) continue;
            passage.ending = Passage::Ending::mixed;
            passage.draft = true;
            note(passage.title, m_rawOf[i]->line, "Nothing leads on from here, so it became an ending. Say whether it is a good, a mixed or a hard one, and write what it came to for the person.");
        }
        const std::string start = singleSpaced(m_facts.start.empty() ? std::string("Start") : m_facts.start);
        const auto found = m_byName.find(start);
        scenario.start = m_passages[found == m_byName.end() ? 0 : found->second].id;
        if (found == m_byName.end()) note({}, 0, "The file does not say where the story starts; it starts with its first passage, “" + m_passages.front().title + "”.");
        scenario.passages = std::move(m_passages);
        colourGroups();
        std::stable_sort(m_out.notes.begin(), m_out.notes.end(), [](const TweeNote& a, const TweeNote& b) { return a.line < b.line; });
    }

    void colourGroups() {
        for (const auto& [tag, colour] : m_facts.tagColours) {
            const std::string name = singleSpaced(tag);
            const auto& passages = m_out.scenario.passages;
            const bool used = std::any_of(passages.begin(), passages.end(), [&](const Passage& passage) { return passage.group == name; });
            if (used && !name.empty() && m_out.scenario.groups.size() < 200) m_out.scenario.groups.push_back({name, colourNamed(colour), {}});
        }
    }

    const TweeLimits& m_limits;
    std::vector<TweePassage> m_raw;
    TweeNames m_names;
    TweeStory m_out;
    TweeStoryFacts m_facts;
    std::vector<const TweePassage*> m_initial;
    std::vector<Passage> m_passages;
    std::vector<const TweePassage*> m_rawOf;        ///< by passage; null where one was made for a link
    std::unordered_map<std::string, std::size_t> m_byName, m_variables;
    Ids m_ids, m_variableIds, m_choiceIds;
    int m_lineNow = 0;
    std::string m_passageNow;
    bool m_tooManyVariables = false;
};

}  // namespace

Result<TweeStory> readTwee(std::string_view text, const TweeLimits& limits) {
    if (text.size() > limits.bytes) return fail(ErrorCode::tooLarge, "The file is larger than " + std::to_string(limits.bytes / 1024 / 1024) + " MB, more than any story needs.");
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (firstBadByte(text)) return fail(ErrorCode::invalidInput, "The file is not UTF-8 text. Export the story from Twine again as Twee.");
    if (text.find('\0') != std::string_view::npos) return fail(ErrorCode::invalidInput, "The file holds bytes that no text has. Export the story from Twine again as Twee.");
    std::string plain;
    if (text.find('\r') != std::string_view::npos) {
        // Lines may end as on Windows.
        for (const char c : text) {
            if (c != '\r') plain += c;
        }
        text = plain;
    }
    return Import(text, limits).run();
}

}  // namespace carewright
