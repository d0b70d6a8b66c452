// What a person chose about the looks, and which day each plan was looked at: one flat JSON object that the platform keeps as it is.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/dates/day.h"
#include "core/plan/entity.h"
#include "view/action.h"

namespace cocrea::app {

struct Preferences {
  std::optional<view::Language> language;
  std::optional<view::Theme> theme;
  std::optional<double> text_scale;
  std::optional<bool> projector;
  std::optional<bool> question_key;
  std::optional<view::Renderer> renderer;
  // The as-of day of documents that are looked at on another day than today: a sample stays in its own time when it is opened again.
  std::map<plan::Id, dates::Day> as_of;
};

// Never fails: what cannot be read is as if it had never been chosen (a preference is no fact of a plan, and a new choice writes all of it again).
Preferences read_preferences(std::string_view json);
std::string write_preferences(const Preferences&);

// The values as they stand in preferences and addresses.
std::string_view name(view::Language);
std::string_view name(view::Theme);
std::string_view name(view::Renderer);
std::string_view name(view::PageId);
std::optional<view::Language> language_named(std::string_view);
std::optional<view::Theme> theme_named(std::string_view);
std::optional<view::Renderer> renderer_named(std::string_view);
std::optional<view::PageId> page_named(std::string_view);

// Into 0.8 ... 2, to a hundredth.
double text_scale_of(double);

}  // namespace cocrea::app
