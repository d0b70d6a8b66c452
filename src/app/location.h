// What the address bar says: which document, page and entity are in view.
#pragma once

#include <string>
#include <string_view>

#include "core/plan/entity.h"
#include "view/action.h"

namespace cocrea::app {

struct Location {
  plan::Id document;   // "" = none
  view::PageId page = view::PageId::start;
  plan::Id entity;     // "" = the page itself
  std::string tab;     // "" = the first
};

// "#d=<document>&p=<page>&e=<entity>&t=<tab>"; "" for the start page with nothing open.
std::string write_location(const Location&);
// With or without the "#". What is not understood is left out: an address is typed by people and shortened by programs.
Location read_location(std::string_view fragment);

}  // namespace cocrea::app
