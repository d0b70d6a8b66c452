// The deadlines as a calendar file (iCalendar, RFC 5545): all-day events that a calendar program takes in, and takes in again later.
//
// An event's UID follows from the document, what the deadline is about and which one it is, so that a second import finds it; DTSTAMP and LAST-MODIFIED
// grow with the day of writing and SEQUENCE with every change too, so that it is updated. A deadline known by month or year only stands on its first
// possible day, and says so. No recurrence rules: each event has a day of its own. Alarms two weeks and one day before, at nine, for what is still to be done.
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
  dates::Day stamp;              // the day of writing
  std::uint64_t changes = 0;     // number of the last step that was done to the document here; 0 if it is not known
};

std::string write_calendar(const view::Context&, const CalendarOptions&);

}  // namespace cocrea::report
