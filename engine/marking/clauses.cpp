#include "engine/marking/clauses.h"

#include <algorithm>
#include <array>

namespace carewright {
namespace {

struct CueWord {
    std::string_view word;
    std::uint16_t cues;
};

constexpr auto cueWords = [] {
    std::array words = {
        CueWord{"not", cueNegation}, CueWord{"no", cueNegation}, CueWord{"never", cueNegation},
        CueWord{"nobody", cueNegation}, CueWord{"noone", cueNegation}, CueWord{"none", cueNegation},
        CueWord{"nothing", cueNegation}, CueWord{"neither", cueNegation}, CueWord{"nor", cueNegation},
        CueWord{"without", cueNegation}, CueWord{"cannot", cueNegation}, CueWord{"cant", cueNegation},
        CueWord{"carnt", cueNegation}, CueWord{"dont", cueNegation}, CueWord{"doesnt", cueNegation},
        CueWord{"dosnt", cueNegation}, CueWord{"dosent", cueNegation}, CueWord{"didnt", cueNegation},
        CueWord{"isnt", cueNegation}, CueWord{"aint", cueNegation}, CueWord{"arent", cueNegation},
        CueWord{"wasnt", cueNegation}, CueWord{"werent", cueNegation}, CueWord{"wont", cueNegation},
        CueWord{"wouldnt", cueNegation | cuePerhaps}, CueWord{"would", cuePerhaps}, CueWord{"might", cuePerhaps},
        CueWord{"maybe", cuePerhaps}, CueWord{"perhaps", cuePerhaps}, CueWord{"possibly", cuePerhaps}, CueWord{"shouldnt", cueNegation}, CueWord{"couldnt", cueNegation},
        CueWord{"hasnt", cueNegation}, CueWord{"havent", cueNegation}, CueWord{"hadnt", cueNegation},
        CueWord{"mustnt", cueNegation}, CueWord{"neednt", cueNegation}, CueWord{"hardly", cueNegation},
        CueWord{"barely", cueNegation}, CueWord{"seldom", cueNegation}, CueWord{"rarely", cueNegation},
        CueWord{"lack", cueNegation}, CueWord{"lacks", cueNegation}, CueWord{"lacking", cueNegation},
        CueWord{"but", cueContrast}, CueWord{"however", cueContrast}, CueWord{"whereas", cueContrast},
        CueWord{"while", cueContrast}, CueWord{"whilst", cueContrast}, CueWord{"although", cueContrast},
        CueWord{"though", cueContrast}, CueWord{"tho", cueContrast}, CueWord{"yet", cueContrast},
        CueWord{"except", cueContrast},
        CueWord{"because", cueConnector}, CueWord{"becuase", cueConnector}, CueWord{"cos", cueConnector},
        CueWord{"coz", cueConnector}, CueWord{"cuz", cueConnector}, CueWord{"so", cueConnector},
        CueWord{"and", cueConnector}, CueWord{"n", cueConnector}, CueWord{"nd", cueConnector},
        CueWord{"or", cueConnector}, CueWord{"when", cueConnector}, CueWord{"which", cueConnector},
        CueWord{"who", cueConnector}, CueWord{"where", cueConnector}, CueWord{"then", cueConnector},
        CueWord{"therefore", cueConnector}, CueWord{"as", cueConnector}, CueWord{"until", cueConnector},
        CueWord{"if", cueConnector | cueIf}, CueWord{"unless", cueConnector | cueIf},
        CueWord{"whether", cueConnector | cueIf},
        CueWord{"it", cueSubject}, CueWord{"its", cueSubject}, CueWord{"they", cueSubject | cueOthers},
        CueWord{"he", cueSubject}, CueWord{"she", cueSubject}, CueWord{"that", cueSubject}, CueWord{"this", cueSubject},
        CueWord{"you", cueSubject}, CueWord{"theyre", cueSubject}, CueWord{"shes", cueSubject},
        CueWord{"hes", cueSubject}, CueWord{"thats", cueSubject}, CueWord{"there", cueSubject},
        CueWord{"theres", cueSubject},
        CueWord{"i", cueSubject | cueOwn}, CueWord{"im", cueSubject | cueOwn}, CueWord{"my", cueOwn},
        CueWord{"we", cueSubject | cueOwn},
        CueWord{"just", cueOnly}, CueWord{"only", cueOnly}, CueWord{"simply", cueOnly}, CueWord{"merely", cueOnly},
        CueWord{"solely", cueOnly}, CueWord{"purely", cueOnly}, CueWord{"jus", cueOnly}, CueWord{"jst", cueOnly},
        CueWord{"some", cueOthers}, CueWord{"people", cueOthers}, CueWord{"ppl", cueOthers}, CueWord{"many", cueOthers},
        CueWord{"others", cueOthers}, CueWord{"staff", cueOthers}, CueWord{"everyone", cueOthers},
        CueWord{"everybody", cueOthers}, CueWord{"somebody", cueOthers}, CueWord{"someone", cueOthers},
        CueWord{"manager", cueOthers}, CueWord{"managers", cueOthers}, CueWord{"management", cueOthers},
        CueWord{"boss", cueOthers}, CueWord{"colleague", cueOthers}, CueWord{"colleagues", cueOthers},
        CueWord{"lot", cueOthers}, CueWord{"lots", cueOthers}, CueWord{"carers", cueOthers},
        CueWord{"nurse", cueOthers}, CueWord{"relief", cueOthers}, CueWord{"agency", cueOthers},
        CueWord{"trainer", cueOthers}, CueWord{"certain", cueOthers},
        CueWord{"daughter", cueKin}, CueWord{"son", cueKin}, CueWord{"family", cueKin}, CueWord{"families", cueKin},
        CueWord{"relatives", cueKin}, CueWord{"parents", cueKin}, CueWord{"mum", cueKin}, CueWord{"dad", cueKin},
        CueWord{"sister", cueKin}, CueWord{"brother", cueKin}, CueWord{"husband", cueKin}, CueWord{"wife", cueKin},
        CueWord{"think", cueOpinion}, CueWord{"thinks", cueOpinion}, CueWord{"thinking", cueOpinion},
        CueWord{"thought", cueOpinion}, CueWord{"believe", cueOpinion}, CueWord{"believes", cueOpinion},
        CueWord{"believed", cueOpinion}, CueWord{"assume", cueOpinion}, CueWord{"assumes", cueOpinion},
        CueWord{"assumed", cueOpinion}, CueWord{"reckon", cueOpinion}, CueWord{"reckons", cueOpinion},
        CueWord{"reckoned", cueOpinion}, CueWord{"claim", cueOpinion}, CueWord{"claims", cueOpinion},
        CueWord{"say", cueOpinion}, CueWord{"says", cueOpinion}, CueWord{"said", cueOpinion},
        CueWord{"saying", cueOpinion}, CueWord{"told", cueOpinion}, CueWord{"imagine", cueOpinion},
        CueWord{"suppose", cueOpinion}, CueWord{"supposed", cueOpinion},
        CueWord{"myth", cueMistaken}, CueWord{"misconception", cueMistaken}, CueWord{"wrongly", cueMistaken},
        CueWord{"mistakenly", cueMistaken}, CueWord{"mistake", cueMistaken}, CueWord{"confuse", cueMistaken},
        CueWord{"misunderstand", cueMistaken}, CueWord{"assumption", cueMistaken}, CueWord{"supposedly", cueMistaken},
        CueWord{"wrong", cueRejection}, CueWord{"rubbish", cueRejection}, CueWord{"nonsense", cueRejection},
        CueWord{"untrue", cueRejection}, CueWord{"false", cueRejection}, CueWord{"disagree", cueRejection},
        CueWord{"incorrect", cueRejection}, CueWord{"bull", cueRejection}, CueWord{"mistaken", cueRejection},
        CueWord{"rather", cueInstead}, CueWord{"instead", cueInstead}, CueWord{"insted", cueInstead},
        CueWord{"than", cueThanOf}, CueWord{"of", cueThanOf},
        CueWord{"used", cuePast}, CueWord{"traditional", cuePast}, CueWord{"traditionally", cuePast},
        CueWord{"formerly", cuePast}, CueWord{"previously", cuePast}, CueWord{"old", cuePast},
    };
    std::sort(words.begin(), words.end(), [](const CueWord& a, const CueWord& b) { return a.word < b.word; });
    return words;
}();

/// How many words after "some people" an opinion verb may follow.
constexpr std::size_t opinionReach = 4;

/// Phrases that put their whole clause into former times.
constexpr std::array<std::string_view, 8> formerTimes = {
    "in the past", "years ago", "long ago", "back then", "at one time", "in those days", "in the old days", "back in the day"};

/// After "this", "that", "it" … at the beginning of a sentence, these say what the sentence before leads to.
constexpr std::array<std::string_view, 33> leadingVerbs = {
    "allow", "allows", "can", "could", "empowers", "enable", "enables", "encourages", "ensures", "frees", "gave", "gives",
    "help", "helped", "helps", "improves", "increases", "keeps", "leads", "leaves", "let", "lets", "made", "makes",
    "mean", "means", "meant", "promotes", "puts", "results", "shows", "supports", "way"};

static_assert(std::is_sorted(leadingVerbs.begin(), leadingVerbs.end()));

/// Ways to begin a sentence that goes on with the one before.
constexpr std::array<std::string_view, 18> goingOn = {
    "so", "therefore", "hence", "thus", "consequently", "as a result", "because of this", "because of that", "by doing this",
    "by doing that", "by doing so", "with this", "through this", "thanks to this", "in this way", "due to this", "for this reason",
    "meaning"};

class Analyst {
public:
    Analyst(const Words& words, const std::vector<std::uint16_t>& cues, Clauses& out)
        : m_words(words), m_cues(cues), m_out(out) {}

