#include "view/action.h"

#include <cstdlib>

namespace cocrea::view {

namespace {

struct Choose {
  std::string_view option;

  template <class T>
  Action operator()(const T& action) const { return action; }

  Action operator()(const SetLanguage& action) const {
    if (option == "es") return SetLanguage{Language::es};
    if (option == "en") return SetLanguage{Language::en};
    return action;
  }
  Action operator()(const SetTheme& action) const {
    if (option == "system") return SetTheme{Theme::system};
    if (option == "light") return SetTheme{Theme::light};
    if (option == "dark") return SetTheme{Theme::dark};
    return action;
  }
  Action operator()(const SetTextScale& action) const {
    const double scale = std::strtod(std::string(option).c_str(), nullptr);
    return scale >= 0.8 && scale <= 2.0 ? SetTextScale{scale} : action;
  }
  Action operator()(const SetProjector& action) const { return option == "yes" || option == "no" ? SetProjector{option == "yes"} : action; }
  Action operator()(const SetRenderer& action) const {
    if (option == "canvas") return SetRenderer{Renderer::canvas};
    if (option == "text") return SetRenderer{Renderer::text};
    return action;
  }
  Action operator()(const SetScale& action) const {
    if (option == "weeks") return SetScale{Scale::weeks};
    if (option == "months") return SetScale{Scale::months};
    if (option == "quarters") return SetScale{Scale::quarters};
    if (option == "years") return SetScale{Scale::years};
    return action;
  }
  Action operator()(const SetContentLanguage& action) const { return option.empty() ? action : SetContentLanguage{std::string(option)}; }
  Action operator()(const SelectTab& action) const { return option.empty() ? action : SelectTab{std::string(option)}; }
};

}  // namespace

Action with_choice(const Action& action, std::string_view option) { return std::visit(Choose{option}, action); }

}  // namespace cocrea::view
