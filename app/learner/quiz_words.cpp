#include "app/learner/quiz_words.h"

#include <algorithm>
#include <cmath>

#include "app/learner/parts.h"

namespace carewright::ui {

BehaviourWords describe(Behaviour behaviour) {
    switch (behaviour) {
        case Behaviour::immediate:
            return {"Answers at once", "Each answer is checked when you ask for it, and you are told why. One try each."};
        case Behaviour::deferred:
            return {"Answers at the end", "Like a paper in an exam: you can change every answer until you hand in, then you see what was right and why."};
        case Behaviour::tries:
            return {"Several tries with hints", "Checked at once. If it is not right you get a hint and another try, which earns a little less."};
        case Behaviour::certainty:
            return {"How sure are you?", "You say how sure you are of each answer. Being sure and right earns most; being sure and wrong costs most. You see the answers at the end."};
    }
    return {};
}

namespace {

/// Where there are more answers than places, it says so: whoever looks for a place for each would look in vain.
std::string matchingInstruction(const Item& item) {
    const auto spare = std::ranges::count_if(item.pairs, [](const ItemPair& pair) { return pair.left.empty(); });
    const std::string how = "drag it, or press it and then press its place.";
    if (spare == 0) return "Put each answer beside what it belongs to: " + how;
    return "Put an answer in each place: " + how + (spare == 1 ? " One answer is left over." : " " + std::to_string(spare) + " answers are left over.");
}

}  // namespace

std::string instruction(const Item& item, const PaperItem& paper) {
    switch (item.kind) {
        case Item::Kind::single: return "Choose one.";
        case Item::Kind::multiple: return "Choose all that fit. Right ones add marks, wrong ones take marks away: ticking everything earns nothing.";
        case Item::Kind::trueFalse: return item.options.empty() ? "True or false?" : "True or false, and why? Both must be right.";
        case Item::Kind::matching: return matchingInstruction(item);
        case Item::Kind::ordering: return "Put them in order: drag them, or move them with the arrows.";
        case Item::Kind::gaps: return paper.bank.empty() ? "Fill the gaps. Spelling need not be perfect." : "Fill the gaps: drag a word, or press it and then press its gap.";
        case Item::Kind::categorise: return "Sort the cards: drag each one, or press it and then press where it belongs.";
        case Item::Kind::written: return "Answer in a sentence or two, in your own words.";
    }
    return {};
}

std::string marksWords(double marks) {
    const long long hundredths = std::llround(std::abs(marks) * 100);
    std::string out = marks < 0 && hundredths > 0 ? "\u2212" : "";
    out += std::to_string(hundredths / 100);
    if (const long long rest = hundredths % 100; rest != 0) {
        out += "." + std::to_string(rest / 10);
        if (rest % 10 != 0) out += std::to_string(rest % 10);
    }
    return out;
}

std::string tallyWords(const OptionTally& tally, int marks) {
    std::string out = "You found " + std::to_string(tally.found) + " of " + counted(tally.right, "right answer", "right answers") + ": " + marksWords(tally.gained() * marks) + ".";
    if (tally.fallen == 0) return out;
    const std::string of = tally.wrong == 1 ? "The wrong one" : std::to_string(tally.fallen) + " of the " + std::to_string(tally.wrong) + " wrong ones";
    out += " " + of + (tally.fallen == 1 ? " is ticked too: " : " are ticked too: ") + marksWords(-tally.lost() * marks) + ".";
    if (tally.lost() > tally.gained()) out += " It never goes below 0.";
    return out;
}

std::string verdictWords(bool scored, double fraction) {
    if (!scored) return "Not marked";
    if (fraction > 0.999) return "Right";
    return fraction < 0.001 ? "Not right" : "Partly right";
}

std::string timeWords(std::chrono::milliseconds left) {
    const long long seconds = (left.count() + 999) / 1000;
    return seconds > 90 ? std::to_string((seconds + 59) / 60) + " min left" : std::to_string(seconds) + " s left";
}

std::string exactDurationWords(std::chrono::seconds time) {
    const auto minutes = static_cast<int>(time.count() / 60), seconds = static_cast<int>(time.count() % 60);
    std::string words = minutes > 0 ? counted(minutes, "minute", "minutes") : std::string();
    if (seconds > 0 || minutes == 0) words += (words.empty() ? "" : " ") + counted(seconds, "second", "seconds");
    return words;
}

std::string trainsWords(const Course& course, std::span<const PointId> points, std::size_t most) {
    std::string out;
    std::size_t named = 0;
    for (const PointId& id : points) {
        const MarkingPoint* point = course.findPoint(id);
        if (!point) continue;
        if (++named > most) continue;
        out += (out.empty() ? "Trains: " : ", ") + point->title;
    }
    if (named > most) out += " and " + std::to_string(named - most) + " more";
    return out;
}

std::string totalsWords(Behaviour behaviour, const QuizTotals& totals) {
    if (behaviour == Behaviour::certainty) {
        return (totals.certaintyEarned > 0 ? "+" : "") + marksWords(totals.certaintyEarned) + " of " + marksWords(totals.certaintyMost);
    }
    return marksWords(totals.earned) + " of " + marksWords(totals.most) + (totals.most == 1 ? " mark" : " marks");
}

}  // namespace carewright::ui