    void run() {
        const std::size_t count = m_words.size();
        m_out.standing.assign(count, standsAffirmed);
        m_out.clause.assign(count, 0);
        m_out.sentence.assign(count, 0);
        m_out.sentenceCount = static_cast<std::uint32_t>(m_words.sentences.size());
        m_out.goesOn.assign(m_out.sentenceCount, 0);
        m_out.clauseCount = 0;
        for (std::size_t s = 0; s < m_words.sentences.size(); ++s) {
            const std::size_t begin = m_words.sentences[s];
            const std::size_t end = s + 1 < m_words.sentences.size() ? m_words.sentences[s + 1] : count;
            sentence(static_cast<std::uint32_t>(s), begin, end);
            markFormerTimes(begin, end);
            m_out.goesOn[s] = s > 0 && goesOn(begin, end) ? 1 : 0;
        }
    }

private:
    [[nodiscard]] bool is(std::size_t i, std::uint16_t cue) const { return (m_cues[i] & cue) != 0; }

    void sentence(std::uint32_t number, std::size_t begin, std::size_t end) {
        // A short sentence that only rejects ("That is wrong.", "Rubbish!") turns on the one before it.
        if (number > 0 && end - begin <= 5 && rejects(begin, end)) {
            for (std::size_t i = m_words.sentences[number - 1]; i < begin; ++i) {
                m_out.standing[i] = static_cast<std::uint8_t>(m_out.standing[i] | standsOthers);
            }
        }
        std::uint8_t standing = standsAffirmed;
        std::size_t voiceFrom = end;
        bool own = false;
        m_out.clauseCount += m_out.clauseCount == 0 && number == 0 ? 0 : 1;
        for (std::size_t i = begin; i < end; ++i) {
            if (i > begin && startsClause(i, end)) {
                ++m_out.clauseCount;
                const bool turns = is(i, cueContrast) || is(i, cueSubject);
                standing = static_cast<std::uint8_t>(standing & ~(standsDenied | standsBeyond | standsIf));
                if (turns && is(i, cueContrast)) {
                    standing = static_cast<std::uint8_t>(standing & ~(standsOthers | standsPast));
                    voiceFrom = end;
                }
            }
            m_out.clause[i] = m_out.clauseCount;
            m_out.sentence[i] = number;
            std::uint8_t here = standing;
            if (i > voiceFrom) here = static_cast<std::uint8_t>(here | standsOthers);
            m_out.standing[i] = static_cast<std::uint8_t>(m_out.standing[i] | here);

            if (is(i, cueOwn)) own = true;
            if ((m_cues[i] & (cueIf | cuePerhaps)) != 0) standing = static_cast<std::uint8_t>(standing | standsIf);
            if (is(i, cuePast) && !(m_words.at(i) == "old" || (m_words.at(i) == "used" && !follows(i, end, "to")))) {
                standing = static_cast<std::uint8_t>(standing | standsPast);
            }
            if (is(i, cueMistaken) || (is(i, cueOpinion) && reportedByOthers(i, begin) && !own)) voiceFrom = i;
            if (is(i, cueInstead) && i + 1 < end && is(i + 1, cueThanOf)) {
                standing = static_cast<std::uint8_t>(standing | standsDenied);
                ++m_out.clauseCount;
            }
            if (is(i, cueNegation)) negate(i, end, standing);
        }
    }

