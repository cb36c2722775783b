#include "app/ui/portrait_look.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

#include "engine/base/utf8.h"

namespace carewright::ui {
namespace {

bool has(std::string_view words, std::string_view part) { return words.find(part) != std::string_view::npos; }

bool hasAny(std::string_view words, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return has(words, part); });
}

/// The clauses between commas and "and", folded.
std::vector<std::string> clausesOf(std::string_view words) {
    std::vector<std::string> out(1);
    const std::string folded = fold(words);
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (folded[i] == ',' || folded[i] == ';') {
            out.emplace_back();
        } else {
            out.back() += folded[i];
        }
    }
    return out;
}

PortraitLook::Skin skinOf(std::string_view person, PortraitLook::Skin otherwise) {
    if (hasAny(person, {"dark skin", "black woman", "black man", "black girl", "black boy", "black person", "african", "caribbean"})) return PortraitLook::Skin::dark;
    if (hasAny(person, {"brown skin", "south asian", "indian", "pakistani", "bangladeshi", "tamil"})) return PortraitLook::Skin::brown;
    if (hasAny(person, {"asian", "mixed", "arab", "latin", "chinese", "filipin", "turkish", "olive skin"})) return PortraitLook::Skin::tan;
    return otherwise;
}

PortraitLook::Hair hairOf(std::string_view clause, PortraitLook::Hair otherwise) {
    if (has(clause, "white")) return PortraitLook::Hair::white;
    if (hasAny(clause, {"grey", "gray", "silver"})) return PortraitLook::Hair::grey;
    if (hasAny(clause, {"red", "ginger", "auburn"})) return PortraitLook::Hair::red;
    if (hasAny(clause, {"fair", "blond"})) return PortraitLook::Hair::fair;
    if (has(clause, "black")) return PortraitLook::Hair::black;
    if (hasAny(clause, {"brown", "dark"})) return PortraitLook::Hair::brown;
    return otherwise;
}

PortraitLook::Style styleOf(std::string_view clause, PortraitLook::Style otherwise) {
    if (hasAny(clause, {"bald", "shaved head", "shaven head"})) return PortraitLook::Style::bald;
    if (hasAny(clause, {"bun", "topknot", "pinned up"})) return PortraitLook::Style::bun;
    if (has(clause, "ponytail")) return PortraitLook::Style::ponytail;
    if (hasAny(clause, {"braid", "locs", "plait", "dreadlock"})) return PortraitLook::Style::braids;
    if (hasAny(clause, {"curl", "afro", "coil", "frizz"})) return PortraitLook::Style::curly;
    if (has(clause, "long")) return PortraitLook::Style::long_;
    if (hasAny(clause, {"cropped", "short", "thin", "combed", "receding"})) return PortraitLook::Style::cropped;
    return otherwise;
}

Colour clothesOf(std::string_view clause, Colour otherwise) {
    static constexpr std::array colours{
        std::pair("navy", 0x33456EU), std::pair("green", 0x5D8A66U), std::pair("blue", 0x5479A8U), std::pair("red", 0xB2574FU), std::pair("yellow", 0xD3A945U),
        std::pair("orange", 0xCF8349U), std::pair("pink", 0xC98297U), std::pair("purple", 0x7E6699U), std::pair("grey", 0x84888EU), std::pair("white", 0xDDD9CFU),
        std::pair("black", 0x44464CU), std::pair("brown", 0x8A6A52U), std::pair("beige", 0xC5B391U), std::pair("bright", 0xD08A3EU), std::pair("flower", 0xB77A93U)};
    for (const auto& [word, rgb] : colours) {
        if (has(clause, word)) return Colour::hex(rgb);
    }
    return otherwise;
}

}  // namespace

PortraitLook readPortrait(std::string_view words) {
    PortraitLook look;
    const std::vector<std::string> clauses = clausesOf(words);
    const std::string all = fold(words);
    look.skin = skinOf(all, look.skin);
    if (look.skin != PortraitLook::Skin::light) look.hair = PortraitLook::Hair::black;
    if (hasAny(all, {"older", "elderly", "old woman", "old man", "in her seventies", "in his seventies", "in her eighties", "in his eighties", "in her sixties", "in his sixties"})) {
        look.age = PortraitLook::Age::older;
        look.hair = PortraitLook::Hair::grey;
    }
    if (hasAny(all, {"young", "teenage", "girl", "boy", "student"})) look.age = PortraitLook::Age::young;
    if (hasAny(all, {" man", "man ", "boy", "male"}) && !has(all, "woman")) look.style = PortraitLook::Style::cropped;
    for (const std::string& clause : clauses) {
        const bool aboutFace = hasAny(clause, {"beard", "stubble", "moustache"});
        const bool aboutHair = hasAny(clause, {"hair", "bun", "curl", "braid", "locs", "plait", "ponytail", "bob", "bald", "afro", "fringe"});
        if (aboutHair) {
            look.hair = hairOf(clause, look.hair);
            look.style = styleOf(clause, look.style);
        }
        if (hasAny(clause, {"hijab", "headscarf", "head scarf", "turban"})) {
            look.style = PortraitLook::Style::covered;
            look.clothes = clothesOf(clause, look.clothes);
        } else if (hasAny(clause, {" cap", "cap ", "beanie", " hat", "woolly hat"}) || clause == "cap") {
            look.style = PortraitLook::Style::capped;
        }
        if (aboutFace) {
            look.face = has(clause, "stubble") ? PortraitLook::Face::stubble : has(clause, "beard") ? PortraitLook::Face::beard : PortraitLook::Face::moustache;
            if (!aboutHair) look.hair = hairOf(clause, look.hair);
        }
        if (hasAny(clause, {"glasses", "spectacles"})) look.glasses = true;
        if (has(clause, "earring")) look.earrings = true;
        if (hasAny(clause, {"shirt", "blouse", "jumper", "cardigan", "coat", "jacket", "hoodie", " top", "dress", "pullover", "fleece", "uniform", "tunic", "sweater", "suit", "scarf", "polo"}) &&
            look.style != PortraitLook::Style::covered)
            look.clothes = clothesOf(clause, look.clothes);
    }
    return look;
}

std::string initials(std::string_view name) {
    static constexpr std::array<std::string_view, 7> titles{"mr", "mrs", "ms", "miss", "dr", "mx", "sir"};
    std::vector<std::string> words(1);
    for (const char c : name) {
        if (c == ' ') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    std::erase_if(words, [](const std::string& word) {
        const std::string folded = fold(word);
        return word.empty() || std::find(titles.begin(), titles.end(), std::string_view(folded).substr(0, folded.find('.'))) != titles.end();
    });
    std::string out;
    const auto first = [&](const std::string& word) { out += word.substr(0, decodeAt(word, 0).length); };
    if (!words.empty()) first(words.front());
    if (words.size() > 1) first(words.back());
    return out;
}

}  // namespace carewright::ui
