// The looks of the printed report: on screen a page of text, on paper A4: the title with the
// contents on a page, then part after part. No heading stands alone at a foot, a short table stays whole, and of a long one two rows at least.
#pragma once

#include <string_view>

namespace cocrea::report {

inline constexpr std::string_view kReportStyle =
    "body{font:16px/1.5 'Source Sans 3','Source Sans Pro',system-ui,sans-serif;color:#1e2328;background:#fff;max-width:60rem;margin:0 auto;padding:1.5rem}"
    "h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.5rem;margin:2.5rem 0 .75rem;border-bottom:2px solid #1f5fa8}"
    "h3{font-size:1.2rem;margin:1.75rem 0 .5rem}h4{font-size:1rem;margin:1rem 0 .25rem}p{margin:0 0 .5rem;max-width:72ch}"
    "h1,h2,h3,p,li,dd,dt,.long{overflow-wrap:anywhere}figure{margin:0}"
    "dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.25rem 1rem;margin:.5rem 0}dt{color:#565d66}dd{margin:0}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem;font-size:.9rem}caption{text-align:start;font-weight:600;padding:.25rem 0}"
    "th,td{text-align:start;vertical-align:top;padding:.35rem .6rem;border:1px solid #dad7d0}thead th{background:#f6f5f2}th[scope=row]{font-weight:400}"
    "svg{max-width:100%;height:auto}.lead{color:#565d66}nav a{color:#1f5fa8}"
    "@page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page);font-size:9pt}}"
    "@media print{body{font-size:10.5pt;max-width:none;padding:0}h2,h3,h4,caption,tbody>:first-child{break-after:avoid}h2,h3,h4,tr,.chart,dl>*{break-inside:avoid}"
    "h2::after,h3::after,h4::after{content:'';display:block;height:7em;margin-bottom:-7em}"   // Firefox knows no break-after: room below keeps a heading from a foot
    "th,td{hyphens:auto;hyphenate-limit-chars:9 4 4}"   // a table of many columns was cut at the right
    "table:not(:has(tbody>:nth-child(7))){break-inside:avoid}tbody>:last-child{break-before:avoid}"
    "thead{display:table-header-group}main{break-before:page}.chart svg{max-height:225mm}a{color:inherit;text-decoration:none}}";

}  // namespace cocrea::report
