#include "core/schedule/solver.h"

#include <algorithm>
#include <cassert>
#include <optional>

#include "core/schedule/branching.h"
#include "core/schedule/improve.h"
#include "core/schedule/list_search.h"
#include "core/schedule/model.h"
#include "core/schedule/wish_search.h"

namespace cocrea::schedule {

namespace {

// M. Luby, A. Sinclair, D. Zuckerman, 1993: 1 1 2 1 1 2 4 ... (from 1).
int luby(int i) {
  for (int k = 1;; ++k) {
    if (i == (1 << k) - 1) return 1 << (k - 1);
    if (i < (1 << k) - 1) return luby(i - (1 << (k - 1)) + 1);
  }
}

constexpr int kRun = 100;                  // dead ends in the shortest run
constexpr std::size_t kMostClauses = 20'000;   // more make each node dearer, fewer forget what the hardest problems need
constexpr int kLists = 35;                  // steps among quick schedules that come first
constexpr int kBeforeLate = 10;            // of them, until deadlines may be missed where none was found
constexpr int kMoreLists = 500, kListsOfRound = 240;   // steps more before what is large is improved in parts, and before each further round
constexpr std::int64_t kNodesOfList = 5;   // that one of these takes as long as
constexpr std::size_t kSmall = 60;         // activities: fewer are as quickly solved as a part of them
constexpr int kWideGap = 12;               // below, single steps of the goal are as quick
constexpr std::int64_t kShareOfBound = 3;  // of the nodes, one in so many seeks only a better bound
constexpr std::int64_t kPatience = 20'000; // of these nodes, without one
constexpr std::int64_t kOfList = 60, kOfModel = 20;   // activities for which a quick schedule or a model takes as long as a node

}  // namespace

struct Solver::Search {
  Problem problem;
  Answer answer;
  Model model;
  Branching branching;
  std::int64_t work = 0;
  bool breaking_ties = false;
  enum class Try : std::uint8_t { anything, between, bound } trying = Try::anything;   // what this run supposes of the goal
  int run = 0;
  int dead_ends_left = 0;
  int lists_left = 0, more_lists = kMoreLists;   // before the search, and before the rounds

  ListSearch lists;
  std::optional<WishSearch> near;   // instead, where starts are wished
  Problem late_problem;          // where no quick schedule keeps the deadlines
  std::optional<ListSearch> late_lists;

  // Rounds that improve the best schedule, between the runs. While none is known: the least late one, until it is late no more.
  Improver improver;
  bool improving = false;
  std::int64_t nodes_of_rounds = 0;
  int vain = 0;                  // rounds since the last that found something
  std::vector<Time> late;

  // Nothing but the bound: what is large supposes in a model of its own that the goal is met there, without restarts. What the others learn about better
  // schedules leads it astray.
  Model floor;                   // while it is sought
  Branching floor_branching;
  bool floor_done = false;
  std::int64_t nodes_of_floor = 0, vain_of_floor = 0;

