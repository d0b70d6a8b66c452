#include "report/printed.h"

#include <algorithm>

#include "core/dates/add_months.h"
#include "core/status/status.h"
#include "html/html.h"
#include "html/markup.h"
#include "report/paper.h"
#include "view/values.h"
#include "view/nodes.h"
#include "view/ogp_forms.h"
#include "view/plan_timeline.h"
#include "view/words.h"

namespace cocrea::report {

using view::Context;

namespace {

constexpr int kYearsAhead = 3, kYearsBehind = 6;   // as the page about the status
constexpr double kChartWidth = 900;   // upright on A4: most have more rows than fit a page on its side

std::string_view next_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

// Whether a word would make a column wider than the paper allows: an address, or what nobody wrote by hand. All others stay whole.
bool has_long_word(std::string_view words) {
  constexpr std::size_t kLong = 24;   // bytes
  std::size_t length = 0;
  for (const char c : words) {
    length = c == ' ' || c == '\n' ? 0 : length + 1;
    if (length > kLong) return true;
  }
  return false;
}

class Report {
 public:
  explicit Report(const Context& c) : c_(c), names_(c), plan_(*c.plan) {}

  std::string write() {
    m_.expect(std::size_t{1} << 19);   // of a whole plan
    open_paper(m_, c_, view::document_name(c_));
    cover();
    contents();
    m_.open("main");
    jurisdiction();
    people();
    vision();
    commitments();
    calendar();
    forum();
    monitoring();
    compliance();
    status();
    due();
    m_.close();
    return close_paper(m_);
  }

 private:
  struct Section {
    std::string_view id, key;
  };
  static constexpr Section kSections[] = {{"jurisdiction", "nav.jurisdiction"}, {"people", "nav.people"},         {"vision", "nav.vision"}, {"commitments", "nav.commitments"}, {"calendar", "nav.calendar"},
                                          {"forum", "nav.forum"},               {"monitoring", "nav.monitoring"}, {"compliance", "nav.compliance"}, {"status", "nav.status"}, {"due", "report.due"}};

  // ---- parts of any section

  void open_section(std::string_view id, std::string_view classes = {}) {
    const auto* found = std::find_if(std::begin(kSections), std::end(kSections), [&](const Section& one) { return one.id == id; });
    m_.open("section").set("id", id).maybe("class", classes).set("aria-labelledby", std::string(id) + "-title");
    m_.open("h2").set("id", std::string(id) + "-title").words(c_.t(found->key)).close();
    empty_ = true;
  }
  void close_section() {
    if (empty_) lead(c_.t("report.nothing"));
    m_.close();
  }
  // Of what the rules answer: where nothing is judged, that is said.
  void close_judged_section() {
    const bool judged = rules::is_judged(*c_.document);
    if (empty_) lead(judged ? c_.t("report.nothing") : c_.t("rules.unknownText", {{"name", c_.document->ruleset}}));
    m_.close();
  }

  void heading(std::string_view tag, std::string_view words) {
    empty_ = false;
    m_.open(tag).set("dir", "auto").words(words).close();
  }
  void lead(std::string_view words) { m_.open("p").set("class", "lead").words(words).close(); }

  // The language of the words of a localized text, "" where it is the page's.
  std::string_view language_of(const plan::Field& field, const plan::Entity& entity, std::string_view words) const {
    if (field.kind != plan::Kind::localized) return {};
    const plan::LocalizedText& texts = plan::localized_of(field, const_cast<plan::Entity&>(entity));   // nothing is altered
    const auto own = texts.find(view::tag(c_.state.language));
    if (own != texts.end() && own->second == words) return {};
    for (const auto& [language, text] : texts) {
      if (text == words && view::is_language_tag(language)) return language;
    }
    return {};
  }

  std::string value(const plan::EntityType& type, const plan::Field& field, const plan::Entity& entity) const {
    return view::value_words(c_, names_, type, field, entity, view::Style::page);
  }

  // Facts that are recorded, as a list of names and values. `fields` between spaces.
  void facts(const plan::Entity& entity, const plan::EntityType& type, std::string_view fields) {
    bool any = false;
    while (!fields.empty()) {
      const plan::Field& field = *type.find(next_word(fields));
      const std::string words = value(type, field, entity);
      if (words.empty()) continue;
      if (!any) m_.open("dl");
      any = true;
      empty_ = false;
      m_.element("dt", {}, view::field_label(c_, type, field)).open("dd").set("dir", "auto").maybe("lang", language_of(field, entity, words)).words(words).close();
    }
    if (any) m_.close();
  }