    [[nodiscard]] bool stands(std::string_view phrase, std::size_t i, std::size_t end) const {
        while (!phrase.empty()) {
            const std::size_t space = phrase.find(' ');
            if (i >= end || m_words.at(i) != phrase.substr(0, space)) return false;
            ++i;
            phrase = space == std::string_view::npos ? std::string_view() : phrase.substr(space + 1);
        }
        return true;
    }

    void markFormerTimes(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto here = [&](std::string_view phrase) { return phrase.front() == m_words.at(i).front() && stands(phrase, i, end); };
            if (std::none_of(formerTimes.begin(), formerTimes.end(), here)) continue;
            const auto mark = [&](std::size_t j) { m_out.standing[j] = static_cast<std::uint8_t>(m_out.standing[j] | standsPast); };
            for (std::size_t j = i + 1; j-- > begin && m_out.clause[j] == m_out.clause[i];) mark(j);
            for (std::size_t j = i + 1; j < end && !is(j, cueContrast); ++j) mark(j);
        }
    }

    [[nodiscard]] bool goesOn(std::size_t begin, std::size_t end) const {
        if (end - begin > 1 && (m_words.at(begin) == "and" || m_words.at(begin) == "then")) ++begin;
        const auto opens = [&](std::string_view phrase) { return stands(phrase, begin, end); };
        if (std::any_of(goingOn.begin(), goingOn.end(), opens)) return true;
        const std::string_view first = m_words.at(begin);
        const bool points = first == "this" || first == "that" || first == "these" || first == "which" || first == "it";
        if (!points || end - begin < 2) return false;
        const std::string_view verb = m_words.at(begin + 1);
        return std::binary_search(leadingVerbs.begin(), leadingVerbs.end(), verb) && !(first == "it" && verb == "way");
    }

