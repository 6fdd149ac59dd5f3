"""Headings of the attendance block, and what each says of those who stand under it."""

PRESENT: tuple[str, ...] = (
    "Present", "Members Present", "Those Present", "Present at the meeting", "Attendance", "Attendees", "Attended",
    "In Attendance Members", "Committee Members", "Committee Members Present", "Board Members", "Board Members Present",
    "Panel Members", "Panel", "Members", "Members in attendance", "Councillors Present", "Councillors", "Cllrs Present",
    "Other Members Present", "Voting Members", "Non-Voting Members", "Voting members present", "Core Members",
    "Sederunt", "Governors Present", "Governors", "Trustees Present", "Trustees", "Directors", "Directors Present",
    "Independent Members", "Co-opted Members", "Co-opted Member", "Elected Members", "Aldermen", "Alderman",
    "Parish Councillors", "Town Councillors", "Parish Councillors Present", "Also Present Members", "Members attending",
    "Persons Present", "Members of the Committee", "Members of the Board", "Members of the Council", "Named Attendees",
    "Executive Members", "Non-Executive Members", "Executive Directors", "Non-Executive Directors",
    "Members of the Cabinet", "Cabinet Members", "Council Members", "Parent Governors", "Staff Governors",
    "Local Authority Governors", "Local Authority Members", "Attending", "Present were", "In the Chair", "Chair",
    "Chairman", "Chairperson", "Chairwoman", "Vice Chair", "Vice-Chair", "Vice Chairman", "Vice-Chairman", "Presiding",
    "Convener", "Mayor", "Lord Mayor", "Provost", "President", "Present (voting)", "Present in person",
    "Present remotely", "Present virtually", "Present via Teams", "Members Attending", "Attendance Members",
    "Full Members", "Statutory Members", "Representatives", "Partner Members", "Ex-officio Members", "Nominated Members",
    "Present via Zoom", "Attended remotely", "Clinical Members", "Lay Members", "Independent Person", "Cathaoirleach",
    "Councillors circulated", "Members circulated", "Councillors participating", "Members participating",
    "Councillors taking part", "Members taking part", "The following members were present", "The following were present", "The following members attended",
    "Present members", "Comhairleoirí", "Comhairleoirí i láthair", "i láthair", "Aelodau yn bresennol", "Yn bresennol", "Members remotely", "Committee",
)  # fmt: skip

IN_ATTENDANCE: tuple[str, ...] = (
    "In Attendance", "Also in Attendance", "Also Present", "Others Present", "Others in Attendance", "Officers",
    "Officers Present", "Officers in Attendance", "Officials", "Officials Present", "Officials in attendance",
    "In attendance officers", "Guests", "Guest", "Guests Present", "Visitors", "Visitor", "Observers", "Observer",
    "Secretariat", "Secretary", "Clerk", "Other Attendees", "Others", "Public", "Members of the Public",
    "Members of Public", "Members of the Public Present", "Public Present", "By Invitation", "Invited", "Invitees",
    "Also Attending", "Non-Members", "Non Members", "Other Members in attendance", "Other Councillors",
    "Representatives from Other Bodies in Attendance", "Presenters", "Speakers", "Advisers", "Advisors", "Support",
    "Council Officers", "Officers Attending", "Staff", "Staff in attendance", "Staff Present", "In Attendance Virtually",
    "In attendance remotely", "In attendance via Teams", "Minutes", "Minute Taker", "Minutes taken by", "Notes",
    "Apprentice", "Press", "Attending", "Also, in Attendance", "Also in Attendance Public", "Other Officers",
    "Other Attendees Present", "Regular Attendees", "Additional Attendees", "Swyddogion", "Hefyd yn bresennol",
    "Yn mynychu", "Swyddogion yn bresennol", "Clerk to the Governors", "Parishioners", "Residents", "Ward Members",
    "Ward Councillors", "County Councillor", "District Councillor", "Borough Councillor", "Clerk to the Council",
    "Clerk in attendance", "Clerking", "Legal Adviser", "Legal Advisor", "In attendance (non-voting)", "Non-voting",
    "Participating observers", "Executive Officers", "Supporting Officers", "Support Officers", "Also in attendance officers",
)  # fmt: skip

APOLOGIES: tuple[str, ...] = (
    "Apologies", "Apology", "Apologies for absence", "Apology for absence", "Apologies received", "Apologies from",
    "Apologies for non-attendance", "Apologies were received from", "Apologies for Absence were received from",
    "Apologies of absence", "Apologies for inability to attend", "Leithscéal", "Ymddiheuriadau",
    "Apologies noted", "Apologies given", "Member apologies", "Apologies Members", "Sent apologies", "Regrets",
    "Absent with apologies", "Apologies and absence", "Officer apologies",
)  # fmt: skip

ABSENT: tuple[str, ...] = (
    "Absent", "Members absent", "Absent without apology", "Absent without apologies", "Not present", "Not in attendance",
    "Absentees", "Absence", "Did not attend", "Councillors absent", "Cllrs absent", "As láthair",
)  # fmt: skip

SUBSTITUTES: tuple[str, ...] = (
    "Substitutes", "Substitute Members", "Substitute Members Present", "Substitutes Present", "Substitute",
    "Substitutions", "Named Substitutes", "Deputies", "Present as substitutes", "Substitute Councillors",
)  # fmt: skip
"""Those who stand under these are present, in somebody's place."""

CHAIR_HEADINGS: frozenset[str] = frozenset(
    {
        "in the chair",
        "chair",
        "chairman",
        "chairperson",
        "chairwoman",
        "presiding",
        "convener",
        "cathaoirleach",
        "convening chair",
    }
)
"""Headings over the person who chaired."""
