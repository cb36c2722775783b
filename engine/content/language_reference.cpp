#include "engine/content/language_reference.h"

#include "engine/content/element_reader.h"
#include "engine/content/inline_text.h"

namespace carewright {
namespace {

constexpr const char* file = "rubric-language.xml";
constexpr int deepest = 8;
constexpr std::size_t mostProblems = 20;

using Home = LanguageConstruct::Home;
using Gets = LanguageConstruct::Gets;

constexpr NameTable<Home, 5> homeNames{{{"concept", Home::concept_}, {"rules", Home::rules}, {"rubric", Home::rubric},
                                        {"question", Home::question}, {"course", Home::course}}};
constexpr NameTable<Gets, 2> getsNames{{{"marks", Gets::fullMarks}, {"refer", Gets::referral}}};

/// The text of the one child of that name as it stands, without the white space around it.
std::string codeOf(ElementReader& element, std::string_view name) {
    std::string out;
    for (const XmlNode* node : element.children(name)) {
        for (const XmlNode& child : node->children) out += child.text;
    }
    const std::size_t first = out.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return out.substr(first, out.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string> textsOf(ElementReader& element, std::string_view name, Reading& reading) {
    std::vector<std::string> out;
    for (const XmlNode* node : element.children(name)) out.push_back(readPlainText(*node, reading));
    return out;
}

LanguageConstruct readConstruct(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    LanguageConstruct out;
    out.id = element.text("id");
    out.name = element.text("name");
    out.home = element.choice("home", homeNames, Home::rules);
    out.gets = element.choice("effect", getsNames, Gets::fullMarks);
    out.marks = node.attribute("marks") ? element.number("marks", 1, 100) : 1;
    out.marking = element.text("marking");
    out.means = element.child("means");
    out.with = codeOf(element, "with");
    out.snippet = codeOf(element, "snippet");
    out.earns = textsOf(element, "earns", reading);
    out.fails = textsOf(element, "fails", reading);
    element.finish();
    if (out.id.empty() || out.name.empty() || out.means.empty() || out.snippet.empty() || out.earns.empty() || out.fails.empty()) {
        reading.error(node.line, "<construct> needs id, name, <means>, <snippet>, <earns> and <fails>.");
    }
    return out;
}

std::string marksAttribute(int marks) { return " marks=\"" + std::to_string(marks) + '"'; }

std::string pointElement(const std::string& id) {
    return "<point id=\"" + id + "\" title=\"Point\" topic=\"t\"><examiner>E</examiner><learner>L</learner><not-enough>N</not-enough>"
           "<earned>E</earned><hint>H</hint></point>\n";
}

/// A rubric of the point "it" around these rules.
std::string rubricElement(const std::string& inside) { return "<rubric point=\"it\">" + inside + "</rubric>\n"; }
std::string awardElement(const std::string& rules) { return rubricElement("<award id=\"a\">" + rules + "</award>"); }

std::string fenced(const std::string& code) { return "```xml\n" + code + "\n```\n\n"; }

void appendResponses(std::string& out, const char* heading, const std::vector<std::string>& responses) {
    for (const std::string& response : responses) out += std::string("- ") + heading + ": “" + response + "”\n";
}

}  // namespace

Result<LanguageReference> readLanguageReference(std::string_view xml) {
    ProblemLog log(mostProblems);
    Reading reading{file, log};
    LanguageReference out;
    if (const std::optional<XmlNode> root = parseXml(xml, file, deepest, log)) {
        ElementReader element(*root, reading);
        out.about = element.child("about");
        out.shared = codeOf(element, "shared");
        out.points = codeOf(element, "points");
        for (const XmlNode* chapter : element.children("chapter")) {
            ElementReader inner(*chapter, reading);
            LanguageChapter& one = out.chapters.emplace_back();
            one.title = inner.text("title");
            for (const XmlNode* construct : inner.children("construct")) one.constructs.push_back(readConstruct(*construct, reading));
            inner.finish();
        }
        element.finish();
    }
    const std::vector<Problem> problems = log.sorted({file}, 1);
    if (!problems.empty()) return fail(ErrorCode::invalidInput, problems.front().text, problems.front().place);
    return out;
}

const LanguageConstruct* findConstruct(const LanguageReference& reference, std::string_view id) {
    for (const LanguageChapter& chapter : reference.chapters) {
        for (const LanguageConstruct& construct : chapter.constructs) {
            if (construct.id == id) return &construct;
        }
    }
    return nullptr;
}

std::string exampleCourse(const LanguageReference& reference, const LanguageConstruct& construct) {
    const bool asked = construct.home == Home::question;
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<course id=\"example\" nation=\"England\" checked=\"2026-11-21\" language=\"en-GB\">\n"
        "<title>Example</title><about>An example.</about><unit code=\"E\" level=\"3\" credits=\"1\">Unit</unit><criterion id=\"1\">C</criterion>\n"
        "<source id=\"own\" publisher=\"P\" date=\"2026\">S</source>\n"
        "<topic id=\"t\" title=\"T\" minutes=\"1\"><summary>S</summary><p sources=\"own\">Text.</p></topic>\n"
        "<misconception id=\"anything-goes\" title=\"M\" sources=\"own\"><myth>Anything goes.</myth><why-wrong>W</why-wrong><fact>F</fact>"
        "<shows-up>S</shows-up><correction>C</correction></misconception>\n";
    for (const char* id : {"it", "choice", "money", "plan"}) out += pointElement(id);
    out += "<question id=\"q\" command=\"Explain\" criterion=\"1\"" + marksAttribute(construct.marks) +
           (construct.marking.empty() ? std::string() : " marking=\"" + construct.marking + '"') +
           "><text>Say something of your own about this part.</text><command-meaning>M</command-meaning><guidance>G</guidance>"
           "<model-answer>A</model-answer>" + (asked ? construct.snippet : "<credit point=\"it\"/>") + "</question>\n";
    out += reference.shared + '\n' + (construct.with.empty() ? reference.points : construct.with) + '\n';
    switch (construct.home) {
        case Home::concept_: out += construct.snippet + '\n' + awardElement("<concept ref=\"it\"/>"); break;
        case Home::rules: out += awardElement(construct.snippet); break;
        case Home::rubric: out += rubricElement(construct.snippet); break;
        case Home::course: out += construct.snippet + '\n'; break;
        case Home::question: break;
    }
    return out + "</course>\n";
}

std::string markdownOf(const LanguageReference& reference) {
    std::string out = "# What a rubric can say\n\n<!-- Made from rubric-language.xml; a test keeps the two in step. -->\n\n" + reference.about + "\n\n";
    out += "The examples use these concepts:\n\n" + fenced(reference.shared);
    out += "Those of a question use these rubrics as well:\n\n" + fenced(reference.points);
    for (const LanguageChapter& chapter : reference.chapters) {
        out += "## " + chapter.title + "\n\n";
        for (const LanguageConstruct& construct : chapter.constructs) {
            out += "### " + construct.name + "\n\n" + construct.means + "\n\n";
            if (!construct.with.empty()) out += "With these rubrics:\n\n" + fenced(construct.with);
            out += fenced(construct.snippet);
            const bool refers = construct.gets == Gets::referral;
            appendResponses(out, refers ? "Referred" : "Earns", construct.earns);
            appendResponses(out, refers ? "Not referred" : construct.marks > 1 ? "Does not earn full marks" : "Does not earn", construct.fails);
            out += '\n';
        }
    }
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
}

}  // namespace carewright
