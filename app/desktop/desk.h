/// A desk keeps one kind of exercise: its part of the model, and what the learner does with it. The workspace holds the
/// desks and routes actions; a desk knows nothing of windows or drawing.
#pragma once

#include <optional>
#include <string>

#include "app/desktop/desk_context.h"
#include "engine/base/clock.h"

namespace carewright {

class Desk {
public:
    /// The context must outlive the desk.
    explicit Desk(DeskContext& context) : m_context(context) {}
    virtual ~Desk() = default;
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    /// The course is read, the store is open and the learner known: reads what the learner did and fills the model.
    virtual void open() = 0;
    /// The store is about to go, or another learner to come: lets go of all that rests on it.
    virtual void close() = 0;
    /// The course was read anew, or is another one now.
    virtual void courseChanged() {
        close();
        open();
    }
    /// The learner came to another place.
    virtual void arrived() {}
    /// Once a frame.
    virtual void tick() {}
    /// When the app must wake although nobody touches it; nothing: no need.
    [[nodiscard]] virtual std::optional<Instant> wakeAt() const { return std::nullopt; }
    /// Stores everything that waits.
    virtual void flush() {}

protected:
    [[nodiscard]] DeskContext& context() const { return m_context; }
    [[nodiscard]] ui::Model& model() const { return m_context.model; }

    /// Tells the line at the foot how keeping something in the store went, and that it was just now.
    void tellKept(const Result<void>& outcome) const {
        m_context.saved(outcome);
        if (outcome) model().saved.lastSaved = m_context.clock.now();
    }

private:
    DeskContext& m_context;
};

}  // namespace carewright
