#include "core/rules/people.h"

namespace cocrea::rules {

const plan::Person* find_person(const plan::Document& document, std::string_view id) {
  for (const plan::Person& person : document.people) {
    if (person.id == id) return &person;
  }
  return nullptr;
}

std::string_view name_of(const plan::Document& document, std::string_view id) {
  if (const plan::Person* person = find_person(document, id)) return person->name;
  for (const plan::Organisation& organisation : document.organisations) {
    if (organisation.id == id) return organisation.name;
  }
  return {};
}

bool same_actor(const plan::Document& document, std::string_view a, std::string_view b) {
  if (a == b) return true;
  const plan::Person* first = find_person(document, a);
  const plan::Person* second = find_person(document, b);
  return (first != nullptr && first->organisation == b) || (second != nullptr && second->organisation == a);
}

}  // namespace cocrea::rules
