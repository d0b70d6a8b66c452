// Jurisdictions, terms of office, people and organisations.
#include "core/plan/fields.h"

namespace cocrea::plan {

using namespace fields;

namespace {

constexpr std::string_view kKindNames[] = {"independent", "joint"};

constexpr Field kTermFields[] = {
    date<&Term::start>("start"),
    date<&Term::end>("end"),
    date<&Term::earlier_end>("earlierEnd"),
    date<&Term::end_changed>("endChanged"),
    text<&Term::note>("note", kMultiline),
};

constexpr Field kMemberFields[] = {
    text<&Member::name>("name"),
    text<&Member::country>("country"),
    list<&Member::terms>("terms", &kTerm),
};

constexpr Field kJurisdictionFields[] = {
    text<&Jurisdiction::name>("name"),
    text<&Jurisdiction::country>("country"),
    choice<&Jurisdiction::kind>("kind", kKindNames),
    text<&Jurisdiction::language>("language"),
    choice<&Jurisdiction::has_elections>("hasElections", kYesNoNames),
    list<&Jurisdiction::terms>("terms", &kTerm),
    list<&Jurisdiction::members>("members", &kMember),
    date<&Jurisdiction::joined>("joined"),
    text<&Jurisdiction::strategy>("strategy"),
    date<&Jurisdiction::strategy_start>("strategyStart"),
    date<&Jurisdiction::strategy_end>("strategyEnd"),
};

constexpr Field kOrganisationFields[] = {
    text<&Organisation::name>("name"),
    choice<&Organisation::side>("side", kSideNames),
    text<&Organisation::address>("address"),
    number<&Organisation::capacity>("capacity", kMostAtOnce),
};

constexpr Field kPersonFields[] = {
    text<&Person::name>("name"),
    text<&Person::post>("post"),
    reference<&Person::organisation>("organisation", &kOrganisation),
    choice<&Person::side>("side", kSideNames),
    text<&Person::email>("email"),
};

}  // namespace

constinit const EntityType kTerm = type<Term>("term", kTermFields);
constinit const EntityType kMember = type<Member>("member", kMemberFields);
constinit const EntityType kJurisdiction = type<Jurisdiction>("jurisdiction", kJurisdictionFields);
constinit const EntityType kOrganisation = type<Organisation>("organisation", kOrganisationFields);
constinit const EntityType kPerson = type<Person>("person", kPersonFields);

}  // namespace cocrea::plan