    void negate(std::size_t i, std::size_t end, std::uint8_t& standing) const {
        if (i + 1 < end) {
            const std::string_view next = m_words.at(i + 1);
            if (next == "matter" || next == "doubt" || next == "least" || next == "sure" || next == "wonder") return;
            if (is(i + 1, cueOnly) || (i + 2 < end && is(i + 2, cueOnly) && (next == "be" || next == "about" || next == "mean"))) {
                standing = static_cast<std::uint8_t>(standing | standsBeyond);
                return;
            }
        }
        standing = static_cast<std::uint8_t>(standing ^ standsDenied);
    }

    [[nodiscard]] bool follows(std::size_t i, std::size_t end, std::string_view word) const {
        return i + 1 < end && m_words.at(i + 1) == word;
    }

    [[nodiscard]] bool rejects(std::size_t begin, std::size_t end) const {
        for (std::size_t i = begin; i < end; ++i) {
            if (is(i, cueRejection)) return !(i > begin && is(i - 1, cueNegation));
            if (m_words.at(i) == "true" || m_words.at(i) == "right") {
                for (std::size_t j = begin; j < i; ++j) {
                    if (is(j, cueNegation)) return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] bool reportedByOthers(std::size_t opinion, std::size_t begin) const {
        const std::size_t from = opinion > begin + opinionReach ? opinion - opinionReach : begin;
        for (std::size_t i = opinion; i-- > from;) {
            if (is(i, cueOwn)) return false;
            if (is(i, cueOthers)) {
                // "they say what they want" is the person speaking, not others' view.
                const std::string_view word = m_words.at(i);
                if (word == "they") return m_words.at(opinion) == "think" || m_words.at(opinion) == "assume";
                const bool some = i > from && is(i - 1, cueOthers);  // "some people say"
                if (!some && (word == "people" || word == "everyone" || word == "someone" || word == "somebody") &&
                    m_words.at(opinion).substr(0, 2) == "sa") return false;
                return true;
            }
            if (is(i, cueKin)) return m_words.at(opinion).substr(0, 2) != "sa" && m_words.at(opinion) != "told";
        }
        return false;
    }

    /// A clause begins after ; : and dashes, at "but" and its kin, and at a subject that follows a comma or a connector.
    [[nodiscard]] bool startsClause(std::size_t i, std::size_t end) const {
        const Gap gap = m_words.words[i].before;
        if (gap == Gap::soft) return true;
        if (is(i, cueContrast)) return true;
        if (is(i, cueIf)) return true;
        if (gap == Gap::comma && (is(i, cueSubject) || is(i, cueConnector) || verbFollows(i, end))) return true;
        if (is(i, cueConnector)) {
            const std::string_view word = m_words.at(i);
            if (word == "because" || word == "so" || word == "cos" || word == "coz" || word == "therefore" || word == "when" ||
                word == "where" || word == "becuase") return true;
            return i + 1 < end && is(i + 1, cueSubject);
        }
        return false;
    }

    /// "…, personalisation is only …": a noun and its verb after a comma begin a clause, a list goes on without one.
    [[nodiscard]] bool verbFollows(std::size_t i, std::size_t end) const {
        for (std::size_t j = i + 1; j < end && j <= i + 3; ++j) {
            if (m_words.words[j].before != Gap::space) return false;
            const std::string_view word = m_words.at(j);
            if (word == "is" || word == "are" || word == "was" || word == "were" || word == "means" || word == "should" ||
                word == "must" || word == "may" || word == "has" || word == "will" || word == "can" || word == "gets") {
                return true;
            }
        }
        return false;
    }

    const Words& m_words;
    const std::vector<std::uint16_t>& m_cues;
    Clauses& m_out;
};

}  // namespace

std::uint16_t cuesOf(std::string_view folded) {
    const auto it = std::lower_bound(cueWords.begin(), cueWords.end(), folded,
                                     [](const CueWord& cue, std::string_view word) { return cue.word < word; });
    return it != cueWords.end() && it->word == folded ? it->cues : static_cast<std::uint16_t>(cueNone);
}

void findClauses(const Words& words, const std::vector<std::uint16_t>& cues, Clauses& out) {
    Analyst(words, cues, out).run();
    if (!words.words.empty()) ++out.clauseCount;
}

}  // namespace carewright
