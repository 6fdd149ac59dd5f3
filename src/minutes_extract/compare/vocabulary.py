"""The words that weigh in a comparison: what they mean when they come, go or change. No logic."""

NEGATIONS: frozenset[str] = frozenset(
    """not no never nor neither none nobody nothing nowhere without cannot non unable fails fail failed failing
    nil lack lacks lacked barely hardly scarcely""".split()
)

MODALS: frozenset[str] = frozenset(
    """shall should must may might can could will would ought need needs needed required requires require obliged
    mandatory optional""".split()
)

SCOPE: frozenset[str] = frozenset(
    """all any some only every each both either except excepting excluding save unless if or provided subject solely
    most many few several more less fewer least maximum minimum before after until unanimously unanimous""".split()
)
"""Words that say how far a statement reaches."""

DECISIONS: frozenset[str] = frozenset(
    """resolve agree approve note recommend decide refuse reject grant defer adopt accept receive endorse delegate
    authorise authorize confirm carry lose propose second appoint elect co-opt withdraw support object oppose
    dismiss ratify instruct request adjourn amend rescind suspend abstain vote permit allow forbid prohibit
    consider support decline""".split()
)
"""What a meeting does with a matter, in the form that `stem` gives."""

MONTHS: tuple[str, ...] = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip

DAYS: frozenset[str] = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun""".split()
)

CALENDAR: frozenset[str] = (
    frozenset(MONTHS) | frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split()) | DAYS
)

DATE_WORDS: frozenset[str] = CALENDAR | frozenset(
    """today tomorrow yesterday week weeks month months year years day days annual annually monthly weekly daily
    quarterly spring summer autumn winter noon midnight morning afternoon evening""".split()
)

NUMBER_WORDS: dict[str, str] = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
    "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000", "dozen": "12",
}  # fmt: skip
"""Numbers in words, and the figure each stands for."""

QUANTITIES: frozenset[str] = frozenset(
    """half third quarter twice double triple treble first second fourth fifth sixth seventh eighth ninth tenth
    percent increase decrease increased decreased rise fall""".split()
)

MONEY_WORDS: frozenset[str] = frozenset("pounds pence euro euros sterling £ € $ p".split())

NEUTRAL: frozenset[str] = frozenset(
    """a an the that this these those which who whom whose of to for in on at by with as upon within into it its they
    them their be is are was were been being am has have had having do does did doing done so also then thus hence
    therefore accordingly duly very now there here and such""".split()
)
"""Small words that come and go with the grammar of a sentence."""

ADVERBS_OF_STYLE: frozenset[str] = frozenset(
    """however furthermore moreover further again still just quite rather indeed respectively please following""".split()
)

HONORIFICS: frozenset[str] = frozenset("mr mrs ms miss dr cllr cllrs councillor councillors rev prof".split())

SYNONYMS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split(","))
    for line in """chair,chairman,chairperson,chairwoman
cllr,councillor,clr
cllrs,councillors,clrs
vice-chair,vice-chairman,vice-chairperson
and,&
percent,%
begin,commence,start
finish,end,conclude
about,concerning,regarding,re
help,assist
attempt,try
buy,purchase
ask,enquire,inquire
show,demonstrate
get,obtain
give,provide
tell,inform
among,amongst
while,whilst
toward,towards
on,upon
street,st
road,rd
avenue,ave
number,no
department,dept
approximately,approx
information,info
telephone,phone
minutes,mins
hours,hrs
thank,thanked
also,too
because,since
although,though
near,close
big,large
quick,fast
present,attendance
rev,revd,reverend
doctor,dr
professor,prof
st,saint
great,large
discuss,debate
programme,program
january,jan
february,feb
march,mar
april,apr
june,jun
july,jul
august,aug
september,sep,sept
october,oct
november,nov
december,dec
monday,mon
tuesday,tue,tues
wednesday,wed
thursday,thu,thur,thurs
friday,fri
saturday,sat
sunday,sun""".splitlines()
)
"""Words that say the same, each line one sense, in the form that `stem` gives."""

CONFUSED: frozenset[frozenset[str]] = frozenset(
    frozenset(pair.split("/"))
    for pair in """adapt/adopt affect/effect accept/except country/county confirm/conform formal/former form/from
    public/pubic principal/principle precede/proceed prescribe/proscribe personal/personnel casual/causal
    council/counsel complement/compliment elicit/illicit eminent/imminent ensure/insure lessee/lessor
    moral/morale raise/raze region/religion statue/statute tenant/tenet through/though trail/trial
    united/untied marital/martial lease/cease brought/bought charge/change costs/coasts patient/patent
    planning/planting parking/packing closed/closet loan/loam board/broad house/horse sign/sing bridge/bride
    school/scholl grand/grant granted/grunted rent/cent increase/decrease include/exclude import/export
    above/below inside/outside higher/lower upper/lower minor/major north/south northern/southern east/west
    eastern/western refuse/reuse defer/refer defer/deter elect/eject elect/erect month/mouth march/match
    three/there object/abject assent/ascent""".split()
)
"""Pairs of real words a slip apart that say different things."""

REFERENCES: frozenset[str] = frozenset(
    """section sections paragraph paragraphs para paras clause clauses option options appendix annex item items
    recommendation recommendations policy part schedule condition conditions regulation article minute page plan
    phase stage zone class category grade band lot plot site site's unit table figure""".split()
)
"""After these a letter or numeral in brackets is a reference, not a label of a list."""

