#include "engine/marking/word_forms.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>

namespace carewright {
namespace {

struct Form {
    std::string_view from, to;
};

// Irregular forms that a stemmer cannot know, contractions typed without their
// apostrophe, and the short forms of phone keyboards.
constexpr std::array forms = {
    Form{"aint", "isnt"}, Form{"allways", "always"}, Form{"alot", "lot"}, Form{"am", "be"},
    Form{"anythink", "anything"}, Form{"arent", "isnt"}, Form{"are", "be"}, Form{"ate", "eat"}, Form{"bc", "because"},
    Form{"bcos", "because"}, Form{"bcoz", "because"}, Form{"becos", "because"}, Form{"becoz", "because"},
    Form{"becuase", "because"}, Form{"been", "be"}, Form{"began", "begin"}, Form{"begun", "begin"},
    Form{"being", "be"}, Form{"best", "good"}, Form{"better", "good"}, Form{"bought", "buy"}, Form{"broke", "break"},
    Form{"broken", "break"}, Form{"brought", "bring"}, Form{"built", "build"}, Form{"came", "come"},
    Form{"cannot", "cant"}, Form{"carnt", "cant"}, Form{"caught", "catch"}, 
    Form{"children", "child"}, Form{"chose", "choose"}, Form{"chosen", "choose"}, Form{"cos", "because"},
    Form{"couldent", "couldnt"}, Form{"coz", "because"}, Form{"cuz", "because"}, Form{"did", "do"},
    Form{"didint", "didnt"}, Form{"doent", "doesnt"}, Form{"does", "do"}, Form{"doing", "do"}, Form{"done", "do"},
    Form{"dosent", "doesnt"}, Form{"dosnt", "doesnt"}, Form{"drawn", "draw"}, Form{"drew", "draw"},
    Form{"driven", "drive"}, Form{"drove", "drive"}, Form{"em", "them"}, Form{"evrything", "everything"},
    Form{"fallen", "fall"}, Form{"fed", "feed"}, Form{"feet", "foot"}, Form{"fell", "fall"}, Form{"felt", "feel"},
    Form{"forgot", "forget"}, Form{"forgotten", "forget"}, Form{"fought", "fight"}, Form{"found", "find"},
    Form{"gave", "give"}, Form{"given", "give"}, Form{"goes", "go"}, Form{"going", "go"}, Form{"gone", "go"},
    Form{"gonna", "go"}, Form{"got", "get"}, Form{"gotten", "get"}, Form{"grew", "grow"}, Form{"grown", "grow"},
    Form{"had", "have"}, Form{"has", "have"}, Form{"having", "have"}, Form{"heard", "hear"}, Form{"held", "hold"},
    Form{"hes", "he"}, Form{"hid", "hide"}, Form{"im", "i"}, Form{"innit", "isnt"}, Form{"insted", "instead"},
    Form{"is", "be"}, Form{"ive", "i"}, Form{"kept", "keep"}, Form{"knew", "know"}, Form{"known", "know"},
    Form{"laid", "lay"}, Form{"learnt", "learn"}, Form{"led", "lead"}, Form{"lost", "lose"}, Form{"made", "make"},
    Form{"meant", "mean"}, Form{"men", "man"}, Form{"met", "meet"}, Form{"n", "and"}, Form{"nd", "and"},
    Form{"noone", "nobody"}, Form{"paid", "pay"}, Form{"peoples", "people"}, Form{"peple", "people"},
    Form{"ppl", "people"}, Form{"ran", "run"}, Form{"rang", "ring"}, Form{"rung", "ring"}, Form{"said", "say"},
    Form{"sang", "sing"}, Form{"sat", "sit"}, Form{"saw", "see"}, Form{"seen", "see"}, Form{"sent", "send"},
    Form{"shes", "she"}, Form{"shook", "shake"}, Form{"shown", "show"}, Form{"slept", "sleep"},
    Form{"sold", "sell"}, Form{"spent", "spend"}, Form{"spoke", "speak"}, Form{"spoken", "speak"},
    Form{"stole", "steal"}, Form{"stood", "stand"}, Form{"stuck", "stick"}, Form{"swam", "swim"},
    Form{"taken", "take"}, Form{"taught", "teach"}, Form{"thats", "that"}, Form{"themself", "themselves"},
    Form{"themselfs", "themselves"}, Form{"theres", "there"}, Form{"theyre", "they"}, Form{"theyve", "they"},
    Form{"tho", "though"}, Form{"thought", "think"}, Form{"threw", "throw"}, Form{"thrown", "throw"},
    Form{"thru", "through"}, Form{"told", "tell"}, Form{"took", "take"}, Form{"tore", "tear"}, Form{"torn", "tear"},
    Form{"u", "you"}, Form{"understood", "understand"}, Form{"ur", "your"}, Form{"wanna", "want"}, Form{"was", "be"},
    Form{"went", "go"}, Form{"were", "be"}, Form{"whats", "what"}, Form{"whos", "who"}, Form{"women", "woman"},
    Form{"woke", "wake"}, Form{"woken", "wake"}, Form{"wore", "wear"}, Form{"worn", "wear"},
    Form{"worse", "bad"}, Form{"worst", "bad"}, Form{"wouldent", "wouldnt"}, Form{"written", "write"},
    Form{"wrote", "write"}, Form{"ya", "you"}, Form{"ye", "you"}, Form{"yer", "your"}, Form{"youre", "you"},
    Form{"youve", "you"},
};

constexpr auto sortedForms = [] {
    auto copy = forms;
    std::sort(copy.begin(), copy.end(), [](const Form& a, const Form& b) { return a.from < b.from; });
    return copy;
}();

/// Words whose stem falls together with that of another word of the trade: personalised is not person, authority is
/// not author. They keep this much of themselves instead.
constexpr std::array<std::string_view, 4> ownStems = {"personaliz", "individualiz", "authorit", "generaliz"};

bool endsWith(std::string_view word, std::string_view ending) {
    return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

}  // namespace

std::string_view plainForm(std::string_view folded) {
    const auto it = std::lower_bound(sortedForms.begin(), sortedForms.end(), folded,
                                     [](const Form& form, std::string_view word) { return form.from < word; });
    return it != sortedForms.end() && it->from == folded ? it->to : folded;
}

std::string unifySpelling(std::string_view word) {
    std::string out(word);
    if (out.size() < 5) return out;
    // -is- → -iz- before the endings of verbs and their nouns; "raise", "wise" and the like suffer it on both sides alike.
    for (const std::string_view ending : {"ise", "ised", "ises", "iser", "isers", "ising", "isation", "isations"}) {
        if (endsWith(out, ending)) {
            out[out.size() - ending.size() + 1] = 'z';
            break;
        }
    }
    for (const std::string_view ending : {"yse", "ysed", "ysing"}) {
        if (endsWith(out, ending)) out[out.size() - ending.size() + 1] = 'z';
    }
    if (const std::size_t at = out.find("our", 2); at != std::string::npos && at + 3 <= out.size() && out.size() >= 6) {
        if (out.compare(0, 4, "hour") != 0 && out.compare(0, 4, "four") != 0 && out.compare(0, 6, "course") != 0 &&
            out.compare(0, 6, "resour") != 0) {
            out.erase(at + 1, 1);  // behaviour, favourite, colours
        }
    }
    if (endsWith(out, "tre") || endsWith(out, "tres")) {
        const std::size_t at = out.rfind("tre");
        out.replace(at, 3, "ter");
    }
    for (const std::string_view ending : {"lled", "lling", "ller", "llers", "llor", "llors"}) {
        if (endsWith(out, ending) && out.size() > ending.size() + 3) {
            out.erase(out.size() - ending.size(), 1);  // travelling, counsellor
            break;
        }
    }
    if (endsWith(out, "ogue")) out.resize(out.size() - 2);
    return out;
}

std::uint64_t openingOf(std::string_view word) {
    if (word.size() < openingLetters) return 0;
    std::uint64_t opening = 0;
    for (std::size_t i = 0; i < openingLetters; ++i) {
        if (word[i] < 'a' || word[i] > 'z') return 0;
        opening = opening << 8 | static_cast<unsigned char>(word[i]);
    }
    return opening;
}

struct Stemmer::Impl {
    sb_stemmer* stemmer = sb_stemmer_new("english", nullptr);
    ~Impl() { sb_stemmer_delete(stemmer); }
};

Stemmer::Stemmer() : m_impl(std::make_unique<Impl>()) {}
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

void Stemmer::stem(std::string_view folded, std::string& out) const {
    const std::string unified = unifySpelling(plainForm(folded));
    for (const std::string_view own : ownStems) {
        if (unified.starts_with(own)) {
            out = own;
            return;
        }
    }
    const auto* stemmed = sb_stemmer_stem(m_impl->stemmer, reinterpret_cast<const sb_symbol*>(unified.data()),
                                          static_cast<int>(unified.size()));
    if (stemmed == nullptr) {  // only when out of memory
        out = unified;
        return;
    }
    out.assign(reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(m_impl->stemmer)));
}

}  // namespace carewright
