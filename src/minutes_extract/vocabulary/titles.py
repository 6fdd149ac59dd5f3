"""Titles and ranks before a name, and letters after it."""

TITLES: tuple[str, ...] = (
    # courtesy
    "Mr", "Mrs", "Ms", "Miss", "Mx", "Master", "Messrs", "Dr", "Doctor", "Prof", "Professor",
    "Sir", "Dame", "Lord", "Lady", "Baroness", "Baron", "Viscount", "Viscountess", "Earl", "Countess",
    "The Hon", "The Honourable", "Hon", "Rt Hon", "The Rt Hon", "Right Honourable", "Justice", "Judge",
    # church
    "Rev", "Revd", "Rev'd", "Reverend", "The Rev'd", "The Rev", "The Revd", "The Reverend", "Rev Dr", "Canon", "Father", "Fr", "Bishop",
    "The Ven", "Ven", "Archdeacon", "Rabbi", "Imam", "Sister", "Pastor", "Dean",
    # elected members
    "Cllr", "Cllrs", "Clr", "Clrs", "Cllr's", "Cllrs.", "Councillor", "Councillors", "Councilor", "Councilors",
    "County Councillor", "County Councillors", "County Cllr", "County Cllrs", "C Cllr", "CC",
    "Borough Councillor", "Borough Councillors", "Borough Cllr", "City Councillor", "City Councillors",
    "District Councillor", "District Councillors", "District Cllr", "District Cllrs", "Dist Cllr",
    "Parish Councillor", "Parish Councillors", "Parish Cllr", "Town Councillor", "Town Councillors", "Town Cllr",
    "Community Councillor", "Community Councillors", "County Borough Councillor", "County Borough Councillors",
    "Alderman", "Aldermen", "Alderwoman", "Alderwomen", "Ald", "Deputy", "Bailie", "Baillie", "Provost",
    "Senator", "Deputies", "Comhairleoir", "Comhairleoirí", "Cllr Mr", "Cllr Mrs",
    # ranks of the services
    "Chief Constable", "Deputy Chief Constable", "Assistant Chief Constable", "Chief Superintendent",
    "Superintendent", "Supt", "Ch Supt", "Chief Inspector", "Ch Insp", "Inspector", "Insp", "Sergeant", "Sgt",
    "Constable", "PC", "PCSO", "PS", "WPC", "DI", "DCI", "DS", "Garda", "Commander", "Cdr", "Captain", "Capt", "Major",
    "Maj", "Colonel", "Col", "Lieutenant Colonel", "Lt Col", "Lieutenant", "Lt", "Brigadier", "Brig", "General",
    "Gen", "Admiral", "Rear Admiral", "Commodore", "Group Captain", "Wing Commander", "Wg Cdr", "Squadron Leader",
    "Sqn Ldr", "Flight Lieutenant", "Flt Lt", "Air Commodore", "Air Vice Marshal", "Group Manager", "Area Commander",
    "Chief Fire Officer",
)  # fmt: skip
"""Each as written without full stops; a full stop after a part is allowed everywhere."""

PLURAL_TITLES: frozenset[str] = frozenset(
    {
        "cllrs", "clrs", "councillors", "councilors", "county councillors", "county cllrs", "borough councillors",
        "city councillors", "district councillors", "district cllrs", "parish councillors", "town councillors",
        "community councillors", "county borough councillors", "aldermen", "alderwomen", "messrs", "deputies",
        "comhairleoirí",
    }
)  # fmt: skip
"""Titles that open a list of names, of which some may be bare surnames."""

POST_NOMINALS: tuple[str, ...] = (
    "OBE", "MBE", "CBE", "BEM", "KBE", "DBE", "GBE", "KCB", "CB", "CMG", "KCMG", "CVO", "MVO", "LVO", "QPM", "KPM",
    "QFSM", "KFSM", "QAM", "VC", "GC", "DSO", "MC", "DFC", "AFC", "TD", "RD", "VRD", "DL", "JP", "QC", "KC", "SC", "MP",
    "MSP", "MLA", "MEP", "AM", "MS", "AS", "FRS", "FRSE", "FBA", "PhD", "MA", "BA", "BSc", "MSc", "MBA", "LLB", "FRCP",
    "FRCS", "FRCGP", "FRICS", "MRICS", "FCA", "ACA", "CPFA", "CIPFA", "FCCA", "PSLCC", "FSLCC", "CiLCA", "RN", "RGN",
    "Esq", "FRSA", "FRGS", "PC", "KCVO", "DCVO", "Bt",
)  # fmt: skip
"""Honours, offices and degrees, as written without full stops."""

PARTICLES: frozenset[str] = frozenset(
    {
        "de", "da", "di", "du", "del", "della", "der", "den", "van", "von", "la", "le", "les", "ap", "ab", "ferch",
        "ní", "nic", "mac", "uí", "ó", "o'", "al", "el", "bin", "binti", "ibn", "dos", "san", "st", "st.", "te", "ter",
        "y", "na", "na'", "an",
    }
)  # fmt: skip
"""Small words inside a family name."""
