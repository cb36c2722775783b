#include "app/ui/fitted.h"

#include "app/ui/prose.h"
#include "engine/base/utf8.h"

namespace carewright::ui {

std::string fitted(const Face& face, std::string name, float width) {
    if (textWidth(face, name) <= width) return name;
    while (!name.empty() && textWidth(face, name + "…") > width) name.resize(previousCharacter(name, name.size()));
    return name + "…";
}

}  // namespace carewright::ui
