// The membership: letters, voluntary inactivity, what OGP recorded, contacts, duties and the forum.
#include "core/plan/fields.h"

namespace cocrea::plan {

using namespace fields;

namespace {

constexpr std::string_view kAnswerNames[] = {"accepted", "refused"};
constexpr std::string_view kRecordedStateNames[] = {"active", "inactive", "contraryToProcess", "revoked"};
constexpr std::string_view kDutyNames[] = {
    "pocCollaborate", "pocAgencies", "pocSupportUnit", "pocMonitoring", "pocExchange", "pocIntegration", "pocEvents",
    "csoAwareness", "csoPromote", "csoInput", "csoSupport", "csoMonitoring", "csoDialogue", "csoExchange", "csoEvents",
    "mbCoCreation", "mbCommitments", "mbLearning"};

constexpr Field kLetterFields[] = {
    date<&Letter::date>("date"),
    text<&Letter::signatory>("signatory"),
    text<&Letter::link>("link"),
};

constexpr Field kInactivityFields[] = {
    date<&Inactivity::requested>("requested"),
    text<&Inactivity::reason>("reason", kMultiline),
    date<&Inactivity::from>("from"),
    date<&Inactivity::to>("to"),
    choice<&Inactivity::answer>("answer", kAnswerNames),
};

constexpr Field kRecordedStatusFields[] = {
    date<&RecordedStatus::date>("date"),
    choice<&RecordedStatus::state>("state", kRecordedStateNames),
    text<&RecordedStatus::source>("source"),
};

constexpr Field kMembershipRegistersFields[] = {
    choice<&MembershipRegisters::contacts>("contacts", kYesNoNames),
    choice<&MembershipRegisters::forum_members>("forumMembers", kYesNoNames),
    choice<&MembershipRegisters::inactivities>("inactivities", kYesNoNames),
    choice<&MembershipRegisters::statuses>("statuses", kYesNoNames),
};

constexpr Field kContactFields[] = {
    reference<&Contact::person>("person", &kPerson),
    choice<&Contact::principal>("principal", kYesNoNames),
    date<&Contact::from>("from"),
    date<&Contact::to>("to"),
};

constexpr Field kDutyFields[] = {
    choice<&Duty::duty>("duty", kDutyNames),
    references<&Duty::who>("who", nullptr),
    text<&Duty::evidence>("evidence", kMultiline),
};

constexpr Field kForumMemberFields[] = {
    reference<&ForumMember::who>("who", nullptr),
    text<&ForumMember::name>("name"),
    choice<&ForumMember::side>("side", kSideNames),
    date<&ForumMember::from>("from"),
    date<&ForumMember::to>("to"),
};

constexpr Field kForumFields[] = {
    localized<&Forum::name>("name"),
    date<&Forum::set_up>("setUp"),
    choice<&Forum::develops>("develops", kYesNoNames),
    choice<&Forum::reviews>("reviews", kYesNoNames),
    text<&Forum::link>("link"),
    list<&Forum::members>("members", &kForumMember),
};

constexpr Field kMembershipFields[] = {
    child<&Membership::registers>("registers", &kMembershipRegisters),
    list<&Membership::letters>("letters", &kLetter),
    list<&Membership::inactivities>("inactivities", &kInactivity),
    list<&Membership::statuses>("statuses", &kRecordedStatus),
    list<&Membership::contacts>("contacts", &kContact),
    list<&Membership::duties>("duties", &kDuty),
    list<&Membership::forums>("forums", &kForum),
};

}  // namespace

constinit const EntityType kLetter = type<Letter>("letter", kLetterFields);
constinit const EntityType kInactivity = type<Inactivity>("inactivity", kInactivityFields);
constinit const EntityType kRecordedStatus = type<RecordedStatus>("recordedStatus", kRecordedStatusFields);
constinit const EntityType kMembershipRegisters = type<MembershipRegisters>("membershipRegisters", kMembershipRegistersFields);
constinit const EntityType kContact = type<Contact>("contact", kContactFields);
constinit const EntityType kDuty = type<Duty>("duty", kDutyFields);
constinit const EntityType kForumMember = type<ForumMember>("forumMember", kForumMemberFields);
constinit const EntityType kForum = type<Forum>("forum", kForumFields);
constinit const EntityType kMembership = type<Membership>("membership", kMembershipFields);

}  // namespace cocrea::plan
