#include "app/preferences.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <utility>

namespace cocrea::app {

namespace {

using view::Language;
using view::PageId;
using view::Renderer;
using view::Theme;

template <class T, std::size_t N>
using Names = std::array<std::pair<T, std::string_view>, N>;

constexpr Names<Language, 2> kLanguages{{{Language::es, "es"}, {Language::en, "en"}}};
constexpr Names<Theme, 3> kThemes{{{Theme::system, "system"}, {Theme::light, "light"}, {Theme::dark, "dark"}}};
constexpr Names<Renderer, 2> kRenderers{{{Renderer::canvas, "canvas"}, {Renderer::text, "text"}}};
constexpr Names<PageId, 13> kPages{{{PageId::start, "start"},
                                   {PageId::overview, "overview"},
                                   {PageId::jurisdiction, "jurisdiction"},
                                   {PageId::people, "people"},
                                   {PageId::vision, "vision"},
                                   {PageId::commitments, "commitments"},
                                   {PageId::calendar, "calendar"},
                                   {PageId::forum, "forum"},
                                   {PageId::monitoring, "monitoring"},
                                   {PageId::compliance, "compliance"},
                                   {PageId::status, "status"},
                                   {PageId::workshop, "workshop"},
                                   {PageId::file, "file"}}};

template <class T, std::size_t N>
std::string_view name_in(const Names<T, N>& names, T value) {
  for (const auto& one : names) {
    if (one.first == value) return one.second;
  }
  return {};
}

template <class T, std::size_t N>
std::optional<T> named_in(const Names<T, N>& names, std::string_view text) {
  for (const auto& one : names) {
    if (one.second == text) return one.first;
  }
  return std::nullopt;
}

constexpr std::string_view kAsOf = "asOf.";

// Reads {"name": "text" | number | true | false, ...} of plain ASCII without escapes: all that write_preferences() ever writes.
class FlatReader {
 public:
  explicit FlatReader(std::string_view json) : rest_(json) {}

  // Every member as name and text; empty when it is not such an object.
  std::map<std::string, std::string> members() {
    std::map<std::string, std::string> result;
    if (!take('{')) return {};
    if (take('}')) return result;
    do {
      std::string name, value;
      if (!text(name) || !take(':') || !(text(value) || word(value))) return {};
      result[name] = value;
    } while (take(','));
    return take('}') ? result : std::map<std::string, std::string>{};
  }

 private:
  void skip_space() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n')) rest_.remove_prefix(1);
  }
  bool take(char c) {
    skip_space();
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool text(std::string& into) {
    if (!take('"')) return false;
    const std::size_t end = rest_.find_first_of("\"\\");
    if (end == std::string_view::npos || rest_[end] == '\\') return false;
    into = std::string(rest_.substr(0, end));
    rest_.remove_prefix(end + 1);
    return true;
  }
  bool word(std::string& into) {
    skip_space();
    const std::size_t end = std::min(rest_.find_first_of(",} \n"), rest_.size());
    into = std::string(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return !into.empty();
  }

  std::string_view rest_;
};

std::string percent(double scale) { return std::to_string(std::lround(scale * 100)); }

}  // namespace

std::string_view name(Language value) { return name_in(kLanguages, value); }
std::string_view name(Theme value) { return name_in(kThemes, value); }
std::string_view name(Renderer value) { return name_in(kRenderers, value); }
std::string_view name(PageId value) { return name_in(kPages, value); }
std::optional<Language> language_named(std::string_view text) { return named_in(kLanguages, text); }
std::optional<Theme> theme_named(std::string_view text) { return named_in(kThemes, text); }
std::optional<Renderer> renderer_named(std::string_view text) { return named_in(kRenderers, text); }
std::optional<PageId> page_named(std::string_view text) { return named_in(kPages, text); }

double text_scale_of(double scale) { return std::round(std::clamp(scale, 0.8, 2.0) * 100) / 100; }

Preferences read_preferences(std::string_view json) {
  Preferences result;
  for (const auto& member : FlatReader(json).members()) {
    const std::string& key = member.first;
    const std::string& value = member.second;
    if (key == "language") {
      result.language = language_named(value);
    } else if (key == "theme") {
      result.theme = theme_named(value);
    } else if (key == "renderer") {
      result.renderer = renderer_named(value);
    } else if (key == "projector") {
      result.projector = value == "true";
    } else if (key == "questionKey") {
      result.question_key = value == "true";
    } else if (key == "textPercent") {
      const int hundredths = std::atoi(value.c_str());
      if (hundredths != 0) result.text_scale = text_scale_of(hundredths / 100.0);
    } else if (key.rfind(kAsOf, 0) == 0) {
      const auto day = dates::parse_day(value);
      if (day) result.as_of[key.substr(kAsOf.size())] = *day;
    }
  }
  return result;
}

std::string write_preferences(const Preferences& preferences) {
  std::string json;
  const auto member = [&](std::string_view key, std::string_view value, bool quoted) {
    json.append(json.empty() ? "{\"" : ", \"").append(key).append("\": ");
    json.append(quoted ? "\"" : "").append(value).append(quoted ? "\"" : "");
  };
  if (preferences.language) member("language", name(*preferences.language), true);
  if (preferences.theme) member("theme", name(*preferences.theme), true);
  if (preferences.renderer) member("renderer", name(*preferences.renderer), true);
  if (preferences.projector) member("projector", *preferences.projector ? "true" : "false", false);
  if (preferences.question_key) member("questionKey", *preferences.question_key ? "true" : "false", false);
  if (preferences.text_scale) member("textPercent", percent(*preferences.text_scale), false);
  for (const auto& one : preferences.as_of) member(std::string(kAsOf).append(one.first), dates::to_string(one.second), true);
  return json.empty() ? "{}" : json + "}";
}

}  // namespace cocrea::app