LOOKALIKES: frozenset[str] = frozenset(
    """a i am an and are as at be bear but by call car cat clear close come comer corner cow dear did die do dose ear
    eat fear feel fell fill for form from fun gear get go had has hat have he hear her here hill him his hot how if
    ill in into is it its lease least left let lie like line lion list live load loan long lose loss lost low made
    mail main make mall man mane map may me meal mean men mill mine mode model modem modern more most my name near
    new no nor not now of off on once one only or other our out over own part pay per plan plot pool poor port put
    raid rail rain ran red rent road room run said same sea see seen sell set she sit site six so son soon sum sun
    tall tell ten than that the their them then they this till time to too told toll toil turn two until up us use
    war was way we well were west what when who why will win with won word work you your burn bum torn tom tum bail
    ball bell bill boil bold cold cool coal dad day deal deer doom door drain earn else even ever face fact fail
    fair fall far farm fast fee file fine fire firm fish five flat flow foil food fool foot fund hall hand hard head
    heat held help high hold hole home hope hour idea inn join just keep kind lack laid lake land lane last late
    lawn lead leaf less life lift link hook book hooks books hooked booked hooking booking bay hay harrow barrow
    heating beating beat hoarding boarding hoardings boardings handed banded halls balls heard beard hills bills
    holder bolder hare bare bat batch hatch bump hump bunt hunt hut bush hush bath hath bid hid bit hit bog hog back
    hack bind hind horn born bound hound banging hanging bands hands bearing hearing bears hears heads beads hedge
    bedge hail east cast ease case cars ears clock dock clocks docks clump dump clumps dumps clamp damp clay clip
    dip clown down clad clue due dues clues clash dash clean dean cloth doth clips dips barn barns corn com stern
    stem darn dam dams churn chum pail pall sail sall""".split()
)
"""Real words that a scanner may make of one another; a real word is never a misread one."""

IRREGULAR: dict[str, str] = {
    form: verb
    for line in """be am is are was were been being
have has had having
do does did done doing
seek sought
bring brought
buy bought
think thought
teach taught
catch caught
fight fought
give gave given
take took taken
make made
go went gone
come came
become became
begin began begun
see saw seen
say said
tell told
sell sold
hold held
keep kept
leave left
lose lost
meet met
pay paid
read read
run ran
send sent
spend spent
lend lent
build built
stand stood
understand understood
write wrote written
speak spoke spoken
choose chose chosen
draw drew drawn
withdraw withdrew withdrawn
know knew known
grow grew grown
show showed shown
rise rose risen
arise arose arisen
fall fell fallen
feel felt
find found
get got gotten
hear heard
lay laid
lie lay lain
lead led
mean meant
break broke broken
drive drove driven
ride rode ridden
forbid forbade forbidden
forget forgot forgotten
hide hid hidden
let let
note noted notes noting
put put
set set
cut cut
cost cost
shut shut
learn learnt learned
burn burnt burned
bear bore born borne
bind bound
deal dealt
sit sat
sleep slept
win won
wear wore worn
undertake undertook undertaken
undergo underwent undergone
overcome overcame
oversee oversaw overseen
uphold upheld
withhold withheld
man men
woman women
child children
person people persons""".splitlines()
    for verb, *forms in [line.split()]
    for form in forms
}
"""Forms of irregular words, and the word that they are forms of."""

KIND_WORDS: dict[str, str] = {
    "attendance.added": "person added", "attendance.removed": "person removed",
    "attendance.name": "name respelled", "meeting.added": "meeting added", "meeting.removed": "meeting removed",
    "substitution.added": "substitution added", "substitution.removed": "substitution removed",
    "item.added": "item added", "item.removed": "item removed", "item.moved": "item moved",
    "item.renumbered": "item renumbered", "item.retitled": "item retitled", "item.split": "item split off",
    "item.merged": "item merged", "resolution.added": "resolution added",
    "resolution.removed": "resolution removed", "resolution.reworded": "resolution reworded",
    "resolution.moved": "resolution moved to another item", "clause.added": "clause added",
    "clause.removed": "clause removed", "clause.moved": "clause moved", "text.changed": "text changed",
    "text.added": "text added", "text.removed": "text removed", "text.moved": "text moved",
    "attachments.changed": "attachments differ", "text.layout": "line ends or spacing changed",
}  # fmt: skip
"""What happened, by kind of change, as people are told."""
