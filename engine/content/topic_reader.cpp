// Topics and their blocks, in reading order.
#include "engine/content/inline_text.h"
#include "engine/content/item_readers.h"

namespace carewright {
namespace {

Block readTextBlock(Block::Kind kind, const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Block block;
    block.kind = kind;
    block.place = element.place();
    if (kind == Block::Kind::quote) block.title = element.text("who");
    block.provenance = element.provenance();
    element.finishText();
    block.text = readRichText(node, reading);
    return block;
}

Block readHeading(const XmlNode& node, Reading& reading) {
    Block block;
    block.kind = Block::Kind::heading;
    block.place = reading.place(node);
    block.title = readPlainText(node, reading);
    return block;
}

Block readList(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Block block;
    block.kind = Block::Kind::list;
    block.place = element.place();
    block.provenance = element.provenance();
    for (const XmlNode* item : element.children("item")) {
        ElementReader(*item, reading).finishText();
        block.items.push_back(readRichText(*item, reading));
    }
    element.finish();
    return block;
}

Block readCompare(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Block block;
    block.kind = Block::Kind::compare;
    block.place = element.place();
    block.leftTitle = element.text("left");
    block.rightTitle = element.text("right");
    block.provenance = element.provenance();
    for (const XmlNode* rowNode : element.children("row")) {
        ElementReader row(*rowNode, reading);
        CompareRow sides{row.richChild("left"), row.richChild("right")};
        row.finish();
        if (sides.left.empty() || sides.right.empty()) reading.error(rowNode->line, "<row> needs both <left> and <right>, with text in them.");
        block.rows.push_back(std::move(sides));
    }
    element.finish();
    return block;
}

Block readEntry(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Block block;
    block.kind = Block::Kind::entry;
    block.place = element.place();
    block.id = element.id<EntryId>("id");
    block.entryKind = element.choice("kind", entryKindNames, Block::EntryKind::none);
    block.title = element.text("title");
    block.points = element.ids<PointId>("points");
    block.provenance = element.provenance();
    element.finishText();
    block.text = readRichText(node, reading);
    if (!node.attribute("kind")) reading.error(node.line, "<entry> needs the attribute kind: " + oneOf(namesIn(entryKindNames)) + ".");
    return block;
}

}  // namespace

Topic readTopic(const XmlNode& node, Reading& reading) {
    ElementReader element(node, reading);
    Topic topic;
    topic.place = element.place();
    topic.id = element.id<TopicId>("id");
    topic.title = element.text("title");
    topic.minutes = element.number("minutes", 1, 600);
    topic.summary = element.child("summary");
    for (const char* name : {"p", "heading", "list", "quote", "compare", "entry", "note"}) element.allow(name);
    for (const XmlNode& child : node.children) {
        if (child.name == "p") topic.blocks.push_back(readTextBlock(Block::Kind::paragraph, child, reading));
        if (child.name == "note") topic.blocks.push_back(readTextBlock(Block::Kind::note, child, reading));
        if (child.name == "quote") topic.blocks.push_back(readTextBlock(Block::Kind::quote, child, reading));
        if (child.name == "heading") topic.blocks.push_back(readHeading(child, reading));
        if (child.name == "list") topic.blocks.push_back(readList(child, reading));
        if (child.name == "compare") topic.blocks.push_back(readCompare(child, reading));
        if (child.name == "entry") topic.blocks.push_back(readEntry(child, reading));
    }
    element.finish();
    return topic;
}

}  // namespace carewright
