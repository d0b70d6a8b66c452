// People and organisations that a rule reads by their id.
#pragma once

#include "core/plan/document.h"

namespace cocrea::rules {

const plan::Person* find_person(const plan::Document&, std::string_view id);   // null: an organisation, or nobody
std::string_view name_of(const plan::Document&, std::string_view id);          // "" if nobody is recorded by that id
// Whether they are the same actor: that person or organisation, or a person of that organisation.
bool same_actor(const plan::Document&, std::string_view a, std::string_view b);

}  // namespace cocrea::rules
