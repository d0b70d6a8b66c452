// How the tables of fields are written: one line a field, checked against the struct's member while compiling.
//
//   constexpr Field kTermFields[] = {date<&Term::start>("start"), text<&Term::note>("note")};
#pragma once

#include <type_traits>

#include "core/plan/document.h"

namespace cocrea::plan::fields {

template <class T>
struct MemberPointer;
template <class O, class M>
struct MemberPointer<M O::*> {
  using Owner = O;
  using Member = M;
};
template <auto P>
using OwnerOf = typename MemberPointer<decltype(P)>::Owner;
template <auto P>
using MemberOf = typename MemberPointer<decltype(P)>::Member;

// The one piece of code that each field has of its own.
template <auto P>
void* at(Entity& entity) {
  auto& member = static_cast<OwnerOf<P>&>(entity).*P;
  if constexpr (std::is_base_of_v<Entity, MemberOf<P>>) {
    return static_cast<Entity*>(&member);
  } else {
    return &member;
  }
}

template <class T>
inline constexpr ListOps kOps{&kElement<T>};

template <class T>
constexpr EntityType type(std::string_view name, std::span<const Field> table) {
  return {name, table, &kElement<T>};
}

using Names = std::span<const std::string_view>;
inline constexpr bool kMultiline = true;

template <auto P>
constexpr Field text(std::string_view name, bool multiline = false) {
  static_assert(std::is_same_v<MemberOf<P>, std::string>);
  return {.name = name, .kind = Kind::text, .at = &at<P>, .multiline = multiline};
}
template <auto P>
constexpr Field localized(std::string_view name, bool multiline = false) {
  static_assert(std::is_same_v<MemberOf<P>, LocalizedText>);
  return {.name = name, .kind = Kind::localized, .at = &at<P>, .multiline = multiline};
}
template <auto P>
constexpr Field json(std::string_view name) {
  static_assert(std::is_same_v<MemberOf<P>, std::string>);
  return {.name = name, .kind = Kind::json, .at = &at<P>};
}
template <auto P>
constexpr Field date(std::string_view name) {
  static_assert(std::is_same_v<MemberOf<P>, Date>);
  return {.name = name, .kind = Kind::date, .at = &at<P>};
}
template <auto P>
constexpr Field choice(std::string_view name, Names names) {
  static_assert(std::is_enum_v<MemberOf<P>> && std::is_same_v<std::underlying_type_t<MemberOf<P>>, Choice>);
  return {.name = name, .kind = Kind::choice, .at = &at<P>, .names = names};
}
template <auto P>
constexpr Field choices(std::string_view name, Names names) {
  static_assert(std::is_same_v<MemberOf<P>, ChoiceSet>);
  return {.name = name, .kind = Kind::choices, .at = &at<P>, .names = names};
}
// A whole number from 1 to `most`.
template <auto P>
constexpr Field number(std::string_view name, Number most) {
  static_assert(std::is_same_v<MemberOf<P>, Number>);
  return {.name = name, .kind = Kind::number, .at = &at<P>, .most = most};
}
// A reference to an entity of `target`; null: of any type.
template <auto P>
constexpr Field reference(std::string_view name, const EntityType* target) {
  static_assert(std::is_same_v<MemberOf<P>, Id>);
  return {.name = name, .kind = Kind::reference, .at = &at<P>, .type = target};
}
template <auto P>
constexpr Field references(std::string_view name, const EntityType* target) {
  static_assert(std::is_same_v<MemberOf<P>, std::vector<Id>>);
  return {.name = name, .kind = Kind::references, .at = &at<P>, .type = target};
}
template <auto P>
constexpr Field child(std::string_view name, const EntityType* of) {
  static_assert(std::is_base_of_v<Entity, MemberOf<P>>);
  return {.name = name, .kind = Kind::child, .at = &at<P>, .type = of};
}
template <auto P>
constexpr Field list(std::string_view name, const EntityType* of) {
  using T = typename MemberOf<P>::value_type;
  static_assert(std::is_same_v<MemberOf<P>, List<T>>);
  return {.name = name, .kind = Kind::list, .at = &at<P>, .type = of, .list = &kOps<T>};
}

// Names of choices that several groups use. Their order is that of the enumerators; journals store their numbers, so that a
// name is only ever added at the end.
inline constexpr std::string_view kYesNoNames[] = {"yes", "no"};
inline constexpr std::string_view kSideNames[] = {"government", "civilSociety", "otherNonGovernment"};
inline constexpr std::string_view kPhaseNames[] = {"coCreation", "implementation"};
inline constexpr std::string_view kDurationUnitNames[] = {"days", "weeks", "months"};
inline constexpr std::string_view kChannelNames[] = {"ogpSite", "otherElectronic", "notElectronic"};

// No more can be worked on at once, and nothing takes longer, whatever the unit.
inline constexpr Number kMostAtOnce = 99;
inline constexpr Number kLongestDuration = 2000;

}  // namespace cocrea::plan::fields
