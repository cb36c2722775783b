#include "engine/content/xml_tree.h"

#include <tinyxml2.h>

#include <algorithm>

#include "engine/content/xml_scan.h"

namespace carewright {
namespace {

/// The scan has bounded the depth, so recursion is safe.
XmlNode copied(const tinyxml2::XMLElement& element) {
    XmlNode node;
    node.name = element.Name();
    node.line = element.GetLineNum();
    for (const auto* a = element.FirstAttribute(); a; a = a->Next()) node.attributes.push_back({a->Name(), a->Value(), a->GetLineNum()});
    for (const auto* child = element.FirstChild(); child; child = child->NextSibling()) {
        if (const auto* inner = child->ToElement()) {
            node.children.push_back(copied(*inner));
        } else if (const auto* text = child->ToText()) {
            XmlNode piece;
            piece.text = text->Value();
            piece.line = text->GetLineNum();
            node.children.push_back(std::move(piece));
        }
    }
    return node;
}

}  // namespace

const std::string* XmlNode::attribute(std::string_view wanted) const {
    const auto it = std::find_if(attributes.begin(), attributes.end(), [&](const XmlAttribute& a) { return a.name == wanted; });
    return it == attributes.end() ? nullptr : &it->value;
}

std::optional<XmlNode> parseXml(std::string_view xml, const std::string& file, int depth, ProblemLog& log) {
    const ScannedXml scanned = scanXml(xml, file, std::min(depth, TINYXML2_MAX_ELEMENT_DEPTH - 2), log);
    if (!scanned.wellFormed) {
        log.markIncomplete();
        return std::nullopt;
    }
    tinyxml2::XMLDocument document;
    if (document.Parse(scanned.text.data(), scanned.text.size()) != tinyxml2::XML_SUCCESS || !document.RootElement()) {
        log.error({file, document.ErrorLineNum()}, std::string("The XML cannot be read (") + document.ErrorName() + "); put the tag on this line right.");
        log.markIncomplete();
        return std::nullopt;
    }
    return copied(*document.RootElement());
}

}  // namespace carewright
