"""Words of the business itself: usual titles of items, closing phrases, labels of meeting systems."""

USUAL_TITLES: tuple[str, ...] = (
    "Welcome", "Welcome and Apologies", "Welcome and Introductions", "Introductions", "Apologies",
    "Apologies for Absence", "Apologies for non-attendance", "Declarations of Interest", "Declaration of Interest",
    "Declarations of Interests", "Minutes", "Minutes of the last meeting", "Minutes of the previous meeting",
    "Minutes of previous meeting", "Matters Arising", "Matters arising from the minutes", "Public Participation",
    "Public Question Time", "Public Questions", "Public Forum", "Open Forum", "Questions from the public",
    "Correspondence", "Finance", "Financial Report", "Planning", "Planning Applications", "Planning Matters",
    "Highways", "Any Other Business", "AOB", "A.O.B", "A.O.B.", "AOCB", "Any Other Competent Business", "Urgent Business",
    "Other Business", "Other Matters", "Date of Next Meeting", "Date of Next Meetings", "Dates of Next Meetings",
    "Dates of Next Meeting", "Next Meeting", "Next Meetings", "Dates of Future Meetings", "Date of Future Meetings",
    "Date and time of next meeting", "Date, time and venue of next meeting", "Future Meetings",
    "Exclusion of Press and Public", "Exclusion of the Press and Public", "Exclusion of the Public",
    "Chairman's Report", "Chair's Report", "Chairman's Announcements", "Chair's Announcements",
    "Mayor's Announcements", "Clerk's Report", "Headteacher's Report", "Treasurer's Report", "Secretary's Report",
    "Police Report", "Reports", "Updates", "Accounts for Payment", "Payments", "Election of Chairman", "Election of Chair",
    "Election of Vice-Chairman", "Election of Vice-Chair", "Election of Officers", "Policies", "Safeguarding",
    "Health and Safety", "Governor Visits", "Membership", "Action Log", "Actions", "Questions", "Closing remarks",
    "Close of Meeting", "Close", "Items for next agenda", "Items for the next agenda", "Confidential Items",
    "Confidential Business", "Notices of Motion", "Petitions", "Deputations", "Substitutions", "Substitute Members",
)  # fmt: skip
"""Titles so usual that a line of its own that says just this heads an item, numbered or not."""

BANNERS: tuple[str, ...] = (
    "Unrestricted Items", "Restricted Items", "Part I", "Part II", "Part 1", "Part 2", "Part One", "Part Two", "Part A",
    "Part B", "Open Session", "Closed Session", "Public Session", "Private Session", "Confidential", "Exempt Items",
    "Part One – In Public", "Part Two – In Private", "Matters for Decision", "Matters for Information", "Items for Decision",
    "Items for Information", "Items for Discussion", "Exempt Business", "Open Business", "Business", "Agenda Items",
    "Minutes", "Draft Minutes", "Meeting Minutes", "Item Description", "Agenda", "Action", "Actions", "Decision",
    "Decisions", "Discussion", "Minutes:", "Decision:", "Resolved", "Resolution", "Recommendation", "Recommendations",
    "Additional documents", "Supporting documents", "Media", "Items", "Unclassified", "Official", "Official - Sensitive",
    "Executive Decisions", "Delegated Items", "Referred Items", "Part I – Public", "Part II – Private",
)  # fmt: skip
"""Lines that part the business and head no item."""

_MEETING = ("meeting", "proceedings", "session", "business")
_BODY = ("committee", "board", "council", "panel", "forum", "cabinet", "authority", "court", "commissioners")
_ENDED = (
    "ended", "finished", "concluded", "terminated", "rose", "broke up", "dispersed", "came to an end", "came to a close",
    "drew to a close", "was brought to a close", "was terminated",
)  # fmt: skip
CLOSINGS: tuple[str, ...] = (
    *(f"{what} {how}" for what in _MEETING for how in _ENDED),
    *(f"{body} {how}" for body in _BODY for how in ("rose", "broke up", "dispersed")),
    "meeting closed", "meeting was closed", "meeting ended", "meeting finished", "meeting concluded",
    "meeting was concluded", "meeting terminated", "meeting adjourned", "meeting rose", "meeting was declared closed",
    "closed the meeting", "no further business", "no other business", "brought the meeting to a close", "closed at",
    "meeting to a close", "meeting came to a close", "meeting then closed", "ended at", "concluded at", "finished at", "finish time",
    "terminated at", "close of meeting", "meeting to close", "end of meeting", "declared the meeting closed",
    "meeting then ended", "concluded the meeting", "ended the meeting", "closing time", "this concluded the business",
    "this concluded the meeting", "time of closing", "adjourned at", "the proceedings ended", "the proceedings concluded",
)  # fmt: skip
"""Phrases that say that the meeting was over."""

SIGNATORIES: tuple[str, ...] = (
    "Director", "Chief Executive", "Clerk", "Town Clerk", "Parish Clerk", "Secretary", "Chairman", "Chair", "Solicitor",
    "Head of", "Monitoring Officer", "Proper Officer", "General Counsel", "Chairperson", "Convener", "Mayor",
    "Corporate Director", "Executive Director", "Assistant Director", "Deputy Chief Executive", "County Solicitor",
    "Borough Solicitor", "City Solicitor", "Borough Secretary", "Service Director", "Strategic Director", "President",
    "Democratic Services", "Secretary to the Board", "Company Secretary", "Provost", "Cathaoirleach", "Meetings Administrator",
)  # fmt: skip
"""Posts of those who sign minutes off, as the line below their name begins."""

PORTAL_NAMES: tuple[str, ...] = (
    "Agenda and minutes", "Agenda and draft minutes", "Agenda and printed minutes", "Agenda, decisions and minutes",
    "Meeting documents", "Issue - meetings", "Meeting Details", "View directions", "Printed minutes", "Decisions and minutes",
)  # fmt: skip
"""What a page of a meeting system says of itself at its head."""

PORTAL_OUTCOMES: tuple[str, ...] = ("Minutes", "Decision", "Decisions", "Minutes of decision")
"""Labels over what came of an item, behind its agenda text."""

PORTAL_LABELS: tuple[str, ...] = (
    "Additional documents", "Supporting documents", "Media", "Items", "Item", "No. Item", "No Item", "No. | Item |", "No.",
    "Attendance Details", "Attendance", "Attendees", "Documents", "Agenda", "Contact", "Venue", "Place", "Date", "Time", "Webcast",
    "Also known as", "Page Contents", "Related documents", "Background documents", "Agenda frontsheet", "Public document pack",
    "Printed draft minutes",
)  # fmt: skip
"""Labels of a meeting system that are neither a title nor what came of an item."""
