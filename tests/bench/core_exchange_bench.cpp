// How long documents take to be read, written and hashed. Each figure is the median of several runs.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "core/exchange/merge.h"

namespace {

using namespace cocrea;

// Words as plans have them: most texts are Spanish, now and then with typographic signs.
const char* const kTexts[] = {
    "Publicar en formatos abiertos la información de las contrataciones públicas del año, con un calendario de actualización que las organizaciones conozcan",
    "La ciudadanía no encuentra, ni puede comparar, lo que cada institución gasta; las peticiones de acceso tardan más de dos meses",
    "Mesa de trabajo mensual con organizaciones de la sociedad civil – actas públicas y “rendición de cuentas” de lo acordado",
    "Manual de datos, validado por el foro",
};

plan::LocalizedText text(std::size_t i) { return {{"es", kTexts[i % 4]}, {"en", "Publish open data with a calendar of updates that everybody knows"}}; }

// `plans` plans of twelve commitments with `milestones` milestones each (at most 12).
plan::Document document(std::size_t plans, std::size_t milestones) {
  plan::IdSource ids(1, 2);
  plan::Document made;
  made.id = ids.next();
  made.jurisdiction.id = ids.next();
  made.jurisdiction.name = "Ciudad de la Gestión Abierta";
  for (std::size_t i = 0; i < 27; ++i) {
    plan::Organisation& organisation = made.organisations.emplace_back();
    organisation.id = ids.next();
    organisation.order = plan::order_between(i == 0 ? "" : made.organisations[i - 1].order, "");
    organisation.name = "Secretaría de Transparencia y Buen Gobierno";
    organisation.side = plan::Side::government;
  }
  for (std::size_t p = 0; p < plans; ++p) {
    plan::Plan& plan = made.plans.emplace_back();
    plan.id = ids.next();
    plan.order = plan::order_between(p == 0 ? "" : made.plans[p - 1].order, "");
    plan.title = text(3);
    plan.planned_end = dates::PartialDate::parse("2027-10");
    const std::vector<std::string> orders = plan::orders_between("", "", 12);
    for (std::size_t c = 0; c < 12; ++c) {
      plan::Commitment& commitment = plan.commitments.emplace_back();
      commitment.id = ids.next();
      commitment.order = orders[c];
      commitment.title = text(c);
      commitment.problem = text(c + 1);
      commitment.action = text(c + 2);
      commitment.start = dates::PartialDate::parse("2025-06");
      commitment.end = dates::PartialDate::parse("2027-06-30");
      commitment.institutions = {made.organisations[c].id, made.organisations[c + 1].id};
      commitment.values = 5;
      for (std::size_t m = 0; m < milestones; ++m) {
        plan::Milestone& milestone = commitment.milestones.emplace_back();
        milestone.id = ids.next();
        milestone.order = orders[m];
        milestone.title = text(m);
        milestone.due = dates::PartialDate::parse("2026-03-15");
        milestone.responsible = {made.organisations[m].id};
      }
    }
  }
  plan::fill_child_ids(plan::kDocument, made);
  return made;
}

template <class Work>
void measure(const std::string& name, int runs, double limit_ms, const Work& work) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const Clock::time_point start = Clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
  std::printf("{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"ms\"", name.c_str(), times[static_cast<std::size_t>(runs) / 2]);
  if (limit_ms > 0) std::printf(",\"limit\":%g", limit_ms);
  std::printf("}\n");
}

// What one table does to its copy: a text here, a date there, something new.
plan::Document worked_on(const plan::Document& base, std::size_t table) {
  plan::Document copy = base;
  auto& commitments = copy.plans[0].commitments;
  for (std::size_t i = table % 3; i < commitments.size(); i += 3) {
    commitments[i].problem["es"] += " – mesa " + std::to_string(table);
    commitments[i].milestones[table].due = dates::PartialDate::parse("2026-05-" + std::to_string(10 + table));
    plan::Milestone added = commitments[i].milestones[0];
    added.id = "added-" + std::to_string(table) + "-" + std::to_string(i);
    commitments[i].milestones.push_back(added);
  }
  return copy;
}

// Joining `tables` copies, without reading and writing them. False: it went wrong.
bool measure_join(std::size_t tables, double limit_ms) {
  const plan::Document base = document(1, 8);
  std::vector<plan::Document> copies;
  for (std::size_t i = 0; i < tables; ++i) copies.push_back(worked_on(base, i));
  std::vector<exchange::Side> sides;
  for (const plan::Document& copy : copies) sides.push_back({"table", &copy});
  std::size_t refused = 0, conflicts = 0;
  measure("merge of " + std::to_string(tables) + " files of 67 KB", 101, limit_ms, [&] {
    const exchange::Joined joined = exchange::join(&base, sides);
    refused += joined.refused ? 1 : 0;
    conflicts += joined.conflicts.size();
  });
  return refused == 0 && (tables < 4 || conflicts > 0);
}

}  // namespace

int main() {
  struct Size {
    const char* name;
    std::size_t plans, milestones;
    int runs;
    double limit_ms;  // to read and validate, in WebAssembly
  };
  for (const Size& size : {Size{"67 KB", 1, 8, 101, 1.0}, Size{"4 MB", 54, 10, 11, 60.0}}) {
    const plan::Document made = document(size.plans, size.milestones);
    const std::string bytes = exchange::write_document(made);
    const std::string name = size.name;
    std::printf("{\"name\":\"size of the document of %s\",\"value\":%zu,\"unit\":\"bytes\"}\n", size.name, bytes.size());
    std::size_t refused = 0;
    measure("import " + name, size.runs, size.limit_ms, [&] { refused += exchange::read_document(bytes).document ? 0 : 1; });
    measure("write " + name, size.runs, 0, [&] { refused += exchange::write_document(made).empty() ? 1 : 0; });
    measure("content hash " + name, size.runs, 0, [&] { refused += exchange::content_hash(made).empty() ? 1 : 0; });
    measure("checksum " + name, size.runs, 0, [&] { refused += exchange::checksum(bytes).empty() ? 1 : 0; });
    measure("cut in the middle " + name, size.runs, 0,
            [&] { refused += exchange::read_document(std::string_view(bytes).substr(0, bytes.size() / 2)).document ? 1 : 0; });
    if (refused != 0) return 1;
  }
  return measure_join(2, 1.0) && measure_join(8, 8.0) ? 0 : 1;
}
