"""Political parties and groups, as lists of members name them: above their members, below them or beside them."""

PARTIES: tuple[str, ...] = (
    "Conservative", "Conservatives", "Conservative and Unionist", "Scottish Conservative and Unionist", "Welsh Conservatives",
    "Labour", "Labour and Co-operative", "Scottish Labour", "Welsh Labour", "Co-operative",
    "Liberal Democrat", "Liberal Democrats", "Lib Dem", "Scottish Liberal Democrats", "Welsh Liberal Democrats",
    "Green", "Scottish Green", "Scottish Greens", "Scottish National", "SNP", "Plaid Cymru", "UKIP", "UK Independence", "Reform UK",
    "Reform", "Independent", "Independents", "Independent Group", "Non-aligned", "Non aligned", "Unaligned", "Ungrouped",
    "Democratic Unionist", "DUP", "Ulster Unionist", "UUP", "Sinn Féin", "Sinn Fein", "SDLP",
    "Social Democratic and Labour", "Alliance", "Traditional Unionist Voice", "TUV", "Progressive Unionist", "People Before Profit",
    "Fianna Fáil", "Fianna Fail", "Fine Gael", "Social Democrats", "Aontú", "Green Party/Comhaontas Glas", "Residents' Association",
    "Ratepayers", "Opposition", "Administration",
    "Llafur", "Y Blaid Lafur", "Plaid Lafur", "Llafur Cymru", "Annibynnol", "Ceidwadwyr", "Ceidwadwyr Cymreig",
    "Y Democratiaid Rhyddfrydol", "Democratiaid Rhyddfrydol Cymru",
)  # fmt: skip
"""Names of parties without the word party."""
