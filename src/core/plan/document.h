// The document: one file = one jurisdiction's record (version 1).
//
// Every member named here is a field of the file under the same name in camelCase. Absent facts stay unset: nothing is filled in.
// A register is a list of acts; whether it is complete decides what silence means (RULES 0.3).
#pragma once

#include <functional>

#include "core/plan/entity.h"

namespace cocrea::plan {

inline constexpr int kFormatVersion = 1;
inline constexpr std::string_view kFormat = "cocrea";

enum class JurisdictionKind : Choice { unset, independent, joint };
enum class Side : Choice { unset, government, civil_society, other_non_government };
enum class Phase : Choice { unset, co_creation, implementation };
enum class Inclusion : Choice { unset, initial, added };          // unset reads as initial
enum class Progress : Choice { unset, not_started, limited, substantial, complete };
enum class EvaluationKind : Choice { unset, initial, commitment, learning_exercise, learning_report };
enum class AmendmentKind : Choice { unset, text, dates, lead, milestones, withdrawal };

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
};

struct Organisation : Entity {
  std::string name;
  Side side = Side::unset;
  std::string address;            // web address or e-mail
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
  YesNo meetings = YesNo::unset;
  YesNo endorsements = YesNo::unset;
  YesNo amendments = YesNo::unset;
};

struct Submission : Entity {
  Date date;                      // OGP's "Date Submitted"
  std::string channel;            // an address on OGP's site, or "OGP form"
};

struct Goal : Entity {
  LocalizedText text;
};

struct Vision : Entity {
  LocalizedText long_term;
  LocalizedText principles;
  List<Goal> goals;               // of the plan's period
  LocalizedText mechanisms;       // of collaboration with non-government actors
  std::string monitoring_body;    // its name
  LocalizedText monitoring_body_description;
};

struct Milestone : Entity {
  LocalizedText title;
  LocalizedText output;           // expected output
  Date start, due, done;
  std::vector<Id> responsible;    // organisations
};

struct Amendment : Entity {       // a change of a submitted commitment (RULES 1.7)
  Date date;                      // the day the change takes effect
  AmendmentKind kind = AmendmentKind::unset;
  LocalizedText description;
};

struct Commitment : Entity {
  std::string ogp_id;             // "GBGLG0003"
  LocalizedText title;
  LocalizedText problem;
  LocalizedText status_quo;
  LocalizedText action;
  Inclusion inclusion = Inclusion::unset;
  Date submission;                // of an added commitment; initial ones are submitted with the plan
  Date start, end;
  YesNo ends_with_plan = YesNo::unset;  // yes: the end is the plan's, whatever day that is (RULES 0.2)
  Date completed;                 // implementation completed
  Progress progress = Progress::unset;
  YesNo cancelled = YesNo::unset;
  std::vector<Id> institutions;   // organisations that lead or take part
  std::string policy_area;
  std::string sector;
  ChoiceSet values = 0;           // OGP values
  std::vector<Id> goals;          // of the vision
  List<Milestone> milestones;
  List<Amendment> amendments;
};

struct Evaluation : Entity {      // an evaluation or report of the monitoring body
  EvaluationKind kind = EvaluationKind::unset;
  Id commitment;                  // for an evaluation of a commitment
  Date delivered;
  std::string channel;
  std::string author;
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
  std::string notes;
};

struct Endorsement : Entity {     // of the plan
  std::string name;               // of a person or organisation
  Side side = Side::unset;
  Date date;
};

struct Plan : Entity {
  LocalizedText title;
  Date period_start;
  Date planned_end;
  Date actual_end;                // when closed before its planned end
  Date implementation_start;      // shown only
  Submission submission;
  Vision vision;
  Registers registers;
  List<Commitment> commitments;
  List<Meeting> meetings;
  List<Endorsement> endorsements;
  List<Evaluation> evaluations;
};

// The whole record. Its id is the file's `documentId`.
struct Document : Entity {
  int format_version = kFormatVersion;  // of the file it was read from; above kFormatVersion it is read-only
  std::string rev;                // content hash of the last written form
  std::vector<std::string> parents;
  std::string ruleset = "ogp-local";
  std::string generator;
  std::string sample;             // name of the sample that this document was made from, "" for a real plan
  Jurisdiction jurisdiction;
  List<Organisation> organisations;
  List<Person> people;
  List<Plan> plans;
};

extern const EntityType kDocument, kJurisdiction, kTerm, kMember, kOrganisation, kPerson, kRegisters, kSubmission, kGoal, kVision, kMilestone,
    kAmendment, kCommitment, kEvaluation, kMeeting, kEndorsement, kPlan;

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
