#include "engine/authoring/xml_splice.h"

#include <algorithm>
#include <map>
#include <vector>

#include "engine/authoring/xml_source.h"

namespace carewright {
namespace {

/// A child with the layout and comments above it.
struct Kid {
    const XmlSource* node = nullptr;
    std::size_t leadingBegin = 0;       ///< the leading bytes end where the node begins
};

std::vector<Kid> kidsOf(const XmlSource& element) {
    std::vector<Kid> out;
    std::size_t from = element.openEnd;
    for (const XmlSource& child : element.children) {
        if (child.kind != XmlSource::Kind::element) continue;
        out.push_back({&child, from});
        from = child.end;
    }
    return out;
}

const XmlSource* firstElement(const XmlSource& root) {
    const auto found = std::ranges::find(root.children, XmlSource::Kind::element, &XmlSource::kind);
    return found == root.children.end() ? nullptr : &*found;
}

/// The name with what tells it from others of the same name; empty where nothing does.
std::string keyOf(const XmlSource& element) {
    for (const std::string_view name : {"id", "point", "misconception", "file", "heard"})
        if (const std::string_view value = element.attribute(name); !value.empty()) return element.name + " " + std::string(name) + " " + std::string(value);
    return {};
}

/// The spaces between the last line end and `at`.
std::string indentAt(std::string_view text, std::size_t at) {
    const std::size_t line = text.rfind('\n', at == 0 ? 0 : at - 1);
    const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
    const std::string_view lead = text.substr(begin, at - begin);
    return std::ranges::all_of(lead, [](char c) { return c == ' ' || c == '\t'; }) ? std::string(lead) : std::string();
}

std::size_t lineEnds(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

/// What stays of the lines above something that is removed: comments that a blank line parts from it.
std::string_view leftBehind(std::string_view leading) {
    const std::size_t close = leading.rfind("-->");
    if (close == std::string_view::npos || lineEnds(leading.substr(close)) < 2) return {};
    return leading.substr(0, close + 3);
}

class Splicer {
public:
    Splicer(std::string_view old, std::string_view before, std::string_view after) : m_old(old), m_before(before), m_after(after) {}

    /// `before` may be null: then `old` itself stands for what was.
    void put(const XmlSource& old, const XmlSource* before, const XmlSource& after) {
        const std::string wanted = meaningOf(after, m_after);
        if ((before && meaningOf(*before, m_before) == wanted) || meaningOf(old, m_old) == wanted) {
            m_out += old.bytes(m_old);
            return;
        }
        const std::vector<Kid> oldKids = kidsOf(old), newKids = kidsOf(after);
        // Running text, and what has nothing inside to keep, is written anew.
        if (oldKids.empty() || newKids.empty() || hasWords(old, m_old) || hasWords(after, m_after)) {
            putNew(after, indentAt(m_old, old.begin));
            return;
        }
        const auto& was = before ? before->attributes : old.attributes;
        m_out += was == after.attributes ? m_old.substr(old.begin, old.openEnd - old.begin) : m_after.substr(after.begin, after.openEnd - after.begin);
        putKids(old, before, oldKids, newKids);
        m_out += m_old.substr(old.closeBegin, old.end - old.closeBegin);
    }

    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void putKids(const XmlSource& old, const XmlSource* before, const std::vector<Kid>& oldKids, const std::vector<Kid>& newKids) {
        const std::vector<const XmlSource*> was = counterparts(before, oldKids);
        const std::vector<std::size_t> oldOf = matches(oldKids, was, newKids);
        std::vector<bool> kept(oldKids.size(), false);
        for (const std::size_t index : oldOf)
            if (index != none) kept[index] = true;
        const std::string indent = indentAt(m_old, oldKids.front().node->begin);
        std::size_t next = 0;       // old children up to here have been put or passed over
        const auto passOver = [&](std::size_t until) {
            for (; next < until; ++next)
                if (!kept[next]) m_out += leftBehind(m_old.substr(oldKids[next].leadingBegin, oldKids[next].node->begin - oldKids[next].leadingBegin));
        };
        for (std::size_t i = 0; i < newKids.size(); ++i) {
            const XmlSource& fresh = *newKids[i].node;
            if (oldOf[i] == none) {
                const bool parted = lineEnds(m_after.substr(newKids[i].leadingBegin, fresh.begin - newKids[i].leadingBegin)) > 1;
                m_out += (parted ? "\n\n" : "\n") + indent;
                putNew(fresh, indent);
                continue;
            }
            const Kid& kid = oldKids[oldOf[i]];
            if (oldOf[i] >= next) {
                passOver(oldOf[i]);
                next = oldOf[i] + 1;
            }
            m_out += m_old.substr(kid.leadingBegin, kid.node->begin - kid.leadingBegin);
            put(*kid.node, was[oldOf[i]], fresh);
        }
        passOver(oldKids.size());
        const std::size_t end = oldKids.back().node->end;
        m_out += m_old.substr(end, old.closeBegin - end);
    }

    /// For each old child the one that the writer made of it, where the two stand side by side; null otherwise.
    static std::vector<const XmlSource*> counterparts(const XmlSource* before, const std::vector<Kid>& oldKids) {
        std::vector<const XmlSource*> out(oldKids.size(), nullptr);
        if (!before) return out;
        const std::vector<Kid> kids = kidsOf(*before);
        std::map<std::string, const XmlSource*> byKey;
        for (const Kid& kid : kids) byKey.emplace(keyOf(*kid.node), kid.node);
        const bool sideBySide = std::ranges::equal(kids, oldKids, {}, [](const Kid& kid) { return kid.node->name; }, [](const Kid& kid) { return kid.node->name; });
        for (std::size_t i = 0; i < oldKids.size(); ++i) {
            const std::string key = keyOf(*oldKids[i].node);
            if (const auto found = byKey.find(key); !key.empty() && found != byKey.end()) out[i] = found->second;
            else if (sideBySide) out[i] = kids[i].node;
        }
        return out;
    }

    /// For each new child the old one that it was.
    std::vector<std::size_t> matches(const std::vector<Kid>& oldKids, const std::vector<const XmlSource*>& was, const std::vector<Kid>& newKids) const {
        std::vector<std::size_t> out(newKids.size(), none);
        std::vector<bool> used(oldKids.size(), false);
        const auto pairBy = [&](auto&& oldKey, auto&& newKey) {
            std::map<std::string, std::vector<std::size_t>> free;   // last first
            for (std::size_t i = oldKids.size(); i-- > 0;) {
                if (used[i]) continue;
                if (std::string key = oldKey(i); !key.empty()) free[std::move(key)].push_back(i);
            }
            for (std::size_t i = 0; i < newKids.size(); ++i) {
                if (out[i] != none) continue;
                const auto found = free.find(newKey(i));
                if (found == free.end() || found->second.empty()) continue;
                out[i] = found->second.back();
                used[out[i]] = true;
                found->second.pop_back();
            }
        };
        pairBy([&](std::size_t i) { return keyOf(*oldKids[i].node); }, [&](std::size_t i) { return keyOf(*newKids[i].node); });
        pairBy([&](std::size_t i) { return was[i] ? meaningOf(*was[i], m_before) : meaningOf(*oldKids[i].node, m_old); },
               [&](std::size_t i) { return meaningOf(*newKids[i].node, m_after); });
        const auto nameWithoutKey = [](const XmlSource& node) { return keyOf(node).empty() ? node.name : std::string(); };
        pairBy([&](std::size_t i) { return nameWithoutKey(*oldKids[i].node); }, [&](std::size_t i) { return nameWithoutKey(*newKids[i].node); });
        return out;
    }

    /// The writer's bytes, moved to another indentation.
    void putNew(const XmlSource& fresh, const std::string& indent) {
        const std::string from = indentAt(m_after, fresh.begin);
        std::string_view bytes = fresh.bytes(m_after);
        while (!bytes.empty()) {
            const std::size_t line = bytes.find('\n');
            const std::size_t length = line == std::string_view::npos ? bytes.size() : line + 1;
            m_out += bytes.substr(0, length);
            bytes.remove_prefix(length);
            if (bytes.starts_with(from) && !bytes.starts_with(from + "\n")) {
                bytes.remove_prefix(from.size());
                m_out += indent;
            }
        }
    }

    std::string_view m_old, m_before, m_after;
    std::string m_out;
};

}  // namespace

std::optional<std::string> spliceXml(std::string_view old, std::string_view before, std::string_view after) {
    const auto oldRoot = readXmlSource(old), beforeRoot = readXmlSource(before), afterRoot = readXmlSource(after);
    if (!oldRoot || !beforeRoot || !afterRoot) return std::nullopt;
    const XmlSource *was = firstElement(*oldRoot), *writtenBefore = firstElement(*beforeRoot), *now = firstElement(*afterRoot);
    if (!was || !writtenBefore || !now || was->name != now->name || writtenBefore->name != now->name) return std::nullopt;
    Splicer splicer(old, before, after);
    splicer.put(*was, writtenBefore, *now);
    return std::string(old.substr(0, was->begin)) + splicer.take() + std::string(old.substr(was->end));
}

}  // namespace carewright
