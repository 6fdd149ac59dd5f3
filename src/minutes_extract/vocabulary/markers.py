"""Wordings that mark a decision: before its clause, within a sentence, or as a verdict after it.

To teach the tool a council's phrase, add a line to the tuple that says where the phrase stands. Its
meaning is the kind of decision; its example must be found and its look-alike must not be.
"""

from __future__ import annotations

from minutes_extract.vocabulary.wordings import Wording

OPENING: tuple[Wording, ...] = (
    Wording(
        "resolved",
        "resolved",
        "RESOLVED: That the gate be painted.",
        "The dispute over the gate was not yet resolved.",
    ),
    Wording(
        "unanimously resolved",
        "resolved",
        "UNANIMOUSLY RESOLVED that the gate be painted.",
        "The Clerk had typed ‘Unanimously Resolved’ by mistake.",
    ),
    Wording(
        "resolution",
        "resolved",
        "Resolution: That the gate be painted.",
        "Resolution of the gate dispute was awaited.",
    ),
    Wording("agreed", "agreed", "AGREED: that the gate be painted.", "Agreed dates were read out."),
    Wording(
        "unanimously agreed",
        "agreed",
        "Unanimously agreed that the gate be painted.",
        "Unanimously agreed dates were read out.",
    ),
    Wording(
        "agreement", "agreed", "Agreement: that the gate be painted.", "Agreement with the owner was awaited."
    ),
    Wording(
        "recommended",
        "recommended",
        "RECOMMENDED that the gate be painted.",
        "Recommended reading was handed out.",
    ),
    Wording(
        "recommendation",
        "recommended",
        "RECOMMENDATION: that the gate be painted.",
        "Recommendations made by the auditor were read out.",
    ),
    Wording("decision", "decided", "Decision: That the gate be painted.", "Decision notices were awaited."),
    Wording("decided", "decided", "DECIDED that the gate be painted.", "Decided cases were read out."),
)
"""Words that open a paragraph and are followed by a colon, a dash, "that", "to" or the clause itself."""


INNER: tuple[Wording, ...] = (
    Wording(
        "it was [unanimously|therefore|also|now|then|further|formally|accordingly|subsequently|thereupon|thereafter|duly|finally|provisionally|again] resolved",
        "resolved",
        "After some talk it was therefore resolved to paint the gate.",
        "It was hoped that this could be resolved.",
    ),
    Wording(
        "it was [unanimously|therefore|also|now|then|further|formally|accordingly|subsequently|thereupon|thereafter|duly|finally|provisionally|again] [unanimously] agreed",
        "agreed",
        "It was agreed that the gate be painted.",
        "The price was that agreed upon in May.",
    ),
    Wording(
        "it is agreed",
        "agreed",
        "It is agreed that the gate be painted.",
        "If it is agreed, the gate may be painted.",
    ),
    Wording(
        "it agreed",
        "agreed",
        "It agreed to look at the gate next year.",
        "It had agreed to look at the gate.",
    ),
    Wording(
        "it was [unanimously|therefore|also|now|then|further|formally|accordingly|subsequently|thereupon|thereafter|duly|finally|provisionally|again] recommended",
        "recommended",
        "It was recommended that the gate be painted.",
        "It was said that the surgeon had recommended felling.",
    ),
    Wording(
        "it was [unanimously|therefore|also|now|then|further|formally|accordingly|subsequently|thereupon|thereafter|duly|finally|provisionally|again] decided",
        "decided",
        "It was decided that the gate be painted.",
        "It had been decided in May to paint the gate.",
    ),
    Wording(
        "the decision was made",
        "decided",
        "The decision was made to paint the gate.",
        "The decision was made by the county council.",
    ),
    Wording(
        "a decision was made", "decided", "A decision was made to paint the gate.", "A decision was awaited."
    ),
    Wording(
        "a resolution was [then] passed",
        "resolved",
        "A resolution was passed to paint the gate.",
        "The Council is to pass a resolution excluding the public.",
    ),
    Wording(
        "{body} [unanimously|therefore|also|now|then|further|formally|accordingly|subsequently|thereupon|thereafter|duly|finally|provisionally|again|all|have] resolved",
        "resolved",
        "The Council resolved to paint the gate.",
        "The Council had resolved to paint the gate.",
    ),
    Wording(
        "{body} [unanimously|therefore|also|now|then|further|formally|accordingly|subsequently|thereupon|thereafter|duly|finally|provisionally|again|all|both] agreed",
        "agreed",
        "The Board agreed to paint the gate.",
        "The Board had agreed to paint the gate.",
    ),
    Wording(
        "{body}{aside} [unanimously|therefore|also|then] agreed",
        "agreed",
        "The Board, having heard the Clerk, agreed to paint the gate.",
        "The Board, having heard that the county agreed, went on.",
    ),
    Wording(
        "{body}{aside} [unanimously|therefore|also|then] resolved",
        "resolved",
        "The Board, after discussion, resolved to paint the gate.",
        "The Board, which resolved nothing, went on.",
    ),
    Wording(
        "{body}{aside} [unanimously|therefore|also|then] decided",
        "decided",
        "The Board, after discussion, decided to paint the gate.",
        "The Board, which decided nothing, went on.",
    ),
    Wording(
        "agreed by {body} that",
        "agreed",
        "It was put by the Clerk and agreed by Members that the gate be painted.",
        "The price agreed by Members was paid.",
    ),
    Wording(
        "{body} present agreed",
        "agreed",
        "All Members present agreed to paint the gate.",
        "All Members present had agreed to speak.",
    ),
    Wording(
        "{body} were in agreement",
        "agreed",
        "Members were in agreement that the gate be painted.",
        "Members were in agreement with the speaker.",
    ),
    Wording(
        "it was the agreement of {body}",
        "agreed",
        "It was the agreement of Members that the gate be painted.",
        "There was no agreement of Members on the gate.",
    ),
    Wording("all agreed", "agreed", "All agreed this was a true record.", "Not all agreed with the speaker."),
    Wording(
        "{body} [unanimously|therefore|also|now|then|further|formally|accordingly|subsequently|thereupon|thereafter|duly|finally|provisionally|again] recommended",
        "recommended",
        "The Panel recommended that the gate be painted.",
        "The surgeon recommended that the ash be felled.",
    ),
    Wording(
        "{body} [unanimously|therefore|also|now|then|further|formally|accordingly|subsequently|thereupon|thereafter|duly|finally|provisionally|again] decided",
        "decided",
        "The Committee decided to paint the gate.",
        "The Clerk decided to paint the gate.",
    ),
    Wording(
        "resolved that",
        "resolved",
        "After a vote, resolved that the gate be painted.",
        "The county had resolved that the gate be painted.",
    ),
    Wording(
        "resolved to",
        "resolved",
        "Gate paint £40 resolved to pay",
        "The county had resolved to paint the gate.",
    ),
    Wording(
        "resolved and agreed",
        "resolved",
        "It was discussed, resolved and agreed that the gate be painted.",
        "It was discussed and could be resolved and agreed in time.",
    ),
    Wording(
        "and [unanimously] agreed",
        "agreed",
        "Members spoke of the gate and agreed that it be painted.",
        "The Clerk spoke of the gate and agreed that it was old.",
    ),
    Wording(
        "and [unanimously] decided",
        "decided",
        "It was discussed and decided to hold a meeting at the green.",
        "The Clerk looked at both and decided to buy neither.",
    ),
    Wording(
        "and [unanimously] resolved",
        "resolved",
        "Proposed by Cllr Ash, seconded by Cllr Elm and resolved that the gate be painted.",
        "The letter was read and resolved nothing.",
    ),
)
"""Words within a sentence; the clause is what follows them, up to the end of the sentence."""

