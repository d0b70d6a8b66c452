// The document: one file = one jurisdiction's record (version 2; exchange/migrate.h says what version 1 was).
//
// Every member named here is a field of the file under the same name in camelCase. Absent facts stay unset: nothing is filled in.
// A register is a list of acts; whether it is complete decides what silence means (RULES 0.3).
#pragma once

#include <functional>

#include "core/plan/entity.h"

namespace cocrea::plan {

inline constexpr int kFormatVersion = 2;
inline constexpr std::string_view kFormat = "cocrea";

enum class JurisdictionKind : Choice { unset, independent, joint };
enum class Side : Choice { unset, government, civil_society, other_non_government };
enum class Phase : Choice { unset, co_creation, implementation };
enum class Inclusion : Choice { unset, initial, added };          // unset reads as initial
enum class Progress : Choice { unset, not_started, limited, substantial, complete };
enum class EvaluationKind : Choice { unset, initial, commitment, learning_exercise, learning_report };
enum class AmendmentKind : Choice { unset, text, dates, lead, milestones, withdrawal };
enum class PeriodBasis : Choice { unset, strategy, chosen };      // of a plan where there are no elections (PLAN-PERIOD-3)
enum class VisionKind : Choice { unset, created, update };        // new, or an update of an existing one (VIS-3)
enum class Channel : Choice { unset, ogp_site, other_electronic, not_electronic };   // how something was delivered (SUB-2, MON-EL, MON-Q)
enum class BodyKind : Choice { unset, third_party, forum_mechanism, other_independent };   // of a monitoring body (MB-1)
enum class LinkRole : Choice { unset, point_of_contact, leads, responsible, implements, none };   // of one who evaluates (MB-1)
// What one question of OGP's forms is answered with; which of these a question offers is said with it (view/ogp_forms).
enum class Grade : Choice {
  unset, yes, no, not_applicable, no_evidence, not_started, limited, substantial, complete, not_changed, marginal, major, outstanding, new_practice, continuation
};
enum class Author : Choice { unset, monitoring_body, other };     // of an evaluation or report
enum class DraftOrFinal : Choice { unset, draft, final };         // which version of the plan was endorsed (REQ-4)
enum class RecordedState : Choice { unset, active, inactive, contrary_to_process, revoked };   // as OGP published it (STA-1)
enum class Answer : Choice { unset, accepted, refused };          // OGP's, to a request
enum class VersionKind : Choice { unset, named, submitted };
enum class QuarterReading : Choice { unset, from_submission, calendar };   // unset reads as from_submission (MON-Q)
enum class DurationUnit : Choice { unset, days, weeks, months };    // unset reads as days
enum class CutYearReading : Choice { unset, half_year, strict };  // unset reads as half_year (REQ-2)
enum class Response : Choice { unset, accepted, partly, declined };   // the answer that a proposal received
enum class Role : Choice { unset, point_of_contact, civil_society, monitoring_body };
// The duties that the handbook lists, in its order: ROL-POC seven, ROL-CSO eight, ROL-MB three.
enum class DutyKind : Choice {
  unset,
  poc_collaborate, poc_agencies, poc_support_unit, poc_monitoring, poc_exchange, poc_integration, poc_events,
  cso_awareness, cso_promote, cso_input, cso_support, cso_monitoring, cso_dialogue, cso_exchange, cso_events,
  mb_co_creation, mb_commitments, mb_learning
};

struct Term : Entity {            // a term of office of the administration
  Date start, end;                // first and last day in office
  Date earlier_end;               // the end that was in force before the term was changed, unset = never changed (RULES 0.5)
  Date end_changed;               // the day on which that change was known
  std::string note;
};

struct Member : Entity {          // one jurisdiction of a joint plan, besides the one whose record this is
  std::string name;
  std::string country;
  List<Term> terms;
};

struct Jurisdiction : Entity {
  std::string name;
  std::string country;
  JurisdictionKind kind = JurisdictionKind::unset;
  std::string language;           // main language of the plan's texts, e.g. "es"
  YesNo has_elections = YesNo::unset;
  List<Term> terms;
  List<Member> members;
  Date joined;
  std::string strategy;           // the medium-term strategy of a jurisdiction without elections (PLAN-PERIOD-3)
  Date strategy_start, strategy_end;
};

struct Letter : Entity {          // a letter of support, or an update of it (NEXT-3)
  Date date;
  std::string signatory;          // name and post
  std::string link;
};

struct Inactivity : Entity {      // a voluntary request because of force majeure (INA-V)
  Date requested;
  std::string reason;
  Date from, to;                  // `to` unset: open
  Answer answer = Answer::unset;  // OGP's; a refusal annuls the request
};

struct RecordedStatus : Entity {  // what OGP published about the membership (STA-1, point 7)
  Date date;                      // since when
  RecordedState state = RecordedState::unset;
  std::string source;             // where it was seen
};

// Which registers of the membership are complete (RULES 0.3).
struct MembershipRegisters : Entity {
  YesNo contacts = YesNo::unset;
  YesNo forum_members = YesNo::unset;
  YesNo inactivities = YesNo::unset;    // voluntary requests
  YesNo statuses = YesNo::unset;        // recorded by OGP
};

struct Contact : Entity {         // a government point of contact (ROL-POC)
  Id person;
  YesNo principal = YesNo::unset;
  Date from, to;
};

struct Duty : Entity {            // who does one of the duties that the handbook lists
  DutyKind duty = DutyKind::unset;
  std::vector<Id> who;            // people and organisations
  std::string evidence;
};

struct ForumMember : Entity {
  Id who;                         // a person or an organisation
  std::string name;               // where neither is recorded
  Side side = Side::unset;        // when it differs from that of `who`
  Date from, to;
};

struct Forum : Entity {           // the space of participation (REQ-1, REQ-3)
  LocalizedText name;
  Date set_up;
  YesNo develops = YesNo::unset;  // its scope: developing the plan
  YesNo reviews = YesNo::unset;   // its scope: reviewing it
  std::string link;
  List<ForumMember> members;
};

struct Membership : Entity {
  MembershipRegisters registers;
  List<Letter> letters;
  List<Inactivity> inactivities;
  List<RecordedStatus> statuses;
  List<Contact> contacts;
  List<Duty> duties;
  List<Forum> forums;
};

// The readings of the source that are left to the user (RULES 1.9, 1.10).
struct Readings : Entity {
  QuarterReading quarters = QuarterReading::unset;
  CutYearReading cut_year = CutYearReading::unset;
};

struct Organisation : Entity {
  std::string name;
  Side side = Side::unset;
  std::string address;            // web address or e-mail
  Number capacity = 0;            // milestones, or commitments without any, that it works on at one time; unset: any number
};

struct Person : Entity {
  std::string name;
  std::string post;
  Id organisation;
  Side side = Side::unset;        // when it differs from the organisation's or there is none
  std::string email;
};

// Which registers of a plan are complete: yes, no or unset (RULES 0.3).
struct Registers : Entity {
  YesNo submissions = YesNo::unset;
  YesNo commitments = YesNo::unset;
  YesNo completions = YesNo::unset;
  YesNo evaluations = YesNo::unset;
  YesNo meetings = YesNo::unset;        // with attendance
  YesNo endorsements = YesNo::unset;    // of the plan and of the monitoring body
  YesNo amendments = YesNo::unset;      // with consultation, approval and communication
  YesNo extensions = YesNo::unset;
  YesNo progress = YesNo::unset;        // quarterly entries
  YesNo evidence = YesNo::unset;
  YesNo monitoring_body = YesNo::unset; // its members and declared links
  YesNo texts = YesNo::unset;           // of the submitted version
};

struct Extension : Entity {       // of the date by which the plan is due (INA-1, INA-2)
  Date requested;
  YesNo approved = YesNo::unset;
  Date new_date;
  std::string note;
};

struct Submission : Entity {
  Date date;                      // OGP's "Date Submitted"
  Channel channel_kind = Channel::unset;
  std::string channel;            // an address on OGP's site, or "OGP form"
  Date english;                   // when the English version was sent, where that was later (SUB-2)
  YesNo endorsers_listed = YesNo::unset;   // the list of those who endorse was part of it (REQ-4)
};

struct Goal : Entity {
  LocalizedText text;
};

// The strategic vision: the questions of OGP's action plan form, in its order (RULES 2.1).
struct Vision : Entity {
  VisionKind kind = VisionKind::unset;
  std::string updates;            // the vision that this one updates
  LocalizedText long_term;
  LocalizedText achievements;     // in open government to date
  LocalizedText challenges;       // to tackle
  LocalizedText principles;
  List<Goal> goals;               // of the plan's period
  LocalizedText contribution;     // of the plan to the vision
  LocalizedText policy_goals;     // how the vision serves those of the administration
  LocalizedText agencies;         // how they are coordinated
  LocalizedText mechanisms;       // of collaboration with non-government actors
  LocalizedText diversity;        // measures for it
  LocalizedText participants;     // who took part in the co-creation
  Number groups = 0;              // how many groups that was; 0: not recorded
  LocalizedText continuation;     // of the collaboration during implementation
  LocalizedText progress_talks;   // activities to discuss progress
  LocalizedText progress_checks;  // with the agencies
  LocalizedText results;          // how they are shared
};

struct BodyLink : Entity {        // what a member of the monitoring body has declared (MB-1)
  Id who;                         // a person or an organisation
  LinkRole role = LinkRole::unset;      // none: declared to have none
  std::vector<Id> commitments;    // empty: of the plan as a whole
  std::string note;
};

struct Endorsement : Entity {     // of the plan (REQ-4) or of a monitoring body (MB-2)
  Id who;                         // a person or an organisation
  std::string name;               // where neither is recorded
  Side side = Side::unset;        // when it differs from that of `who`
  Date date;
  DraftOrFinal version = DraftOrFinal::unset;   // of the plan
  std::string link;               // a letter
};

struct MonitoringBody : Entity {
  std::string name;
  BodyKind kind = BodyKind::unset;
  LocalizedText description;
  std::string contact;
  Date from;                      // where it replaced another: since when
  std::vector<Id> members;        // people and organisations
  Number capacity = 0;            // evaluations that it makes at one time; unset: any number
  List<BodyLink> links;
  List<Endorsement> endorsements;
};

struct Milestone : Entity {
  LocalizedText title;
  LocalizedText output;           // expected output
  Date start, due, done;
  std::vector<Id> responsible;    // people and organisations: the lead first. What is planned is their work
  std::vector<Id> supporting;     // people and organisations that support them
  // For the calendar that is proposed.
  Number duration = 0;            // unset: as long as its dates say
  DurationUnit duration_unit = DurationUnit::unset;
  std::vector<Id> predecessors;   // milestones of the plan that must be over before it begins
  YesNo fixed = YesNo::unset;     // people have fixed its dates: no proposal moves them
};

struct Amendment : Entity {       // a change of a submitted commitment (RULES 1.7)
  Date date;                      // the day the change takes effect
  AmendmentKind kind = AmendmentKind::unset;
  LocalizedText description;
  Date consulted;                 // AMD-2
  std::string consultation;       // its evidence
  Date approved;
  std::vector<Id> approved_by;    // people and organisations
  Id approved_at;                 // a meeting of the forum
  Date communicated;              // to OGP (AMD-3)
};

struct Commitment : Entity {
  std::string ogp_id;             // "GBGLG0003"
  LocalizedText title;
  LocalizedText problem;
  LocalizedText status_quo;
  LocalizedText action;
  LocalizedText contribution;     // how it helps to solve the problem
  LocalizedText relevance;        // to OGP's values
  LocalizedText additional;       // budget, related programmes and goals
  Inclusion inclusion = Inclusion::unset;
  Date submission;                // of an added commitment; initial ones are submitted with the plan
  Date start, end;
  YesNo ends_with_plan = YesNo::unset;  // yes: the end is the plan's, whatever day that is (RULES 0.2)
  Date completed;                 // implementation completed
  Progress progress = Progress::unset;
  YesNo cancelled = YesNo::unset;
  std::vector<Id> leads;          // organisations that lead it
  std::vector<Id> institutions;   // organisations that take part
  std::vector<Id> people;         // responsible for it or implementing it
  std::string policy_area;
  std::string sector;
  ChoiceSet values = 0;           // OGP values
  std::vector<Id> goals;          // of the vision
  // For the calendar that is proposed: of the commitment's own work where it has no milestones.
  Number duration = 0;
  DurationUnit duration_unit = DurationUnit::unset;
  std::vector<Id> predecessors;   // milestones of the plan that must be over before any of its work begins
  YesNo fixed = YesNo::unset;     // no proposal moves its start and its end
  List<Milestone> milestones;
  List<Amendment> amendments;
};

struct FormAnswer : Entity {      // to one question of OGP's form for an evaluation
  std::string question;           // its name, which never changes (view/ogp_forms)
  Id commitment;                  // in the initial evaluation, where it is asked of each
  Grade grade = Grade::unset;
  LocalizedText explanation;
  std::string references;         // and evidence: documents, links, interviews
};

struct Evaluation : Entity {      // an evaluation or report of the monitoring body
  EvaluationKind kind = EvaluationKind::unset;
  Id commitment;                  // for an evaluation of a commitment
  Date delivered;
  Channel channel_kind = Channel::unset;
  std::string channel;
  Author written_by = Author::unset;
  std::string author;             // names
  std::string email;
  std::string link;
  YesNo lessons = YesNo::unset;         // the report of the learning exercise holds them (MON-FLE)
  YesNo next_steps = YesNo::unset;
  List<FormAnswer> answers;
};

struct ProgressEntry : Entity {   // a quarterly report on OGP's platform (MON-Q)
  Date date;
  std::vector<Id> commitments;    // empty: all of them
  YesNo progress = YesNo::unset;
  LocalizedText note;
  Channel channel_kind = Channel::unset;
  std::string link;
};

struct Evidence : Entity {        // of collaboration with non-government actors (CTP-2)
  LocalizedText title;
  Phase phase = Phase::unset;
  Date date;                      // of what it shows
  Date shown;                     // when it was shown; unset: on its date
  std::string link;
};

struct Meeting : Entity {         // a meeting, workshop or consultation (RULES 0.5)
  LocalizedText title;
  Date date;
  Phase phase = Phase::unset;
  YesNo government_attended = YesNo::unset;
  YesNo non_government_attended = YesNo::unset;
  std::vector<Id> attendees;      // people and organisations
  std::vector<Id> commitments;
  Date recorded;                  // when it was shown to others; unset: on its date (CTP-2)
  std::string link;
  std::string notes;
};

struct AgendaItem : Entity {      // of a workshop
  std::string title;
  Number minutes = 0;
};

struct ProposalGroup : Entity {
  std::string name;
};

struct Tally : Entity {           // dots of one proposal that came from a copy: written when copies are joined (exchange/dots.h)
  std::string copy;               // whose it is
  Number given = 0;
  Number taken = 0;               // where the copy took back what it had begun with
};

struct Proposal : Entity {        // what somebody proposed in a workshop, in the words in which it was said
  std::string text;
  std::string source;             // who said it, or at which table
  Id group;
  Number votes = 0;               // dots that it received, all together
  List<Tally> tallies;            // those of copies among them
  Response response = Response::unset;
  std::string reasons;            // of the answer: what is told to those who proposed it
  Id commitment;                  // what became of it
};

struct Workshop : Entity {        // where the plan is co-created
  Number dots = 0;                // that each person gives
  List<AgendaItem> agenda;
  List<ProposalGroup> groups;
  List<Proposal> proposals;
};

// What was handed in, or given a name, on one day: a copy with ids of its own (plan/freeze.h).
struct Version : Entity {
  std::string name;
  Date date;
  VersionKind kind = VersionKind::unset;
  LocalizedText title;
  Date planned_end;
  Vision vision;
  List<MonitoringBody> monitoring_bodies;
  List<Commitment> commitments;
};

struct Plan : Entity {
  LocalizedText title;
  YesNo first = YesNo::unset;     // the member's first plan
  Date deadline;                  // OGP's, for its submission (INA-1)
  PeriodBasis basis = PeriodBasis::unset;
  std::vector<Id> lead_institutions;
  LocalizedText foreword;
  Date period_start;
  Date planned_end;
  Date actual_end;                // when closed before its planned end
  Date implementation_start;      // no rule asks for it; no work is proposed before it
  ChoiceSet months_without_work = 0;   // of every year, for the calendar that is proposed; bit 0: January
  Number cocreation_weeks = 0;    // that the co-creation takes, for the calendar that is proposed; unset: until the plan has to be submitted
  Submission submission;
  Vision vision;
  Registers registers;
  List<MonitoringBody> monitoring_bodies;   // by the day from which each is in charge
  List<Commitment> commitments;
  List<Extension> extensions;
  List<Meeting> meetings;
  List<Endorsement> endorsements;
  List<Evaluation> evaluations;
  List<ProgressEntry> progress;
  List<Evidence> evidence;
  Workshop workshop;
  List<Version> versions;
};

// What was decided when copies were joined: the minutes. In words as they were then, for what they speak of may change or go.
struct Decision : Entity {
  Date date;
  std::string about;              // which field of what
  std::string base;               // what all copies had begun with
  std::string chosen;
  std::string others;             // what was not chosen, and whose it was
  std::string decided_by;
  std::string reason;
};

// What was taken out of the document, waiting to be put back (exchange/bin.h). Written once and never altered: its id follows from what it says.
struct Removed : Entity {
  Date date;                      // when
  Id what;                        // its id; no reference, for it is not in the document
  std::string type;               // "commitment"
  Id parent;                      // where it stood: in this list of this entity
  std::string list;
  std::string content;            // itself, as the file would have it
  std::string referrers;          // who referred to it or to what it holds, also out of the bin, a line each: <entity> <field> <id> <place in that field>
};

// The whole record. Its id is the file's `documentId`.
struct Document : Entity {
  int format_version = kFormatVersion;  // of the file it was read from; above kFormatVersion it is read-only
  std::string rev;                // content hash of the last written form
  std::vector<std::string> parents;
  // Of a copy for a table: whose it is, and the document that it was made from, as canonical JSON on one line. Read only when copies are joined
  // (exchange/merge.h); neither is content.
  std::string copy;
  std::string copy_id;            // a random one of each copy that is made, "" in copies of earlier versions
  std::string base;
  // Of a plan that was opened beside another version of itself: the id that both had before, by which they can be joined. No content either.
  Id made_from;
  std::string ruleset = "ogp-local";
  std::string generator;
  std::string sample;             // name of the sample that this document was made from, "" for a real plan
  Readings readings;
  Jurisdiction jurisdiction;
  Membership membership;
  List<Organisation> organisations;
  List<Person> people;
  List<Plan> plans;
  List<Decision> decisions;
  List<Removed> bin;              // the oldest first
};

extern const EntityType kDocument, kReadings, kJurisdiction, kTerm, kMember, kMembership, kMembershipRegisters, kLetter, kInactivity, kRecordedStatus,
    kContact, kDuty, kForum, kForumMember, kOrganisation, kPerson, kPlan, kSubmission, kExtension, kVision, kGoal, kRegisters, kMonitoringBody, kBodyLink,
    kCommitment, kMilestone, kAmendment, kMeeting, kEndorsement, kEvaluation, kFormAnswer, kProgressEntry, kEvidence, kWorkshop, kAgendaItem,
    kProposalGroup, kProposal, kTally, kVersion, kDecision, kRemoved;

// Every type, parents before what they hold. A type by its name, null if there is none.
std::span<const EntityType* const> entity_types();
const EntityType* entity_type(std::string_view name);

// The names of OGP's four values, in the order of Commitment::values' bits.
extern const std::span<const std::string_view> kOgpValues;

// An entity with its type, its parent and the parent's field that holds it (null for the document itself).
struct Found {
  Entity* entity = nullptr;
  const EntityType* type = nullptr;
  Entity* parent = nullptr;
  const EntityType* parent_type = nullptr;
  const Field* field = nullptr;
  explicit operator bool() const { return entity != nullptr; }
};
Found find(Document&, std::string_view id);
struct FoundConst {
  const Entity* entity = nullptr;
  const EntityType* type = nullptr;
  const Entity* parent = nullptr;
  const EntityType* parent_type = nullptr;
  const Field* field = nullptr;
  explicit operator bool() const { return entity != nullptr; }
};
FoundConst find(const Document&, std::string_view id);

// Whether two documents hold the same, header included; only `format_version` is not looked at.
bool equal(const Document&, const Document&);

// Calls visit(entity, type) for the document and everything in it, parents first, in order.
void walk(const Document&, const std::function<void(const Entity&, const EntityType&)>& visit);

// The end that every rule uses: the recorded actual end if the plan was closed before its planned end, else the planned end (RULES 0.5).
Date plan_end(const Plan&);
// The text to show: the wanted language, else the main language, else English, else any non-empty one, else "".
std::string_view best_text(const LocalizedText&, std::string_view wanted, std::string_view main = {});

// Ids from a random source that the platform seeds; never from a clock.
class IdSource {
 public:
  explicit IdSource(std::uint64_t seed_high, std::uint64_t seed_low);
  Id next();                      // 22 characters, about 128 bits of the source's state
 private:
  std::uint64_t state_[4];
};

}  // namespace cocrea::plan
