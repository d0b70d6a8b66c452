// Start: the plans that this browser keeps, how to begin one, and what this program promises.
#include "view/frame.h"

namespace cocrea::view {

namespace {

// A sample that somebody has changed is a plan of theirs.
bool is_own_work(const Stored& one) { return one.sample.empty() || one.changed.has_value(); }

Node stored_item(const Context& c, const Stored& one) {
  const std::string name = one.name.empty() ? c.t("plan.unnamed") : one.name;
  const bool open = c.document && c.document->id == one.id;
  Node line = item("stored:" + one.id, {});
  Node words = column(with_id(link("open:" + one.id, name, OpenStored{one.id}), "open:" + one.id));
  words = growing(tight(std::move(words)));
  if (one.changed) add(words, paragraph(c.t("start.changed", {{"date", full(c.state.language, *one.changed)}}), Emphasis::small, Tone::secondary));
  if (is_own_work(one) && !one.sample.empty()) add(words, paragraph(c.t("start.fromSample"), Emphasis::small, Tone::secondary));
  Node entry = row(std::move(words));
  entry.layout.wrap = true;
  if (open) add(entry, pill({}, c.t("start.openNow"), "check", Tone::accent));
  if (one.open_elsewhere && !open) add(entry, pill({}, c.t("start.openElsewhere"), "lock", Tone::at_risk));
  Node remove = icon_button("delete:" + one.id, c.t("start.delete", {{"name", name}}), "trash", DeleteStored{one.id});
  remove.emphasis = Emphasis::quiet;
  add(entry, at_end(std::move(remove)));
  add(line, std::move(entry));
  line.selected = open;
  return line;
}

Node stored_list(const Context& c, std::string label, bool samples) {
  Node all = list(std::move(label));
  for (const Stored& one : c.state.library) {
    if (is_own_work(one) != samples) add(all, stored_item(c, one));
  }
  return all;
}

Node plans_card(const Context& c) {
  Node plans = stored_list(c, c.t("start.plans"), false);
  Node open_file = button("start:open-file", c.t("start.openFile"), "upload", PickFile{});
  if (plans.children.empty()) {
    return card(c.t("start.plans"), empty_state(c.t("start.noPlans"), c.t("start.noPlansHelp"),
                                                button("start:first", c.t("start.first"), "plus", NewDocument{"independent"}, Emphasis::primary), std::move(open_file)));
  }
  return card(c.t("start.plans"), std::move(plans), row(std::move(open_file)));
}

Node template_item(const Context& c, std::string_view kind, std::string_view title, std::string_view text) {
  Node entry = column(button("new:" + std::string(kind), c.t(title), "plus", NewDocument{std::string(kind)}),
                      paragraph(c.t(text), Emphasis::small, Tone::secondary));
  return tight(std::move(entry));
}

Node templates_card(const Context& c) {
  return card(c.t("start.new"), paragraph(c.t("start.newHelp")),
              grid(2, template_item(c, "independent", "start.independent", "start.independentHelp"), template_item(c, "joint", "start.joint", "start.jointHelp"),
                   template_item(c, "noElections", "start.noElections", "start.noElectionsHelp"), template_item(c, "empty", "start.empty", "start.emptyHelp")));
}

Node samples_card(const Context& c) {
  Node box = card(c.t("start.samples"), paragraph(c.t("start.samplesHelp")),
                  row(button("sample:glasgow-2021", c.t("start.glasgow"), "file", OpenSample{"glasgow-2021"})),
                  paragraph(c.t("start.glasgowHelp"), Emphasis::small, Tone::secondary));
  Node copies = stored_list(c, c.t("start.sampleCopies"), true);
  if (!copies.children.empty()) add(box, heading(3, c.t("start.sampleCopies")), std::move(copies));
  return box;
}

Node promises_card(const Context& c) {
  Node promises = list(c.t("start.promises"));
  for (const std::string_view key : {"start.promiseLocal", "start.promiseFile", "start.promiseWhy", "start.promiseUndo"}) {
    Node line = item({}, {});
    add(line, paragraph(c.t(key)));
    line.icon = "check";
    add(promises, std::move(line));
  }
  return card(c.t("start.promises"), std::move(promises));
}

}  // namespace

Node build_start(const Context& c) {
  Node main = column(column(heading(1, c.t("start.title"), "page:title"), reading(paragraph(c.t("start.lead"), Emphasis::normal, Tone::secondary))));
  main.children.front() = tight(std::move(main.children.front()));
  Node left = growing(column(plans_card(c), templates_card(c)), 3);
  Node right = growing(column(samples_card(c), promises_card(c)), 2);
  add(main, grid(2, std::move(left), std::move(right)));
  return main;
}

}  // namespace cocrea::view
