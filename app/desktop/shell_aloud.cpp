/// Reading aloud: its keys, its bar below the page, and the line beside what is being read.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/desktop/shell.h"
#include "app/ui/button.h"
#include "app/ui/keys.h"
#include "app/ui/look_controls.h"

namespace carewright::ui {
namespace {

/// The frame round the page; read only where it has the keyboard.
constexpr std::array<std::string_view, 7> frameScopes = {"banner", "rail", "top", "status", "look", "aloud", "ruler"};

bool ofTheFrame(std::string_view path) {
    const std::string_view first = path.substr(0, path.find('/'));
    return std::ranges::find(frameScopes, first) != frameScopes.end();
}

/// The passage that a reading begins with.
std::size_t firstOf(const std::vector<SpokenPassage>& passages, const SemanticRecord& shown, const Focus& focus) {
    // From what has the keyboard, or the first passage after it.
    if (!focus.path().empty() && !ofTheFrame(focus.path())) {
        bool reached = false;
        for (const SemanticItem& item : shown.items()) {
            reached = reached || item.path == focus.path();
            const auto found = reached ? std::ranges::find(passages, item.path, &SpokenPassage::path) : passages.end();
            if (found != passages.end()) return static_cast<std::size_t>(found - passages.begin());
        }
    }
    const auto seen = std::ranges::find_if(passages, [&shown](const SpokenPassage& passage) {
        const SemanticItem* item = shown.find(passage.path);
        return item && !item->visible.empty();
    });
    return seen == passages.end() ? 0 : static_cast<std::size_t>(seen - passages.begin());
}

/// What there is to read on the page itself.
std::vector<SpokenPassage> passagesOfPage(const SemanticRecord& shown) {
    std::vector<SpokenPassage> passages = passagesIn(shown, {});
    std::erase_if(passages, [](const SpokenPassage& passage) { return ofTheFrame(passage.path); });
    return passages;
}

/// Tells the pages of exercises apart: another question, the feedback to it, the other side of a card. Empty where no exercise is at hand.
std::string pageOfExercise(const Model& model) {
    const Place& place = model.place;
    switch (place.room) {
        case Room::write:
        case Room::examiner: return std::string(toString(place.room)) + "/" + place.id;
        case Room::quiz: {
            const auto& run = model.quiz.run;
            if (!run || run->handedIn) return {};
            return toString(run->attempt.attempt) + "/" + run->at.value + (model.quiz.told.contains(run->at) ? "/told" : "");
        }
        case Room::scenario: {
            const StoryInHand* story = model.scenario.story(ScenarioId(place.id));
            if (!story || !story->run.begun || place.find == debriefPlace) return {};
            return place.id + "/" + std::to_string(story->run.plays.size()) + "/" + story->rules->passageOf(story->run.state).id.value + (story->run.handedIn ? "/told" : "");
        }
        case Room::mock: {
            const auto& open = model.mock.open;
            return open && model.mock.sitting && open->phase == MockPhase::writing ? toString(open->attempt.attempt) + "/" + open->at.value : std::string();
        }
        case Room::recall: {
            const auto& card = model.recall.card;
            return model.recall.stage == RecallModel::Stage::card && card ? card->card.id.value + (card->turned ? "/back" : "") : std::string();
        }
        default: return {};
    }
}

}  // namespace

void Shell::aloudPages(const Model& model) {
    if (m_aloudDue) {
        m_aloudDue = false;
        std::vector<SpokenPassage> fresh = passagesOfPage(m_lastRecord);
        std::erase_if(fresh, [this](const SpokenPassage& passage) { return std::ranges::find(m_aloudBefore, passage) != m_aloudBefore.end(); });
        m_aloud.read(std::move(fresh), 0, {model.settings.speechRate, model.settings.voice});
    }
    std::string page = model.aloudHere() && !model.profile.asking && !model.trouble ? pageOfExercise(model) : std::string();
    if (page == m_aloudPage) return;
    m_aloudBefore = m_aloudPage.empty() || page.empty() ? std::vector<SpokenPassage>() : passagesOfPage(m_lastRecord);
    m_aloudDue = !page.empty();
    m_aloudPage = std::move(page);
}

void Shell::aloudOrPause(const Settings& settings) {
    if (m_aloud.state() == ReadAloud::State::reading) return m_aloud.pause();
    if (m_aloud.state() == ReadAloud::State::paused) return m_aloud.goOn();
    std::vector<SpokenPassage> passages = passagesOfPage(m_lastRecord);
    const std::size_t first = firstOf(passages, m_lastRecord, m_focus);
    m_aloud.read(std::move(passages), first, {settings.speechRate, settings.voice});
}

void Shell::aloudKeys(const Settings& settings) {
    const auto hit = [&](Command command) { return struck(m_focus, settings.keys, command); };
    if (hit(Command::stopReading)) m_aloud.stop();
    if (hit(Command::nextSpoken)) m_aloud.step(1);
    if (hit(Command::previousSpoken)) m_aloud.step(-1);
    if (hit(Command::readAloud)) return aloudOrPause(settings);
    if (!hit(Command::readThis)) return;
    const SemanticItem* item = m_lastRecord.find(m_focus.path());
    if (!item) return;
    SpokenPassage passage = passageOf(*item);
    if (!item->description.empty()) passage.words += ". " + item->description;
    m_aloud.read({std::move(passage)}, 0, {settings.speechRate, settings.voice});
}

void Shell::aloudBar(const Context& context, const Measures& measures, const Model& model, ActionQueue& actions) {
    const SemanticScope scope(m_record, "aloud");
    const Rect bar{measures.page.left, measures.page.bottom, measures.page.right, measures.status.top};
    fill(bar, context.theme.surface);
    fill({bar.left, bar.top, bar.right, bar.top + std::max(1.0f, context.theme.borderWidth)}, context.theme.line);
    const float pad = context.grid(1);
    Flow flow{context, bar.left + context.grid(2), bar.top + pad, std::max(1.0f, bar.width() - context.grid(4))};
    if (!m_aloud.problem().empty()) {
        text(flow, "problem", m_aloud.problem(), bodyStyle(context), Role::status);
        flow.gap(1);
        if (button(flow, "close", {"Close", Icon::close})) m_aloud.forgetProblem();
    } else {
        Settings settings = model.settings;
        const std::string speed = "now " + speedWords(settings.speechRate);
        const std::vector<SpeakingVoice> voices = m_aloud.voices();
        const std::string voice = "Voice: " + (settings.voice.empty() ? std::string("usual") : settings.voice);
        {
            ButtonRow row(flow);
            const bool reading = m_aloud.state() == ReadAloud::State::reading;
            if (row.button("pause", {reading ? "Pause" : "Go on", reading ? Icon::pause : Icon::play, keysOf(context, Command::readAloud)}, ButtonKind::primary)) aloudOrPause(settings);
            if (row.button("stop", {"Stop", Icon::stop, keysOf(context, Command::stopReading)})) m_aloud.stop();
            if (row.button("before", {"Previous", Icon::back, keysOf(context, Command::previousSpoken), m_aloud.at() == 0 ? "This is the first passage." : ""})) m_aloud.step(-1);
            if (row.button("next", {"Next", Icon::forward, keysOf(context, Command::nextSpoken)})) m_aloud.step(1);
            if (row.button("slower", {"Slower", Icon::minus, speed, settings.speechRate <= Settings::slowest ? "It can't go slower." : ""}, ButtonKind::quiet))
                settings.speechRate -= Settings::rateStep;
            if (row.button("faster", {"Faster", Icon::plus, speed, settings.speechRate >= Settings::fastest ? "It can't go faster." : ""}, ButtonKind::quiet))
                settings.speechRate += Settings::rateStep;
            if (row.button("voice", {voice, Icon::person, "Choose the next voice", voices.empty() ? "The voices are being looked up." : ""}, ButtonKind::quiet)) {
                const auto now = std::ranges::find(voices, settings.voice, &SpeakingVoice::id);
                const auto next = now == voices.end() ? voices.begin() : now + 1;
                settings.voice = next == voices.end() ? std::string() : next->id;
            }
        }
        if (!(settings == model.settings)) actions.push(ChangeSettings{settings});
    }
    m_aloudHeight = std::round(flow.y + pad - bar.top);
}

void Shell::aloudPlace(const Context& context, const Measures& measures) {
    const SemanticItem* item = m_record.find(m_aloud.spoken().path);
    if (!item || item->visible.empty()) return;
    const float wide = std::max(3.0f, context.grid(0.5f)), away = context.grid(1);
    const float left = std::max(measures.page.left, item->visible.left - away - wide);
    ImDrawList& over = *ImGui::GetForegroundDrawList();
    over.PushClipRect({measures.page.left, measures.page.top}, {measures.page.right, measures.page.bottom});
    over.AddRectFilled({left, item->visible.top}, {left + wide, item->visible.bottom}, context.theme.information.packed(), wide / 2);
    over.PopClipRect();
}

}  // namespace carewright::ui
