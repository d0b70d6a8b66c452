// The deadlines as a calendar file (iCalendar, RFC 5545): all-day events that a calendar program takes in, and takes in again later.
//
// An event's UID follows from the document, what the deadline is about and which one it is, so that a second import finds it. DTSTAMP and LAST-MODIFIED are the
// second of writing and SEQUENCE counts ten seconds of it, so that it is updated, on whichever machine the plan is: what was written later is the newer one, and two
// of the same ten seconds are told apart by DTSTAMP (RFC 5546, 2.1.5). A deadline known by month or year only stands on its first
// possible day, and says so. No recurrence rules: each event has a day of its own. Alarms two weeks and one day before, at nine, for what is still to be done.
// What only an earlier version of a plan asked for, what waits in the bin or what a revocation has ended, is cancelled under its UID: else a calendar that took it in would keep it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "view/values.h"

namespace cocrea::report {

enum class Reader : std::uint8_t { point_of_contact, monitoring_body, civil_society, all };
inline constexpr std::string_view kReaderNames[] = {"point-of-contact", "monitoring-body", "civil-society", "all"};
std::optional<Reader> reader_named(std::string_view);
bool concerns(Reader, deadlines::Actor);

struct CalendarOptions {
  Reader reader = Reader::all;
  date::sys_seconds stamp;       // when it is written, UTC
};

std::string write_calendar(const view::Context&, const CalendarOptions&);

}  // namespace cocrea::report
