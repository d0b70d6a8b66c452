// Copies that are being joined, as a value: the files, what is asked, what was decided. Nothing of it is in the open plan before it is taken over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/exchange/dots.h"
#include "view/action.h"

namespace cocrea::view {

struct Context;
struct Changed;

struct Joining {
  struct File {
    std::string name;                                 // of the copy, else of the file
    std::shared_ptr<const plan::Document> document;
    bool altered = false;                             // its content is not the one that it was written with
    std::optional<exchange::Brought> dots = {};       // unset: none, or it is not known what it was made from
    std::string file = {};                            // its name
  };
  struct Decision {
    std::string chosen;                               // "": not decided; "base", "both", else the number of a claim
    std::string reason;
  };
  std::vector<File> files;
  std::string decided_by;

  // What follows from the files and the open plan.
  std::shared_ptr<const plan::Document> open;         // the plan as it was when this was worked out
  std::shared_ptr<const plan::Document> base;
  std::vector<exchange::Side> sides;                  // the open plan, then the files; what is the same is one in them
  std::vector<std::shared_ptr<const plan::Document>> altered;   // for that
  bool base_damaged = false;
  exchange::Joined joined;
  std::vector<Decision> decisions;                    // about each conflict
  std::vector<bool> same;                             // whether the two of each `alike` are one
  std::vector<bool> settled;                          // of each `alike`: other answers leave nothing to ask
  std::vector<plan::Id> one_by_one;                   // things whose groups are answered pair by pair
  bool circle = false;                                // it was said that what is chosen makes milestones wait for each other in a circle
};

// Works out what follows from the files and the open plan. Decisions about what is still asked stay. `this_plan`: what the open plan is called.
void work_out(Joining&, const plan::Document& open, std::string this_plan);

// What several sides added alike, each like all others: places of `alike`. A few pairs are asked as they are and no group; many would be the same question again.
std::vector<std::vector<std::size_t>> groups_of_alike(const std::vector<exchange::Alike>&);
// The things of such a group, each once.
std::vector<plan::Id> things_of(const std::vector<exchange::Alike>&, const std::vector<std::size_t>& group);
// What is answered about such a group. `some`: only some of it is the same, or it was asked for pair by pair; each pair is a question then.
enum class GroupAnswer : std::uint8_t { apart, same, some };
GroupAnswer answer_of(const Joining&, const std::vector<std::size_t>& group);

bool can_be_taken_over(const Joining&);
// Whether the open plan was opened beside another version of itself that is here.
bool has_twin(const Context&);
// Why nothing can be joined with the files that are here; "" if it can.
std::string hindrance_words(Language, const Joining&);
// What was written in what another took out, by those who keep it; each line once.
std::vector<Changed> written_in(const Context&, const Joining&, const exchange::Conflict&, const exchange::Claim&);
// A claim's value as it is read: of what another took out, whether it was worked on.
std::string claim_words(const Context&, const Joining&, const exchange::Conflict&, const exchange::Claim&);
// Something that sides added, as it was called before it became one with another: "Mesa 1: Compromiso: Datos".
std::string added_words(const Context&, const Joining&, const plan::Id&);
// What taking over changes in the open plan that nobody is asked about; of the first so many also who changed it.
struct Taken {
  std::string what, before, after;   // before: "" of what was added, taken out or not written
  std::uint32_t sides = 0;           // bit i: side i
  bool text = false;                 // of several words, before and after, which are compared one by one
};
std::vector<Taken> taken_unasked(const Context&, const Joining&, std::size_t who_of);
// What the open plan has changed itself since what all began with, and nobody is asked about.
std::vector<Changed> own_changes(const Context&, const Joining&);
// What was joined, with what is decided by now.
plan::Document as_decided(const Joining&);
// Whether the plan has everything already that the files say.
bool brings_nothing(const Joining&);
// How much is left to decide.
std::string open_words(Language, const Joining&);
// Whether a conflict is about something that no side began with.
bool is_new(const Joining&, const exchange::Conflict&);
// What stays where nothing is decided: what the open plan has; of what only others added, one of their values, or their long texts one after the other.
plan::Value undecided_value(const Joining&, std::size_t conflict);
// The value that a decision makes stand; where it is not decided, that.
plan::Value decided_value(const Joining&, std::size_t conflict);
// The minutes of a joining in which nobody was asked: about each conflict what stands and what does not. The same files give the same ids, in both languages; no dates.
std::vector<plan::Decision> undecided_minutes(const Joining&, Language);
// The open plan as it will be, minutes of the decisions included; null if a decision does not suit its place.
std::shared_ptr<const plan::Document> outcome(const Joining&, Language, dates::Day today, plan::IdSource&);

}  // namespace cocrea::view