VERDICTS: tuple[Wording, ...] = (
    Wording(
        "was [unanimously|also|then] agreed",
        "agreed",
        "The price of the paint was agreed.",
        "The price was agreed upon before the sale.",
    ),
    Wording(
        "were [unanimously|also|then|all] agreed",
        "agreed",
        "The minutes were agreed as a true record.",
        "Three topics were agreed for discussion in May.",
    ),
    Wording(
        "agreed as a [true|correct|accurate|fair|true and accurate|true and correct] record",
        "agreed",
        "The minutes were read, agreed as a true record of the meeting and signed.",
        "The minutes could not be agreed as a true record until the figures were found.",
    ),
    Wording(
        "approval recommended",
        "recommended",
        "No objections, approval recommended.",
        "The officer wrote that his approval recommended nothing.",
    ),
    Wording(
        "recommended approval",
        "recommended",
        "Members had no objection and recommended approval.",
        "The report recommended approval only of the barn.",
    ),
    Wording(
        "recommended refusal",
        "recommended",
        "Members feared floods and recommended refusal.",
        "The report recommended refusal only of the barn.",
    ),
    Wording(
        "carried",
        "carried",
        "The motion on the gate was put to the vote and carried.",
        "The paint was carried to the gate.",
    ),
    Wording(
        "approved unanimously",
        "carried",
        "The accounts were approved unanimously.",
        "The accounts were approved.",
    ),
    Wording(
        "unanimously approved",
        "carried",
        "The accounts were unanimously approved.",
        "The accounts were noted.",
    ),
    Wording(
        "unanimously adopted",
        "carried",
        "The policy was unanimously adopted.",
        "The policy was adopted in May.",
    ),
    Wording("adopted unanimously", "carried", "The policy was adopted unanimously.", "The policy was read."),
    Wording(
        "passed unanimously",
        "carried",
        "The motion on bins was passed unanimously.",
        "The van passed the gate.",
    ),
    Wording(
        "unanimously accepted",
        "carried",
        "The quotation was unanimously accepted.",
        "The quotation was accepted.",
    ),
    Wording(
        "unanimously elected",
        "carried",
        "Cllr Ashby was unanimously elected.",
        "Cllr Ashby was elected in May.",
    ),
)
"""Words that follow the thing decided; the clause is the sentence that names it."""

MARKERS: tuple[Wording, ...] = OPENING + INNER + VERDICTS
