"""Headings of the attendance block, and what each says of those who stand under it."""

PRESENT: tuple[str, ...] = (
    "Present", "Members Present", "Those Present", "Those Attending", "Those in attendance", "Present at the meeting", "Attendance", "Attendees", "Attended",
    "In Attendance Members", "Committee Members", "Committee Members Present", "Board Members", "Board Members Present",
    "Panel Members", "Panel", "Members", "Members in attendance", "Councillors Present", "Councillors", "Cllrs", "Cllrs Present",
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
    "There were present", "There was present", "The following attended", "Members online", "Employers' Side", "Employer's Side", "Employees' Side", "Staff Side", "Management Side", "Union Side",
    "Trade Union Side", "Teachers' Side", "Council Side", "Workers' Side", "Officers' Side",
    "Councillors circulated", "Members circulated", "Councillors participating", "Members participating",
    "Councillors taking part", "Members taking part", "The following members were present", "The following were present", "The following members attended",
    "Present members", "Comhairleoirí", "Comhairleoirí i láthair", "i láthair", "Aelodau yn bresennol", "Yn bresennol", "Members remotely", "Committee",
)  # fmt: skip

IN_ATTENDANCE: tuple[str, ...] = (
    "In Attendance", "Also in Attendance", "Also Present", "Others Present", "Others in Attendance", "Officers",
    "Officers Present", "Officers in Attendance", "Officials", "Officials Present", "Officials in attendance",
    "In attendance officers", "Guests", "Guest", "Guests Present", "Visitors", "Visitor", "Observers", "Observer", "Observer",
    "Secretariat", "Secretary", "Clerk", "Other Attendees", "Others", "Public", "Members of the Public",
    "Members of Public", "Members of the Public Present", "Public Present", "By Invitation", "Invited", "Invitees",
    "Also Attending", "Non-Members", "Non Members", "Other Members in attendance", "Other Councillors",
    "Representatives from Other Bodies in Attendance", "Presenters", "Speakers", "Advisers", "Advisors", "Support",
    "Council Officers", "Officers Attending", "Staff", "Staff in attendance", "Staff Present", "In Attendance Virtually",
    "In attendance remotely", "In attendance via Teams", "ln attendance", "Minutes", "Minute Taker", "Minutes taken by", "Notes",
    "Apprentice", "Press", "Attending", "Also, in Attendance", "Also in Attendance Public", "There were also present", "There was also present", "There were in attendance", "Other Officers",
    "Other Attendees Present", "Regular Attendees", "Additional Attendees", "Swyddogion", "Hefyd yn bresennol",
    "Yn mynychu", "Swyddogion yn bresennol", "Swyddogion y Pwyllgor yn bresennol", "Swyddogion y Pwyllgor", "Swyddogion y Cyngor", "Eraill yn bresennol", "Tystion", "Clerk to the Governors", "Parishioners", "Residents", "Ward Members",
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

KINDS: tuple[str, ...] = (
    "Members", "Councillors", "Cllrs", "Aldermen", "Governors", "Trustees", "Directors", "Commissioners",
    "Representatives", "Substitutes", "Attendees", "Partners", "Delegates",
)  # fmt: skip
"""Those whom a meeting is made of."""

OUTSIDERS: tuple[str, ...] = (
    "Officers", "Officials", "Staff", "Guests", "Visitors", "Observers", "Advisers", "Advisors",
    "Secretariat", "Presenters", "Speakers", "Invitees", "Public", "Press", "Non-Members", "Consultants",
    "Contractors", "Residents", "Parishioners",
)  # fmt: skip
"""Those who come to a meeting of others."""

QUALIFIERS: tuple[str, ...] = (
    "Voting", "Non-Voting", "Non Voting", "Executive", "Non-Executive", "Non Executive", "Core", "Full", "Statutory",
    "Co-opted", "Independent", "Lay", "Elected", "Appointed", "Nominated", "Parish", "Town", "County", "District",
    "Borough", "City", "Community", "Council", "Board", "Committee", "Panel", "Forum", "Group", "Cabinet", "Partnership",
    "Partner", "Trust", "Governing Body", "Authority", "Other", "Additional", "Invited", "Substitute", "Associate", "Ex-officio",
    "Ex officio", "Local Authority", "Clinical", "Senior", "External", "Supporting", "Support", "Lead", "Health", "NHS",
    "Public", "Staff", "Patient", "Stakeholder", "Union", "Teaching", "Parent", "Foundation", "Society", "Company", "All", "Regular",
)  # fmt: skip
"""Words that say which members or officers a heading means."""

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

REASONS: tuple[str, ...] = (
    "work", "working", "work commitment", "work commitments", "holiday", "on holiday", "annual leave", "leave", "ill", "illness",
    "unwell", "ill health", "sick", "sickness", "health", "medical", "medical appointment", "hospital", "hospital appointment",
    "personal", "personal reasons", "family", "family reasons", "family commitments", "family matter", "bereavement", "away",
    "prior commitment", "prior engagement", "previous engagement", "other commitments", "another meeting", "other meeting",
    "council business", "business", "at another meeting", "childcare", "indisposed", "abroad", "self isolating", "covid",
    "unable to attend", "no reason given", "a funeral", "funeral", "a prior engagement", "maternity leave", "paternity leave",
    "travelling", "jury service", "another engagement", "clash of meetings", "weather", "transport", "isolating",
)  # fmt: skip
"""Why somebody could not come, as brackets in a list of apologies say it: neither post nor organisation."""
