#include "app/ui/text_counts.h"

#include "app/ui/text_boundaries.h"
#include "engine/base/utf8.h"

namespace carewright::ui {

TextCounts countText(std::string_view text) {
    TextCounts counts;
    counts.bytes = text.size();
    bool wordCounted = false, paragraphCounted = false;
    for (std::size_t at = 0; at < text.size(); at = nextCluster(text, at)) {
        ++counts.characters;
        const char32_t c = decodeAt(text, at).character;
        if (c == U'\n') {
            wordCounted = paragraphCounted = false;
        } else if (isBreakingSpace(c) || c == 0xA0) {
            wordCounted = false;
        } else if (!wordCounted && isWordCharacter(c)) {
            ++counts.words;
            wordCounted = true;
            if (!paragraphCounted) ++counts.paragraphs;
            paragraphCounted = true;
        }
    }
    return counts;
}

}  // namespace carewright::ui