  // Texts that are written, each under its question.
  void texts(const plan::Entity& entity, const plan::EntityType& type, std::string_view tag, std::string_view fields) {
    while (!fields.empty()) {
      const plan::Field& field = *type.find(next_word(fields));
      const std::string words = value(type, field, entity);
      if (words.empty()) continue;
      heading(tag, view::field_label(c_, type, field));
      const std::string_view language = language_of(field, entity, words);
      for (std::string_view rest = words; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (end > 0) m_.open("p").set("dir", "auto").maybe("lang", language).words(rest.substr(0, end)).close();
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }

  // `name`: its caption, or what a heading above it says already.
  void open_table(std::string_view name, const std::vector<std::string>& headers, bool named_above = false) {
    empty_ = false;
    m_.open("table");
    if (named_above) m_.set("aria-label", name);
    else m_.element("caption", {}, name);
    m_.open("thead").open("tr");
    for (const std::string& one : headers) m_.open("th").set("scope", "col").words(one).close();
    m_.close().close().open("tbody");
  }
  void row(const std::vector<std::string>& cells) {
    m_.open("tr");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      m_.open(i == 0 ? "th" : "td");
      if (i == 0) m_.set("scope", "row");
      if (has_long_word(cells[i])) m_.set("class", "long");
      m_.set("dir", "auto").words(cells[i]).close();
    }
    m_.close();
  }
  void close_table() { m_.close().close(); }

  // The elements of a list as a table of those of these fields in which something is recorded; nothing where the list is empty.
  void list(const plan::Entity& parent, const plan::EntityType& type, std::string_view name, std::string_view fields, std::string_view caption) {
    const plan::Field& in = *type.find(name);
    const std::size_t size = plan::list_size(in, parent);
    std::vector<std::string> headers;
    std::vector<std::vector<std::string>> rows(size);
    while (!fields.empty()) {
      const plan::Field& field = *in.type->find(next_word(fields));
      std::vector<std::string> column;
      bool any = headers.empty();   // the first says what the row is about
      for (std::size_t i = 0; i < size; ++i) {
        column.push_back(value(*in.type, field, plan::list_at(in, parent, i)));
        any = any || !column.back().empty();
      }
      if (!any) continue;
      headers.push_back(view::field_label(c_, *in.type, field));
      for (std::size_t i = 0; i < size; ++i) rows[i].push_back(std::move(column[i]));
    }
    if (size == 0) return;
    open_table(caption, headers);
    for (const auto& one : rows) row(one);
    close_table();
  }

  bool is_shown(std::string_view plan) const { return plan.empty() || plan == plan_.id; }

  // ---- the sections

  void cover() {
    m_.open("header");
    heading("h1", view::title_of(c_, plan_));
    const plan::Jurisdiction& place = c_.document->jurisdiction;
    if (!place.name.empty()) m_.open("p").set("dir", "auto").words(place.country.empty() ? place.name : c_.t("overview.place", {{"name", place.name}, {"country", place.country}})).close();
    lead(c_.t("report.asOf", {{"date", view::full(c_.state.language, c_.state.as_of_day())}}));
    facts(plan_, plan::kPlan, "periodStart plannedEnd actualEnd leadInstitutions");
    facts(plan_.submission, plan::kSubmission, "date english");
    texts(plan_, plan::kPlan, "h2", "foreword");
    m_.close();
  }

  void contents() {
    m_.open("nav").set("aria-labelledby", "contents-title").open("h2").set("id", "contents-title").words(c_.t("report.contents")).close().open("ol");
    for (const Section& one : kSections) m_.open("li").open("a").set("href", "#" + std::string(one.id)).words(c_.t(one.key)).close().close();
    m_.close().close();
  }

  // Of the whole record, whichever plan it is.
  void jurisdiction() {
    open_section("jurisdiction");
    const plan::Jurisdiction& place = c_.document->jurisdiction;
    facts(place, plan::kJurisdiction, "kind joined hasElections strategy strategyStart strategyEnd");
    const auto terms = [&](const plan::Entity& of, const plan::EntityType& type) { list(of, type, "terms", "start end earlierEnd endChanged note", c_.t("term.title")); };
    terms(place, plan::kJurisdiction);
    for (const plan::Member& member : place.members) {
      heading("h3", member.name.empty() ? c_.t("member.title") : member.name);
      facts(member, plan::kMember, "country");
      terms(member, plan::kMember);
    }
    constexpr std::string_view kLists[][3] = {{"letters", "date signatory link", "list.membership.letters.title"},
                                              {"inactivities", "requested reason from to answer", "list.membership.inactivities.title"},
                                              {"statuses", "date state source", "list.membership.statuses.title"}};
    for (const auto& [name, fields, title] : kLists) list(c_.document->membership, plan::kMembership, name, fields, c_.t(title));
    list(plan_, plan::kPlan, "extensions", "requested approved newDate note", c_.t("list.plan.extensions.title"));
    close_section();
  }

  // Where they are to be written to is nobody's but their own.
  void people() {
    open_section("people");
    list(c_.document->membership, plan::kMembership, "contacts", "person principal from to", c_.t("list.membership.contacts.title"));
    list(c_.document->membership, plan::kMembership, "duties", "duty who evidence", c_.t("people.tabDuties"));
    list(*c_.document, plan::kDocument, "people", "name post organisation side", c_.t("list.document.people.title"));
    list(*c_.document, plan::kDocument, "organisations", "name side", c_.t("list.document.organisations.title"));
    close_section();
  }

  void vision() {
    open_section("vision");
    const plan::Vision& one = plan_.vision;
    facts(one, plan::kVision, "kind updates groups");
    texts(one, plan::kVision, "h3", "longTerm achievements challenges principles");
    if (!one.goals.empty()) {
      heading("h3", c_.t("vision.goals"));
      m_.open("ol");
      for (const plan::Goal& goal : one.goals) {
        const plan::Field& text = *plan::kGoal.find("text");
        const std::string words = value(plan::kGoal, text, goal);
        m_.open("li").set("dir", "auto").maybe("lang", language_of(text, goal, words)).words(words).close();
      }
      m_.close();
    }
    texts(one, plan::kVision, "h3", "contribution policyGoals agencies mechanisms diversity participants continuation progressTalks progressChecks results");
    close_section();
  }

  void commitments() {
    open_section("commitments");
    for (std::size_t i = 0; i < plan_.commitments.size(); ++i) {
      const plan::Commitment& one = plan_.commitments[i];
      heading("h3", view::title_of(c_, one, i + 1));
      facts(one, plan::kCommitment, "ogpId inclusion submission start end endsWithPlan progress completed cancelled leads institutions people policyArea sector values goals");
      texts(one, plan::kCommitment, "h4", "problem statusQuo action contribution relevance additional");
      list(one, plan::kCommitment, "milestones", "title output start due done responsible supporting", c_.t("commitment.tabMilestones"));
      list(one, plan::kCommitment, "amendments", "date kind description consulted approved communicated", c_.t("commitment.tabChanges"));
    }
    close_section();
  }

  void calendar() {
    open_section("calendar", "chart");
    const view::Timeline timeline = view::plan_timeline(c_);
    empty_ = view::is_empty(timeline);
    if (!empty_) m_.open("figure").raw(html::write_picture(timeline, kChartWidth, "chart")).close();
    close_section();
  }

  void forum() {
    open_section("forum");
    for (const plan::Forum& one : c_.document->membership.forums) {
      const std::string name = view::shown(c_, one.name);
      heading("h3", name.empty() ? c_.t("forum.tabForum") : name);
      facts(one, plan::kForum, "setUp develops reviews link");
      list(one, plan::kForum, "members", "who name side from to", c_.t("forum.members"));
    }
    list(plan_, plan::kPlan, "meetings", "title date phase governmentAttended nonGovernmentAttended attendees link notes", c_.t("forum.tabMeetings"));
    list(plan_, plan::kPlan, "endorsements", "who name side date version link", c_.t("forum.tabEndorsements"));
    list(plan_, plan::kPlan, "evidence", "title phase date shown link", c_.t("forum.tabEvidence"));
    close_section();
  }

  void monitoring() {
    open_section("monitoring");
    for (const plan::MonitoringBody& one : plan_.monitoring_bodies) {
      heading("h3", one.name.empty() ? c_.t("people.roleMb") : one.name);
      facts(one, plan::kMonitoringBody, "kind from members contact");
      texts(one, plan::kMonitoringBody, "h4", "description");
      list(one, plan::kMonitoringBody, "links", "who role commitments note", c_.t("report.links"));
      list(one, plan::kMonitoringBody, "endorsements", "who name side date link", c_.t("forum.tabEndorsements"));
    }
    list(plan_, plan::kPlan, "evaluations", "kind commitment delivered writtenBy author link", c_.t("monitoring.tabEvaluations"));
    for (const plan::Evaluation& one : plan_.evaluations) {
      if (!one.answers.empty()) answers(one);
    }
    list(plan_, plan::kPlan, "progress", "date commitments progress note link", c_.t("monitoring.tabQuarters"));
    close_section();
  }

  // What an evaluation answers to OGP's questions.
  void answers(const plan::Evaluation& evaluation) {
    bool any = false;
    for (const view::FormSection& section : view::form_of(c_, evaluation)) {
      for (const view::FilledLine& one : section.answers) {
        if (!one.is_told()) continue;
        if (!any) open_table(value(plan::kEvaluation, *plan::kEvaluation.find("kind"), evaluation), {c_.t("field.formAnswer.commitment"), c_.t("field.formAnswer.question"), c_.t("field.grade")});
        any = true;
        row({section.commitment ? view::title_of(c_, *section.commitment, section.number) : std::string(), one.question, one.answer});
      }
    }
    if (any) close_table();
  }

  void compliance() {
    open_section("compliance");
    std::string_view section;
    for (const rules::RuleInfo& rule : rules::rule_set_of(*c_.document).rules) {
      bool any = false;
      const std::string title = c_.rule(std::string(rule.id) + ".title");
      for (const rules::Verdict& one : c_.calendar->verdicts) {
        if (one.rule != rule.id || !is_shown(one.plan)) continue;
        if (!any && rule.source_section != section) {
          if (!section.empty()) close_table();
          section = rule.source_section;
          heading("h3", c_.rule(section));
          open_table(c_.rule(section), {c_.t("table.rule"), c_.t("table.subject"), c_.t("calendar.state"), c_.t("table.reason")}, true);
        }
        any = true;
        const bool of_plan = one.subject == one.plan;
        row({title, of_plan ? std::string() : view::subject_words(c_, names_, one.subject), view::verdict_words(c_, one), view::reason_words(c_, one)});
      }
    }
    if (!section.empty()) close_table();
    close_judged_section();
  }

  void status() {
    open_section("status");
    const dates::Day as_of = c_.state.as_of_day();
    const plan::Date& joined = c_.document->jurisdiction.joined;
    dates::Day first = dates::add_months(as_of, -12 * kYearsBehind).day;
    if (joined) first = std::max(first, joined->span().earliest);
    const auto line = first <= as_of ? status::status(*c_.document, first, dates::add_months(as_of, 12 * kYearsAhead).day, as_of) : std::vector<status::Interval>{};
    if (!line.empty()) open_table(c_.t("nav.status"), {c_.t("field.from"), c_.t("calendar.state"), c_.t("table.reason"), c_.t("status.forecast")}, true);
    for (const status::Interval& one : line) {
      std::string causes;
      for (std::size_t i = 0; i < std::size(rules::kCauseNames); ++i) {
        const std::string_view cause = rules::kCauseNames[i];
        if ((one.causes & (1u << i)) == 0) continue;
        causes.append(causes.empty() ? "" : "; ").append(cause == "recorded" ? view::recorded_words(c_, one) : c_.rule(std::string(cause) + ".title"));
      }
      row({view::full(c_.state.language, one.from), one.state ? c_.t("standing." + std::string(rules::name(*one.state))) : c_.t("state.depends-on-day"), causes,
           c_.t(one.forecast ? "choice.yes" : "choice.no")});
    }
    if (!line.empty()) close_table();
    close_judged_section();
  }

  void due() {
    open_section("due");
    bool any = false;
    for (const deadlines::Deadline& one : c_.calendar->deadlines) {
      if (!is_shown(one.plan) || one.done || one.state == rules::State::not_applicable || one.state == rules::State::met) continue;
      if (!any) open_table(c_.t("report.due"), {c_.t("calendar.date"), c_.t("calendar.what"), c_.t("calendar.who"), c_.t("calendar.state")}, true);
      any = true;
      const std::string subject = one.subject == one.plan ? std::string() : view::subject_words(c_, names_, one.subject), what = c_.rule(one.label);
      row({view::full(c_.state.language, one.due), subject.empty() ? what : c_.t("deadlines.ofSubject", {{"what", what}, {"subject", subject}}),
           c_.t("actor." + std::string(deadlines::name(one.actor))), view::state_word(c_, one.state)});
    }
    if (any) close_table();
    close_judged_section();
  }

  const Context& c_;
  view::Names names_;
  const plan::Plan& plan_;
  html::Markup m_;
  bool empty_ = true;     // nothing stands in the section yet
};

}  // namespace

std::string write_report(const Context& c) { return Report(c).write(); }

}  // namespace cocrea::report
