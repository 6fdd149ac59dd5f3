"""Words of title blocks: what bodies, places and kinds of meeting are called."""

COMMITTEE_NOUNS: tuple[str, ...] = (
    "Committee", "Sub-Committee", "Subcommittee", "Board", "Cabinet", "Panel", "Forum", "Working Group", "User Group",
    "Working Party", "Group", "Governing Body", "Executive", "Commission", "Partnership", "Assembly", "Court", "Senate",
    "Governors", "Trustees", "Task Force", "Steering Group", "Joint Committee", "Joint Board", "Consultative Group",
)  # fmt: skip
"""What bodies that meet are called, where they have a parent organisation."""

PARENT_NOUNS: tuple[str, ...] = (
    "Council", "Authority", "Trust", "Society", "Association", "Club", "School", "Academy", "University", "College",
    "Parish Meeting", "CCG", "ICB", "Charity", "Federation", "Union", "Institute", "Company", "Comhairle", "Party",
    "District", "Constabulary", "Meeting",
)  # fmt: skip
"""What bodies without one are called."""

KINDS_OF_MEETING: tuple[str, ...] = (
    "Ordinary", "Annual", "Annual General", "Extraordinary", "Extra-ordinary", "Special", "Statutory", "General", "Virtual",
    "Remote", "Inaugural", "Monthly", "Quarterly", "Bi-monthly", "Regular", "Public", "Emergency", "Statutory Annual",
    "First", "Second", "Third", "Adjourned", "Hybrid", "Online", "Full", "Reconvened", "Budget", "Planning", "Annual Statutory",
)  # fmt: skip
"""What stands before "meeting" and is no part of the body's name."""

VENUE_NOUNS: tuple[str, ...] = (
    "Hall", "Room", "Chamber", "Chambers", "Centre", "Center", "House", "Offices", "Office", "School", "Church", "Chapel",
    "Street", "Road", "Lane", "Library", "Pavilion", "Hotel", "Headquarters", "HQ", "Institute", "Club", "Building",
    "Buildings", "Boardroom", "Theatre", "Inn", "Square", "Zoom", "Teams", "Webex", "Skype", "online", "virtually",
    "remotely", "Suite", "Lodge", "Court", "Mill", "Museum", "College", "Neuadd", "Áras", "videoconference", "Hospital",
    "Floor", "Gallery", "Barn", "Rooms", "Place", "Park", "Campus", "University", "Station", "Depot", "Forum",
)  # fmt: skip
"""What places of meeting are called."""

DRAFT_WORDS: tuple[str, ...] = (
    "draft", "unapproved", "unconfirmed", "subject to approval", "subject to the approval", "subject to confirmation",
    "until approved", "not yet approved", "for approval at the next meeting", "to be approved", "to be confirmed",
)  # fmt: skip

APPROVED_WORDS: tuple[str, ...] = (
    "approved",
    "confirmed",
    "ratified",
    "final approved",
    "approved minutes",
    "confirmed minutes",
)
