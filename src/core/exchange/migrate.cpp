#include "core/exchange/migrate.h"

#include "core/exchange/entity_reader.h"
#include "core/plan/channel.h"

namespace cocrea::exchange {

namespace {

constexpr std::string_view kName = "monitoringBody";
constexpr std::string_view kDescription = "monitoringBodyDescription";

void monitoring_body_of_version_1(plan::Plan& plan) {
  auto& extras = plan.vision.extras;
  const auto name = extras.find(kName);
  const auto description = extras.find(kDescription);
  if (name == extras.end() && description == extras.end()) return;

  // Read as what it is now, under an id that follows from the vision's: every reader of one file arrives at the same.
  std::string json = "{";
  if (name != extras.end()) json.append("\"name\":").append(name->second);
  if (description != extras.end()) json.append(name != extras.end() ? "," : "").append("\"description\":").append(description->second);
  json.append("}");
  const Limits limits;   // the reader keeps a reference to it
  EntityReader reader(json, limits);
  plan::MonitoringBody body;
  reader.entity(plan::kMonitoringBody, body, EntityReader::Role::child);
  if (!reader.mishaps().empty() || reader.in().failure()) return;
  body.id = plan::derived_id(plan.vision.id, kName);
  body.order = plan::order_between("", plan.monitoring_bodies.empty() ? "" : plan.monitoring_bodies.front().order);
  plan.monitoring_bodies.insert(plan.monitoring_bodies.begin(), std::move(body));
  extras.erase(kName.data());
  extras.erase(kDescription.data());
}

void channel_of_version_1(plan::Submission& submission) {
  if (submission.channel_kind != plan::Channel::unset) return;
  if (plan::names_ogp_site(submission.channel)) submission.channel_kind = plan::Channel::ogp_site;
}

}  // namespace

bool was_of_version_1(std::string_view name) { return name.starts_with(kName); }

void migrate(plan::Document& document) {
  if (document.format_version >= 2) return;
  for (plan::Plan& plan : document.plans) {
    monitoring_body_of_version_1(plan);
    channel_of_version_1(plan.submission);
  }
}

}  // namespace cocrea::exchange
