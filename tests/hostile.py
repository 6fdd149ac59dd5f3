"""Documents made to take long: one thing over and over, wherever minutes may hold it."""

from __future__ import annotations

HEAD = "Minutes of the Parish Council held on Tuesday, 14th May 2024 at 7.30 pm in the Village Hall\n\n"
PRESENT = "Present:\nCllr Ann Other (Chair)\nCllr Bo Fill\n\n"
ITEM = "1. Apologies\n\nThere were none.\n\n2. Accounts\n\n"
CLOSE = "\n\nThe meeting closed at 9.15 pm.\n\nSigned: Ann Other, Chair\n"

PLACES = {
    "alone": "{}",
    "title": HEAD.replace("Parish Council", "Parish Council {}") + PRESENT + ITEM + "RESOLVED: That it be noted." + CLOSE,
    "attendance": HEAD + "Present:\n{}\n\n" + ITEM + "RESOLVED: That it be noted." + CLOSE,
    "apologies": HEAD + PRESENT + "1. Apologies\n\nApologies for absence were received from {}\n\n2. Accounts\n\nNoted." + CLOSE,
    "heading": HEAD + PRESENT + ITEM + "It was noted.\n\n3. {}\n\nRESOLVED: That it be noted." + CLOSE,
    "item": HEAD + PRESENT + ITEM + "{}" + CLOSE,
    "resolution": HEAD + PRESENT + ITEM + "RESOLVED: That {}" + CLOSE,
    "closing": HEAD + PRESENT + ITEM + "RESOLVED: That it be noted." + CLOSE + "{}",
}  # fmt: skip
"""Where a filler stands among minutes."""

FILLERS = (
    " ", "\t", "\xa0", "(", ")", "()", "( ", "[", "1", "1 ", "1.", ",", ", ", ":", ";", ".", ". ", "-", "–", "_", "'", '"', "|", "*",
    "#", "&", "/", "£", "A", "a", "A ", "a ", "Aa ", "and ", "And ", "or ", "the ", "of ", "to ", "That ", "Mr ", "Cllr ",
    "Ann Other and ", "Ann Other, ", "Cllr Ann Other (Chair), ", "A Other ", "O'Neill-", "Ann Other (", "MBE ",
    "RESOLVED: That ", "It was resolved that ", "Agreed. ", "AGREED: ", "Noted ", "Moved by Ann Other, seconded by Bo Fill. ",
    "Proposed: A Other Seconded: B Fill ", "For: 1 Against: 1 ", "7 votes to 2 ", "14th May 2024 ", "Tuesday ", "7.30 pm ", "2024 ",
    "(a) ", "i) ", "(i) (a) ", "1. a) i. ", "on behalf of ", "substituting for ", "Apologies ", "apologies from ", "present ",
    "minutes of ", "held on ", "Chair ", "Director of ", "Council ", "member ", "interest in ", "declared ", "Action: ", "ACTION ",
    "next meeting ", "Signed ", "closed at ", "will be held on ", "Page 1 of 2 ", "xiv ", "x\xad", "e\u0301", "\u200b", "é", "—",
)  # fmt: skip
"""What is put there over and over, in one line."""

LINES = (
    "x", "1", "1.", "1. Accounts", "1.1 Accounts", "1.1.1 Accounts", "A. Accounts", "(a) accounts", "(i) accounts", "i. Accounts",
    "Item 1", "2024/1 Accounts", "ACCOUNTS", "Accounts", "Accounts:", "- accounts", "• accounts", "* accounts", "## Accounts", "Present:",
    "In attendance:", "Apologies:", "Apologies", "Cllr Ann Other", "Ann Other", "Ann Other    Member    Council",
    "Ann Other\tMember\tCouncil", "| Ann Other | Member |", "AO", "Director of Works", "Ann Other - Chair", "Ann Other,", "Other, Ann",
    "RESOLVED", "RESOLVED:", "RESOLVED: That", "RESOLVED: That it be noted.", "Resolved that the report be noted", "Agreed", "(a) RESOLVED:",
    "The motion was lost.", "Moved: A Other", "Action: A Other", "Vote: For 7, Against 2", "Minutes of the Council held on 14th May 2024",
    "MINUTES", "AGENDA", "Council", "14th May 2024", "7.30 pm", "Tuesday", "The meeting closed at 9.15 pm.", "Signed: Ann Other",
    "Signed ..............", "Chair", "Date of next meeting", "The next meeting will be held on 16th July 2024 at 10am", "Page 1 of 9",
    "Appendix A", "\f", "\fPage 1", "x\n", "1. Accounts\n", "Accounts\n", "ACCOUNTS\n", "RESOLVED: That\n", "(a) noted\n", "Present:\n",
    "The Chair welcomed everyone to the meeting.\n", "Cllr Ann Other declared an interest in item 4.", "    x", "word-", "http://",
    "Cllr Ann Other substituting for Cllr Bo Fill", "1.\tAccounts\tA Other",
)  # fmt: skip
"""Lines that are put there over and over."""
