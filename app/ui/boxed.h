/// A request whose content only one room's views and their desk need to know. Everything else sees a box, so that a new
/// kind of request in one room compiles that room anew and nothing more.
#pragma once

#include <memory>
#include <utility>

namespace carewright::ui {

/// `request` is never null in an action that a view pushes.
template <class Request>
struct Boxed {
    std::shared_ptr<const Request> request;
};

/// Boxes what a view asks for: `actions.push(boxed<WorkshopRequest>(SaveCourse{}))`.
template <class Request, class What>
[[nodiscard]] Boxed<Request> boxed(What what) {
    return {std::make_shared<const Request>(Request{std::move(what)})};
}

}  // namespace carewright::ui
