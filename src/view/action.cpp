#include "view/action.h"

#include <cstdlib>

namespace cocrea::view {

namespace {

// Nothing: the action stays as it is.
struct Choose {
  std::string_view option;

  template <class T>
  Action operator()(const T&) const { return {}; }

  Action operator()(const SetLanguage&) const {
    if (option == "es") return SetLanguage{Language::es};
    if (option == "en") return SetLanguage{Language::en};
    return {};
  }
  Action operator()(const SetTheme&) const {
    if (option == "system") return SetTheme{Theme::system};
    if (option == "light") return SetTheme{Theme::light};
    if (option == "dark") return SetTheme{Theme::dark};
    return {};
  }
  Action operator()(const SetTextScale&) const {
    const double scale = std::strtod(std::string(option).c_str(), nullptr);
    return scale >= 0.8 && scale <= 2.0 ? Action{SetTextScale{scale}} : Action{};
  }
  Action operator()(const SetProjector&) const { return option == "yes" || option == "no" ? Action{SetProjector{option == "yes"}} : Action{}; }
  Action operator()(const SetQuestionKey&) const { return SetQuestionKey{option == "yes"}; }
  Action operator()(const SetRenderer&) const {
    if (option == "canvas") return SetRenderer{Renderer::canvas};
    if (option == "text") return SetRenderer{Renderer::text};
    return {};
  }
  Action operator()(const SelectActor&) const { return SelectActor{std::string(option)}; }
  Action operator()(const SetScale&) const {
    if (option == "weeks") return SetScale{Scale::weeks};
    if (option == "months") return SetScale{Scale::months};
    if (option == "quarters") return SetScale{Scale::quarters};
    if (option == "years") return SetScale{Scale::years};
    return {};
  }
  Action operator()(const Suppose& now) const { return Suppose{now.what, std::atoi(std::string(option).c_str())}; }
  Action operator()(const Join& now) const { return Join{now.what, now.index, std::string(option)}; }
  Action operator()(const AnswerTable& now) const { return AnswerTable{now.row, now.cell, std::string(option)}; }
  Action operator()(const Versions& now) const { return Versions{now.what, now.id, std::string(option)}; }
  Action operator()(const SetContentLanguage&) const { return option.empty() ? Action{} : Action{SetContentLanguage{std::string(option)}}; }
  Action operator()(const SelectTab&) const { return option.empty() ? Action{} : Action{SelectTab{std::string(option)}}; }
};

}  // namespace

const AnyAction& Action::any() const {
  static const AnyAction nothing;
  return shared_ ? *shared_ : nothing;
}

Action with_choice(const Action& action, std::string_view option) {
  const Action chosen = std::visit(Choose{option}, action.any());
  return chosen.index() == 0 ? action : chosen;
}

}  // namespace cocrea::view
