"""Words of posts and organisations: what stands beside a name and is none."""

ROLES: tuple[str, ...] = (
    "Chair", "Chairman", "Chairwoman", "Chairperson", "Vice Chair", "Vice-Chair", "Vice Chairman", "Vice-Chairman",
    "Vice Chairwoman", "Vice-Chairwoman", "Vice Chairperson", "Vice-Chairperson", "Deputy Chair", "Deputy Chairman",
    "Acting Chair", "Acting Chairman", "Co-Chair", "Convener", "Convenor", "Vice Convener", "Vice-Convener",
    "Depute Convener", "Preses", "President", "Vice President", "Vice-President", "Presiding", "Presiding Member",
    "Mayor", "Deputy Mayor", "Lord Mayor", "Deputy Lord Mayor", "Town Mayor", "Deputy Town Mayor", "Mayoress", "Provost",
    "Depute Provost", "Leader", "Deputy Leader", "Leader of the Council", "Cathaoirleach", "Leas-Chathaoirleach",
    "Leas Cathaoirleach", "Clerk", "Town Clerk", "Parish Clerk", "Deputy Clerk", "Assistant Clerk", "Acting Clerk",
    "Deputy Town Clerk", "Assistant Town Clerk", "Clerk to the Council", "Clerk to the Board", "Clerk to the Governors",
    "Locum Clerk", "Secretary", "Hon Secretary", "Minute Secretary", "Minutes Secretary", "Minute Taker", "Minute-taker",
    "Treasurer", "Hon Treasurer", "RFO", "Responsible Financial Officer", "Proper Officer", "Headteacher", "Head Teacher",
    "Principal", "Warden", "Tree Warden", "Monitoring Officer", "Chief Executive", "Chief Executive Officer", "CEO",
    "Chief Officer", "Solicitor", "Borough Solicitor", "Meetings Administrator", "Director", "Dean", "The Warden",
)  # fmt: skip
"""Posts that may stand before a name ("Clerk J Typist", "In the Chair: Mayor")."""

CHAIR_ROLES: tuple[str, ...] = (
    "Chair", "Chairman", "Chairwoman", "Chairperson", "Convener", "Convenor", "Preses", "in the Chair", "Presiding",
    "Presiding Member", "Acting Chair", "Acting Chairman", "Chair for the meeting", "Chairing", "Town Mayor and Chair",
    "Cathaoirleach", "Convening Chair", "Meeting Chair", "Chair of the meeting", "Chairman for the meeting", "chairing",
    "took the chair", "Panel Chair", "Committee Chair", "Board Chair", "Forum Chair", "Chair of the Board",
    "Chair of Governors", "Chair of the Committee", "Chair of Committee", "Chair of Trustees",
)  # fmt: skip
"""Posts whose holder chairs the meeting, where nobody is said to be in the chair instead."""

ROLE_WORDS: frozenset[str] = frozenset(
    """
    accountant managing acting adjutant administrator adviser advisor advocate ambassador analyst apprentice architect area
    assistant associate attorney auditor bursar caretaker cathaoirleach chair chairman chairperson chairwoman champion
    chaplain chief clerk co-ordinator commissioner commissioning constable consultant controller convener convenor
    coordinator corporate counsel curator  deputy deputising director doctor editor engagement engineer executive
    facilitator finance financial foreman governor governance graduate  head headteacher hon honorary housing
    independent inspector interim lawyer lay lead leader librarian liaison manager mayor member mentor minister minute
    minutes monitoring nurse observer officer operations ombudsman partner physician planner planning pharmacist
    policy president presiding principal private producer professor programme project proper provost rector
    registrar rep representative representing resident responsible scrutiny secretary secretariat senior service services
    solicitor special specialist spokesman spokesperson spokeswoman staff strategic strategy superintendent supervisor
    support surveyor surgeon teacher technical technician  treasurer trainee transport treasurer trustee
    vice-chair vice-chairman vice warden  co-opted coopted student volunteer youth sos ceo cfo coo rfo
    headmaster headmistress caseworker  communications environmental legal democratic electoral licensing
    regulatory development economic environment education social health public primary care clinical medical quality
    performance digital customer property estates  highways community communities
    """.split()
)
"""Words of which a post is made; none is likely in a name."""

ORGANISATION_WORDS: frozenset[str] = frozenset(
    """
    academy agency alliance archive assembly association auditors authority bank board borough branch bureau bus business
    cabinet cbc cc ccg centre chamber charity church citizens city civic clinic club college commission committee
    community company comhairle confederation conference consortium constabulary consultants consulting corporation
    council councils county court crime dc department directorate diocese district division federation fire forum
    foundation friends garda gp government group healthwatch hmrc homes hospital hospitals housing hwb hwbp icb icp
    ijb institute journal jobcentre lcc league library limited llp local ltd mbc mcc media ministry museum national network
    news newspaper nhs northern office ofsted open organisation panel parish parliament partners partnership plc police
    practice press property residents rescue ric road  sc scc school schools scotland sector service services society
    solutions southern team  trade transport trust trustees unison unitary university user voluntary
    volunteers wildlife women youth gov co uk
    """.split()
)
"""Words of which an organisation's name is made."""

NOT_NAMES: frozenset[str] = frozenset(
    """
    the a an and or of for to in on at by with from as all none nil no not none. one two three four five six seven eight nine
    ten eleven twelve members member public councillors councillor cllrs officers officer residents resident parishioners
    parishioner representatives representative vacancy vacant tbc apologies apology present absent attendance also
    item items minutes meeting agenda page monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december welcome there were was is it that this these
    be been have has had no-one nobody others other various press staff
    """.split()
)
"""Words that make no part of a name where they open it."""
