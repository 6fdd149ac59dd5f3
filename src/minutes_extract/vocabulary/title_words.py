"""Words of title blocks: kinds of body and of meeting, states of a document, places to meet in."""

COMMITTEE_NOUNS: tuple[str, ...] = (
    "Committee", "Committees", "Sub-Committee", "Subcommittee", "Board", "Panel", "Cabinet", "Executive", "Forum", "Group",
    "Working Party", "Governing Body", "Governors", "Commission", "Partnership", "Court", "Senate", "Authority", "Assembly",
    "Trustees", "Task Force", "Taskforce", "Network", "Conference", "Tribunal", "Directors", "Local Academy Council",
    "Commissioners", "Conservators",
)  # fmt: skip
"""Words by which a line names a body that meets, perhaps inside a larger organisation."""

PARENT_NOUNS: tuple[str, ...] = (
    "Council", "Trust", "Society", "Association", "School", "Academy", "College", "University", "Club", "Institute",
    "Union", "Federation", "Company", "Parish Meeting", "Charity", "Foundation", "Branch", "Legion", "PC",
)  # fmt: skip
"""Words by which a line names an organisation, whose own meeting it is where no committee is named."""

GENERIC_BODIES: tuple[str, ...] = (
    "Council", "Parish Council", "Town Council", "City Council", "County Council", "District Council", "Borough Council",
    "Community Council", "Board", "Committee", "Sub-Committee", "Cabinet", "Panel", "Authority", "Forum", "Group",
    "Governing Body", "Governors", "Trust", "Partnership", "Commission", "Society", "Association", "Executive",
    "Joint Committee", "Working Group", "Assembly", "Full Council", "Commissioners", "Conservators",
)  # fmt: skip
"""Short names that a title uses for a body which another line of it names in full."""

KINDS_OF_MEETING: tuple[str, ...] = (
    "Ordinary", "Extraordinary", "Extra-Ordinary", "Extra Ordinary", "Annual", "General", "Statutory", "Special",
    "Emergency", "Monthly", "Bi-Monthly", "Quarterly", "Regular", "Inaugural", "Virtual", "Remote", "Online", "Public",
    "Open", "Adjourned", "Additional", "Scheduled", "Summer", "Winter", "Spring", "Autumn", "First", "Second", "Third",
    "Draft", "Formal", "Informal", "Hybrid", "Stated", "Business",
)  # fmt: skip
"""Words that say which kind of meeting it was and belong to no body's name."""

DRAFT_WORDS: tuple[str, ...] = (
    "draft", "subject to approval", "subject to the approval", "unconfirmed", "unapproved", "until approved",
    "subject to confirmation", "awaiting approval", "to be confirmed at the next meeting", "not yet approved",
)  # fmt: skip
APPROVED_WORDS: tuple[str, ...] = (
    "approved", "confirmed", "signed as a correct record", "signed as a true record", "ratified", "adopted",
)  # fmt: skip

VENUE_NOUNS: tuple[str, ...] = (
    "Hall", "Room", "Rooms", "Chamber", "Chambers", "House", "Centre", "Center", "Church", "Chapel", "School", "Library",
    "Office", "Offices", "Building", "Buildings", "Street", "Road", "Lane", "Avenue", "Square", "Hotel", "Inn", "Pavilion",
    "Headquarters", "HQ", "Boardroom", "Theatre", "College", "Court", "Floor", "Guildhall", "Schoolroom", "Club", "Barn",
    "Museum", "Suite", "Exchange", "Institute", "Hospital", "Clubhouse", "Green", "Place", "Hub", "Cabinet Office",
)  # fmt: skip
"""Words that make a line by itself a place to meet in."""

ONLINE_WORDS: tuple[str, ...] = (
    "Zoom", "Teams", "Microsoft Teams", "MS Teams", "Skype", "WebEx", "Webex", "video conference", "videoconference",
    "video link", "teleconference", "virtually", "online", "virtual meeting", "remotely", "telephone conference",
)  # fmt: skip

VENUE_LABELS: tuple[str, ...] = ("Venue", "Location", "Place", "Held at", "Where")
DATE_LABELS: tuple[str, ...] = (
    "Date",
    "Date of meeting",
    "Meeting date",
    "Date and time",
    "Held on",
    "Date & Time",
)
TIME_LABELS: tuple[str, ...] = ("Time", "Start time", "Time of meeting", "Start")
NO_VENUE: tuple[str, ...] = (
    "public",
    "private",
    "person",
    "common",
    "closed session",
    "open session",
    "session",
    "place of",
)
"""What follows "held in" without naming a place."""
