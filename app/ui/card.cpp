#include "app/ui/card.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/ui/prose.h"

namespace carewright::ui {

// ImGui fills in order of drawing; the surface goes into a lower layer because its height is known only afterwards.
struct Card::Layers {
    ImDrawListSplitter splitter;
    ImDrawList* list = nullptr;
};

Card::Card(Flow& flow, const CardLook& look)
    : m_flow(flow),
      m_look(look),
      m_inner(flow.inset(flow.context.grid(look.pad), flow.context.grid(look.pad))),
      m_layers(std::make_unique<Layers>()) {
    m_inner.y += flow.context.grid(look.pad);
    m_layers->list = ImGui::GetWindowDrawList();
    m_layers->splitter.Split(m_layers->list, 2);
    m_layers->splitter.SetCurrentChannel(m_layers->list, 1);
}

Rect Card::rectSoFar() const {
    return {m_flow.x, m_flow.y, m_flow.x + m_flow.width, m_inner.y + m_flow.context.grid(m_look.pad)};
}

Card::~Card() {
    const Context& context = m_flow.context;
    const Rect rect = rectSoFar();
    const float radius = context.grid(1);
    m_layers->splitter.SetCurrentChannel(m_layers->list, 0);
    fill(rect, m_look.sunken ? context.theme.sunken : context.theme.surface, radius);
    outline(rect, m_look.lit ? context.theme.accent : context.theme.line,
            context.theme.borderWidth * (m_look.lit ? 2.0f : 1.0f), radius);
    if (m_look.stripe.alpha > 0) {
        const float stripe = context.grid(0.75f);
        m_layers->list->AddRectFilled({rect.left, rect.top}, {rect.left + stripe, rect.bottom},
                                      m_look.stripe.packed(), radius, ImDrawFlags_RoundCornersLeft);
    }
    m_layers->splitter.Merge(m_layers->list);
    m_flow.y = rect.bottom;
}

namespace {

/// How the parts of a card to press are laid out in a flow.
struct CardMeasures {
    CardMeasures(const Flow& flow, const CardText& content)
        : pad(flow.context.grid(2.5f)),
          lineStyle(bodyStyle(flow.context)),
          footStyle(mutedStyle(flow.context)) {
        const Context& context = flow.context;
        withIcon = content.icon != Icon::none && hasIcons(context);
        iconRoom = withIcon ? context.type.face(TypeStep::lead, Weight::semiBold).em * 2.1f : 0;
        asideWidth = content.aside.empty()
                         ? 0
                         : std::ceil(textWidth(context.type.face(TypeStep::caption), content.aside));
        inside = flow.width - 2 * pad - iconRoom;
        // On a narrow card the aside goes below instead of squeezing the title.
        asideBeside = asideWidth > 0 && asideWidth < inside * 0.4f;
        titleWidth = inside - (asideBeside ? asideWidth + context.grid(2) : 0);
        titleStyle = {TypeStep::lead, Weight::semiBold, context.theme.text, false};
        height = 2 * pad + textHeight(context, content.title, titleStyle, titleWidth);
        const auto add = [&](std::string_view words, const TextStyle& style) {
            if (!words.empty()) height += context.grid(0.5f) + textHeight(context, words, style, inside);
        };
        add(content.line, lineStyle);
        add(content.footer, footStyle);
        if (!asideBeside) add(content.aside, footStyle);
    }

    float pad, iconRoom = 0, asideWidth = 0, inside = 0, titleWidth = 0;
    bool asideBeside = false, withIcon = false;
    TextStyle titleStyle, lineStyle, footStyle;
    float height = 0;
};

}  // namespace

float pressCardHeight(const Flow& flow, const CardText& content) {
    return CardMeasures(flow, content).height;
}

bool pressCard(Flow& flow, std::string_view id, const CardText& content, float leastHeight) {
    const Context& context = flow.context;
    const CardMeasures measures(flow, content);
    const auto& [pad, iconRoom, asideWidth, inside, titleWidth, asideBeside, withIcon, titleStyle, lineStyle, footStyle,
                 naturalHeight] = measures;
    const float height = std::max(naturalHeight, leastHeight);
    const Face& titleFace = context.type.face(TypeStep::lead, Weight::semiBold);

    SemanticItem item;
    item.path = id;
    item.role = Role::card;
    item.label = content.title;
    item.value = content.aside;
    item.description = content.line;
    if (!content.footer.empty()) item.description.append(item.description.empty() ? "" : " ").append(content.footer);
    item.checked = content.done;
    item.rect = {flow.x, flow.y, flow.x + flow.width, flow.y + height};
    const Rect rect = item.rect;
    const Press press = pressable(context, std::move(item));

    const float radius = context.grid(1);
    fill(rect, press.hovered ? mix(context.theme.surface, context.theme.hover, 0.5) : context.theme.surface, radius);
    outline(rect, press.hovered ? context.theme.accent : context.theme.line, context.theme.borderWidth, radius);
    if (withIcon)
        icon(context, content.done ? Icon::earned : content.icon, rect.left + pad + titleFace.em * 0.7f,
             rect.top + pad + titleFace.em * 0.65f, titleFace.em * 1.4f,
             content.done ? context.theme.earned : context.theme.accent);
    const SemanticScope scope(context.record, id);
    Flow words{context, rect.left + pad + iconRoom, rect.top + pad, titleWidth};
    if (asideBeside) {
        Flow aside{context, rect.right - pad - asideWidth - 1, rect.top + pad, asideWidth + 1};
        text(aside, "aside", content.aside, footStyle);
    }
    text(words, "title", content.title, titleStyle);
    words.width = inside;
    if (!content.line.empty()) {
        words.gap(0.5f);
        text(words, "line", content.line, lineStyle);
    }
    if (!content.footer.empty()) {
        words.gap(0.5f);
        text(words, "footer", content.footer, footStyle);
    }
    if (asideWidth > 0 && !asideBeside) {
        words.gap(0.5f);
        text(words, "aside", content.aside, footStyle);
    }
    if (press.ring) focusRing(context, rect, radius);
    flow.y = rect.bottom;
    return press.clicked;
}

}  // namespace carewright::ui