  explicit Search(const Problem& given) : problem(given), lists(problem) {
    if (problem.goal == Goal::wishes) near.emplace(problem);
    improver = improver_of_all();
    lists_left = kLists;
    begin();
  }
  void try_list();
  Improver improver_of_all() const { return Improver(problem, near ? near->order() : std::vector<Time>()); }
  void lists_follow(const std::vector<Time>& starts) { near ? near->follow(starts) : lists.follow(starts); }
  std::int64_t size() const { return static_cast<std::int64_t>(problem.activities.size()); }
  void begin();
  void restart();
  bool finish();
  bool advance();
  bool is_floors_turn() const;
  bool go_floor();
  bool start_round();
  bool wants_lists() const { return more_lists > 0 && !breaking_ties; }
  void go_round();
  void begin_late();
  void take_late();
  std::vector<Time> starts_of(const Engine&) const;
  void take(const std::vector<Time>& starts);
  bool exhausted();
};

void Solver::Search::begin() {
  const std::int64_t end = breaking_ties ? answer.cost : -1;
  model = Model(problem, breaking_ties ? Model::Goal::ties : problem.goal == Goal::wishes ? Model::Goal::wishes : Model::Goal::last_end, end);
  branching = Branching(model);
  if (!breaking_ties) answer.bound = model.engine.least(model.goal);
  work += size() / kOfModel;
  floor = Model();
  if (near && !breaking_ties) branching.wish(near->order());
  if (answer.found) branching.follow(answer.starts);
  run = vain = 0;
  restart();
}

void Solver::Search::restart() {
  model.engine.back_to(0);
  ++run;
  dead_ends_left = kRun * luby(run);
  trying = run % 2 == 1 ? Try::anything : (run & (run - 1)) == 0 ? Try::bound : Try::between;
}

std::vector<Time> Solver::Search::starts_of(const Engine& engine) const {
  std::vector<Time> starts;
  for (std::size_t i = 0; i < problem.activities.size(); ++i) starts.push_back(engine.least(static_cast<int>(i)));
  return starts;
}

void Solver::Search::take(const std::vector<Time>& starts) {
  assert(violations(problem, starts).empty());
  answer.found = true;
  answer.starts = starts;
  if (!breaking_ties) answer.cost = problem.goal == Goal::wishes ? wish_cost(problem, starts) : last_end(problem, starts);
  branching.follow(starts);
  if (late.empty() && !late_lists) return;
  // No deadline is missed any more, whoever found it.
  late.clear();
  late_lists.reset();
  lists_follow(starts);
  improver = improver_of_all();
}

// Nothing better is possible. True: nothing is left to do.
bool Solver::Search::exhausted() {
  if (!answer.found) {
    answer.state = Answer::State::infeasible;
    return true;
  }
  if (!breaking_ties) {
    answer.bound = answer.cost;
    answer.cost_proven = true;
    if (problem.break_ties && tie_cost(problem, answer.starts) <= kGreatestSum) {
      breaking_ties = true;
      begin();
      return false;
    }
  } else {
    answer.ties_proven = true;
  }
  answer.state = Answer::State::optimal;
  return true;
}

void Solver::Search::try_list() {
  work += size() / kOfList;
  if (late_lists) {
    if (!late_lists->step() || (!late.empty() && late_lists->cost() >= wish_cost(late_problem, late))) return;
    late = late_lists->best();
    take_late();
  } else if (near) {
    if (near->step() && (!answer.found || near->cost() < answer.cost)) take(near->best());
  } else if (lists.step() && (!answer.found || lists.cost() < answer.cost)) {
    take(lists.best());
  }
}

// From now on the least late schedule is sought, before long in rounds: what cannot be done at all is often seen at once.
void Solver::Search::begin_late() {
  constexpr int kFewDeadEnds = 10;
  dead_ends_left = kFewDeadEnds;
  late_problem = lenient(problem);
  late_lists.emplace(late_problem);
  improver = Improver(late_problem);
}

// Until it is late no more.
void Solver::Search::take_late() {
  if (wish_cost(late_problem, late) > 0) return;
  std::vector<Time> starts = late;
  starts.pop_back();
  take(starts);
}

// Whether it is a round's turn, and then begins it: of all nodes they have most as long as they find something, then fewer and fewer.
bool Solver::Search::start_round() {
  constexpr int kVain = 30;
  constexpr std::int64_t kShareOfLate = 5;
  if (problem.activities.size() < kSmall) return false;
  const std::int64_t others = answer.nodes - nodes_of_rounds;
  if (nodes_of_rounds * (1 + vain / kVain) > others * (answer.found ? 1 : kShareOfLate)) return false;
  if (!answer.found && late.empty()) return false;
  improving = true;
  if (wants_lists()) return true;
  if (answer.found) {
    improver.begin(problem, answer.starts, answer.cost, breaking_ties ? Improver::Wanted::tidier : improver.next_wanted());
  } else {
    improver.begin(late_problem, late, wish_cost(late_problem, late), improver.next_wanted());
  }
  return true;
}

bool Solver::Search::is_floors_turn() const {
  return !floor_done && answer.found && !breaking_ties && run > 1 && problem.goal == Goal::earliest_end && problem.activities.size() >= kSmall &&
         nodes_of_floor * kShareOfBound < answer.nodes;
}

// True: nothing is left to do.
bool Solver::Search::go_floor() {
  Engine& engine = floor.engine;
  if (nodes_of_floor++ == 0) {
    work += size() / kOfModel;
    floor = Model(problem, Model::Goal::last_end, -1);
    floor_branching = Branching(floor);
  }
  if (++vain_of_floor > kPatience) {
    floor_done = true;
    floor = Model();
    return false;
  }
  if (!floor.propagate()) {
    if (floor.impossible || !engine.learn()) return exhausted();
    floor_branching.blame(engine);
    return false;
  }
  if (engine.level() == 0) {
    if (engine.least(floor.goal) > answer.bound) {
      answer.bound = engine.least(floor.goal);
      vain_of_floor = 0;
    }
    if (answer.bound >= answer.cost) return exhausted();
    // What the search has proven need not be proven again.
    if (engine.least(floor.goal) < answer.bound) return !engine.post(at_least(floor.goal, static_cast<int>(answer.bound)), {}) && exhausted();
    engine.forget(kMostClauses);
    engine.decide(at_most(floor.goal, engine.least(floor.goal)));
    return false;
  }
  if (engine.clauses() >= 2 * kMostClauses) {
    engine.back_to(0);
    return false;
  }
  const Lit next = floor_branching.next(engine);
  if (next.bound >= 0) {
    engine.decide(next);
    return false;
  }
  take(starts_of(engine));
  return exhausted();
}

void Solver::Search::go_round() {
  ++nodes_of_rounds;
  if (wants_lists()) {
    --more_lists;
    nodes_of_rounds += kNodesOfList - 1;
    answer.nodes += kNodesOfList - 1;
    try_list();
    improving = wants_lists();
    return;
  }
  if (!improver.step()) return;
  improving = false;
  more_lists = kListsOfRound;
  ++vain;
  if (improver.found().empty()) return;
  vain = 0;
  if (answer.found) return take(improver.found());
  late = improver.found();
  take_late();
}

bool Solver::Search::advance() {
  Engine& engine = model.engine;
  ++answer.nodes;
  ++work;
  if (lists_left > 0 && !(answer.found && answer.cost <= answer.bound)) {
    --lists_left;
    try_list();
    if (lists_left == kLists - kBeforeLate && !answer.found && problem.activities.size() >= kSmall) begin_late();
    return false;
  }
  if (improving) {
    go_round();
    return false;
  }
  if (is_floors_turn()) return go_floor();
  if (!model.propagate()) {
    --dead_ends_left;
    if (!engine.learn()) return exhausted();
    branching.blame(engine);
    return false;
  }
  if (engine.level() == 0) {
    if (!breaking_ties) {
      answer.bound = std::max<std::int64_t>(answer.bound, engine.least(model.goal));
      if (engine.least(model.goal) < answer.bound) return !engine.post(at_least(model.goal, static_cast<int>(answer.bound)), {}) && exhausted();
    }
    if (run > 1 && start_round()) return false;
    if (dead_ends_left <= 0) restart();
    engine.forget(kMostClauses);
    // Only what is better is of interest.
    const int best = breaking_ties ? static_cast<int>(tie_cost(problem, answer.starts)) : static_cast<int>(answer.cost);
    if (answer.found && engine.greatest(model.goal) >= best) {
      if (!engine.post(at_most(model.goal, best - 1), {})) return exhausted();
      return false;
    }
    const int least = engine.least(model.goal), room = engine.greatest(model.goal) - least;
    if (room > 0 && trying == Try::bound) {
      engine.decide(at_most(model.goal, least));
      return false;
    }
    if (room >= kWideGap && trying == Try::between && answer.found) {
      engine.decide(at_most(model.goal, least + room / 2));
      return false;
    }
  } else if (dead_ends_left <= 0 || engine.clauses() >= 2 * kMostClauses) {
    restart();
    return false;
  }
  const Lit next = branching.next(engine);
  if (next.bound < 0) {
    take(starts_of(engine));
    engine.back_to(0);
    return false;
  }
  engine.decide(next);
  return false;
}

Solver::Solver(const Problem& problem) : search_(std::make_unique<Search>(problem)) {}
Solver::~Solver() = default;
Solver::Solver(Solver&&) noexcept = default;
Solver& Solver::operator=(Solver&&) noexcept = default;

bool Solver::step(std::int64_t nodes) {
  if (search_->answer.state != Answer::State::searching) return true;
  for (; nodes > 0; --nodes) {
    const bool done = search_->advance();
    // Also where a quick schedule has met the bound, and the search has not come to see it.
    Answer& answer = search_->answer;
    answer.cost_proven |= answer.found && answer.cost <= answer.bound;
    if (done) return true;
  }
  return false;
}

const Answer& Solver::answer() const { return search_->answer; }
std::int64_t Solver::work() const { return search_->work; }
std::size_t Solver::bytes() const { return search_->model.engine.bytes() + search_->floor.engine.bytes(); }

}  // namespace cocrea::schedule
