"""One realistic page of each kind, with the stand-in words of the mockups."""

from game.present.page import (
    Action,
    Bar,
    Bars,
    Calibration,
    CalibrationBand,
    Card,
    Chart,
    ChartNote,
    Clock,
    CodePicture,
    DayRow,
    DaySquares,
    Facts,
    Field,
    GaugeRow,
    Group,
    Header,
    Heading,
    KnotMeter,
    MapBlock,
    MapCircle,
    MapName,
    MapPiece,
    Move,
    OptionCard,
    Page,
    People,
    PersonTile,
    Place,
    Portrait,
    Prose,
    Quadrants,
    Quote,
    RiskChart,
    RiskRange,
    RiskStep,
    Rule,
    Scale,
    Series,
    Sheet,
    Speech,
    Spread,
    StanceLine,
    StanceMark,
    Sureness,
    Table,
    Tape,
    TapeLine,
    Timelines,
)

STEPS = ("Briefing", "Council", "Map", "Decision", "Dispatch")


def _header(current):
    ids = tuple(f"step:{name.lower()}" for name in STEPS)
    place = STEPS.index(current)
    return Header(
        day=9,
        days=13,
        date="Wednesday 24 October 1962",
        steps=ids,
        current=ids[place],
        done=ids[:place],
        clocks=(Clock("Moscow", "17:00"), Clock("Washington", "10:00")),
    )


def _steps(current):
    place = STEPS.index(current)
    steps = [
        Action(f"step:{name.lower()}", name, "step", enabled=at <= place)
        for at, name in enumerate(STEPS)
    ]
    return (*steps, Action("settings", "Settings", "secondary"))


BODY = """At ten in the morning by Washington’s clocks, five in the afternoon by ours, the American [quarantine](codex:quarantine) of Cuba takes effect. From that hour any ship bound for the island that carries weapons may be stopped, boarded and searched. Yesterday the Organization of American States [voted for it](codex:oas) with no vote against.

Most of our ships already have new orders. *Kimovsk*, *Poltava* and the others with missiles in their holds have stopped or turned back. *Aleksandrovsk*, with nuclear warheads on board, reached the port of La Isabela [before the line closed](codex:aleksandrovsk). Tankers and dry cargo without arms sail on. The tanker *Bucharest* is the nearest of them to the line.

Four submarines of the 69th Brigade are on passage. Each carries, among its torpedoes, [one with a nuclear warhead](codex:submarines). American destroyers are looking for them. We can reach their captains only at fixed hours, when they come up to listen.

The President has written again. He asks that both sides [“show prudence”](document:kennedy-23) and do nothing that makes events harder to control. Since Monday the American bomber force has kept armed aircraft in the air, day and night.

You have dictated a first answer: Soviet captains will not take orders from American warships. This afternoon you receive an American businessman, William Knox, who happens to be in Moscow. What you say to him will be in Washington [by evening](codex:knox)."""


def morning():
    return Page(
        id="morning-9",
        kind="morning",
        title="Day 9",
        ground="desk",
        header=_header("Briefing"),
        main=(
            Sheet(
                title="The line in the ocean",
                register_left="To Comrade Khrushchev N. S.   Copy No. 1",
                register_right="24.X.62   16:40",
                body=(Prose(BODY, "document"),),
                tab="Special folder",
                tab_native="Особая папка",
                stamp="Top secret",
                stamp_native="СОВ. СЕКРЕТНО",
            ),
        ),
        side=(
            KnotMeter("The knot", "drawn tight", 54, 66, ""),
            Heading("How sure are we?", 3),
            Sureness(3, "Confirmed", "Ships with missiles have turned back."),
            Sureness(2, "Probable", "The Americans photographed the R-12 sites."),
            Sureness(1, "Rumour", "An air strike on Cuba is set for this week."),
            Heading("On your desk", 3),
            Card("paper:kennedy", "Letter from J. F. Kennedy", "23 October, read", icon="document"),
            Card(
                "paper:alekseev",
                "Cable, Ambassador Alekseev",
                "Havana, 24 October",
                "Unread",
                "document",
            ),
            Card(
                "paper:brigade",
                "Order to the 69th Brigade",
                "Navy staff, 22 October",
                "Unread",
                "document",
            ),
        ),
        actions=(
            *_steps("Briefing"),
            Action("paper:kennedy", "Letter from J. F. Kennedy", "card"),
            Action("paper:alekseev", "Cable, Ambassador Alekseev", "card"),
            Action("paper:brigade", "Order to the 69th Brigade", "card"),
            Action("go:council", "Call the council", "main"),
        ),
        keys=(
            ("Tab", "next"),
            ("Up Down", "scroll"),
            ("Enter", "open"),
            ("R", "read aloud"),
            ("F1", "help"),
        ),
        note="2 of 3 documents unread",
        focus="paper:alekseev",
        back="title",
    )


OPTIONS = (
    OptionCard(
        "option:stop-arms",
        1,
        "Stop the arms, let the oil sail",
        "Ships with weapons turn for home. The tanker *Bucharest* answers the American hail and holds her course. The submarines wait.",
        (1, 3),
        expects=(("risk", Move(-2)), ("havana", Move(-1)), ("control", Move(1))),
    ),
    OptionCard(
        "option:stop-all",
        2,
        "Stop every ship",
        "All traffic halts short of the line, oil and food with it. Cuba is cut off until there is an agreement.",
        (1,),
        expects=(("risk", Move(-2)), ("havana", Move(-2)), ("grip", Move(-1))),
    ),
    OptionCard(
        "option:sail",
        3,
        "Sail through",
        "No captain stops for boarding. The submarines close up and cover the convoy.",
        (4, 5),
        expects=(("risk", Move(2)), ("control", Move(-2)), ("grip", Move(1))),
    ),
    OptionCard(
        "option:talk",
        4,
        "Talk first",
        "Hold the ships where they are for a day. Tell Mr. Knox that you would meet the President, anywhere.",
        (1, 2, 3),
        expects=(("risk", Move(-1)), ("word", Move(1)), ("grip", Move(0, known=False))),
    ),
)


def gauges():
    return (
        GaugeRow("composure", "Composure", "cup", "steady", "exact", 64, 64, "64"),
        GaugeRow("grip", "Grip", "people", "they follow you", "banded", 53, 63, "53 to 63"),
        GaugeRow("word", "Your word", "speech", "doubted", "banded", 27, 47, "27 to 47"),
        GaugeRow(
            "control",
            "Control",
            "telephone",
            "obeyed, slowly",
            "estimated",
            43,
            61,
            "43 to 61?",
            "4 h old",
        ),
        GaugeRow("havana", "Havana", "star", "uneasy", "estimated", 32, 48, "32 to 48?", "6 h old"),
        GaugeRow("standing", "Standing", "globe", "divided", "words", None, None, "papers only"),
    )


def matters():
    return Page(
        id="matters-9",
        kind="matters",
        title="The ships are at the line",
        native="Н. Хрущёв",
        header=_header("Decision"),
        main=(
            Prose(
                "In twenty minutes the first of them meets an American destroyer. What do you order?",
                "document",
            ),
            *OPTIONS,
        ),
        side=(
            KnotMeter(
                "Shared risk of war",
                "tight",
                54,
                70,
                "54 to 70?",
                "30 min old",
                caption="Advisers expect it to loosen",
            ),
            *gauges(),
            Prose("Past a red line, others decide for you", "note"),
        ),
        actions=(
            *_steps("Decision"),
            *(
                Action(
                    card.action,
                    card.title,
                    "option",
                    key=str(card.number),
                    pressed=card.number == 1,
                )
                for card in OPTIONS
            ),
            Action("sign", "Sign the order", "main"),
            Action("go:map", "map", "secondary", key="m"),
            Action("go:documents", "documents", "secondary", key="d"),
        ),
        keys=(("1 to 4", "choose"), ("Enter", "sign"), ("M", "map"), ("D", "documents")),
        focus="option:stop-arms",
        back="go:map",
    )


FACES = {
    "Mikoyan": Portrait(41, 58, 172, 62, "short", False, "moustache", "flat", "us"),
    "Kuznetsov": Portrait(40, 60, 174, 60, "short", False, "spectacles", "flat", "us"),
    "Semichastny": Portrait(39, 56, 172, 62, "parted", False, "none", "flat", "us"),
    "Malinovsky": Portrait(49, 58, 172, 78, "short", False, "epaulettes", "stern", "us"),
    "Kozlov": Portrait(43, 58, 171, 70, "wave", True, "none", "flat", "us"),
}
POSTS = (
    "First Deputy Premier",
    "Deputy Foreign Minister",
    "Chairman, KGB",
    "Minister of Defence",
    "Central Committee Secretary",
)
STANCES = (16, 62, 42, 78, 90)


def council():
    names = tuple(FACES)
    return Page(
        id="council-9",
        kind="council",
        title="Five voices, one table",
        subtitle="Presidium of the Central Committee",
        native="Президиум ЦК КПСС",
        header=_header("Council"),
        main=(
            People(
                tuple(
                    PersonTile(
                        f"person:{name.lower()}",
                        at + 1,
                        name,
                        POSTS[at],
                        FACES[name],
                        selected=at == 0,
                        record="Right in 3 of 5 predictions" if at else "",
                    )
                    for at, name in enumerate(names)
                )
            ),
            Speech(
                "Mikoyan",
                "Hold everything short of the line",
                "If an American boards one of our ships, we must either swallow it or shoot, and nobody in this room can say what follows a shot. Let the ships stand off. Let the submarines wait short of the line as well: their captains have been four weeks at sea, they are hot, tired and [armed as you know](codex:submarines).",
                questions=("ask:castro", "ask:weakness"),
            ),
        ),
        side=(
            Heading("Where they stand", 3),
            StanceLine(
                "give ground",
                "press on",
                tuple(
                    StanceMark(at + 1, name, STANCES[at], at == 0) for at, name in enumerate(names)
                ),
            ),
        ),
        actions=(
            *_steps("Council"),
            *(
                Action(f"person:{name.lower()}", name, "person", key=str(at + 1), pressed=at == 0)
                for at, name in enumerate(names)
            ),
            Action("ask:castro", "Ask: what would Castro say?", "secondary", key="q"),
            Action(
                "ask:weakness", "Ask: and if Kennedy reads it as weakness?", "secondary", key="w"
            ),
            Action("go:map", "To the map", "main"),
        ),
        keys=(
            ("1 to 5", "choose a voice"),
            ("Q W", "ask"),
            ("R", "read aloud"),
            ("Enter", "go on"),
        ),
        note="What advisers say here is written for the game. Only recorded words stand in quotation marks.",
        focus="person:mikoyan",
        back="go:morning",
    )


def dispatch():
    lines = (
        "CHIEF OF NAVAL STAFF REPORTS.",
        "",
        "SHIPS WITH ARMS STOPPED OR TURNED BY 16:30.",
        "*NONE HAS CROSSED THE LINE.",
        "",
        "TANKER BUCHAREST HAILED BY AMERICAN WARSHIP.",
        "ANSWERED: BUCHAREST, FROM THE BLACK SEA,",
        "*BOUND FOR HAVANA. LET PASS. NOT BOARDED.",
        "",
        "SUBMARINES B-36, B-59, B-130 REPORT AIRCRAFT",
        "OVERHEAD. B-4 DID NOT ANSWER AT 18:00.",
        "",
        "AMERICAN BOMBER FORCE ONE STEP FROM WAR",
        "SINCE 17:00. ORDER SENT IN CLEAR.",
        "",
        "NEXT REPORT AT 22:00.",
    )
    return Page(
        id="dispatch-9",
        kind="dispatch",
        title="Dispatch",
        ground="night",
        header=_header("Dispatch"),
        main=(
            Tape(
                "ВЧ  МОСКВА  24.X.62  20:15",
                "№ 1174",
                tuple(TapeLine(line.lstrip("*"), line.startswith("*")) for line in lines),
                "[ teletype prints ]",
            ),
        ),
        side=(
            Heading("They blinked, and so did you.", 1),
            Prose(
                "Nobody fired. The tanker went through and the missiles did not. In Havana your ambassador is asked what the Soviet word is worth.",
                "document",
            ),
            KnotMeter("Shared risk of war", "", 46, 60, "46 to 60?", before="54 to 70"),
            GaugeRow(
                "havana",
                "Havana",
                "star",
                "uneasy",
                "estimated",
                27,
                43,
                "27 to 43?",
                "2 h old",
                40,
                reason="Castro expected the ships",
            ),
            GaugeRow(
                "control",
                "Control",
                "telephone",
                "obeyed",
                "estimated",
                51,
                63,
                "51 to 63?",
                "1 h old",
                52,
                reason="captains were told plainly",
            ),
            GaugeRow(
                "word",
                "Your word",
                "speech",
                "doubted",
                "banded",
                31,
                51,
                "31 to 51",
                "",
                37,
                reason="the tanker kept it",
            ),
        ),
        actions=(
            *_steps("Dispatch"),
            Action("end-day", "End the day", "main"),
            Action("captions", "captions", "toggle", key="c", pressed=True),
            Action("sound", "sound", "toggle", key="s", pressed=False),
        ),
        keys=(
            ("Space", "print at once"),
            ("Enter", "end the day"),
            ("C", "captions"),
            ("S", "sound"),
        ),
        note="Written for the game, after the record.",
        focus="end-day",
    )


def standing():
    ends = {
        "composure": ("you shout on paper", "you stop hearing alarm", "Slept six hours", 58),
        "grip": ("they remove you", "no one contradicts you", "You asked before you acted", None),
        "word": (
            "no letter is believed",
            "every threat is believed",
            "The speech of the 22nd",
            None,
        ),
        "control": (
            "captains decide alone",
            "units may not defend themselves",
            "Plain orders to the ships",
            47,
        ),
        "havana": ("Castro acts alone", "he wants the first blow", "Ships turned back unasked", 47),
        "standing": ("paper tiger", "promised to the world", "", None),
    }
    rows = []
    for row in gauges():
        low, high, why, before = ends[row.id]
        rows.append(
            GaugeRow(
                row.id,
                row.name,
                row.icon,
                row.word,
                row.shown,
                row.low,
                row.high,
                row.value_text,
                row.age,
                before,
                None,
                why,
                low,
                high,
                "*Pravda* and *New China* say: waits. *Le Monde*: reasonable. *Renmin Ribao*: adventurism, then capitulation."
                if row.id == "standing"
                else "",
            )
        )
    return Page(
        id="standing-9",
        kind="standing",
        title="Where things stand",
        subtitle="Both ends are bad. Keep to the middle.",
        ground="desk",
        header=_header("Decision"),
        main=(
            KnotMeter("Shared risk of war", "tight, 30 min old", 54, 70, "54 to 70?"),
            *rows,
        ),
        actions=(*_steps("Decision"), Action("back", "Back", "secondary", key="escape")),
        back="back",
    )


SHIPS = (
    ("bucharest", "Bucharest", "ship", 27.5, -65.9, ((24.9, -74.5), (23.2, -81.5))),
    ("grozny", "Grozny", "ship", 24.6, -57.2, ((23.6, -63.2),)),
    ("vinnitsa", "Vinnitsa", "ship", 22.4, -62.0, ((22.0, -68.0),)),
    ("kimovsk", "Kimovsk", "arms-ship", 29.3, -54.2, ((31.6, -50.7),)),
    ("poltava", "Poltava", "arms-ship", 33.4, -53.6, ((35.3, -49.8),)),
    ("metallurg-kursk", "Metallurg Kursk", "arms-ship", 33.4, -63.4, ((35.2, -59.4),)),
)
SUBS = (
    ("b-59", "B-59", 28.6, -61.4, 260),
    ("b-36", "B-36", 25.2, -62.6, 210),
    ("b-130", "B-130", 30.6, -58.4, 290),
    ("b-4", "B-4", 19.3, -60.6, 190),
)
WARSHIPS = (
    ("essex", "Essex", 28.7, -69.4),
    ("newport-news", "Newport News", 24.0, -66.3),
    ("kennedy", "Joseph P. Kennedy Jr.", 26.5, -67.6),
)


def _pieces():
    pieces = [
        MapPiece(
            f"piece:{key}",
            key,
            name,
            kind,
            "us",
            Place(lat, lon),
            tuple(Place(*point) for point in course),
            selected=key == "bucharest",
        )
        for key, name, kind, lat, lon, course in SHIPS
    ]
    pieces += [
        MapPiece(f"piece:{key}", key, name, "submarine", "us", Place(lat, lon), doubt=doubt)
        for key, name, lat, lon, doubt in SUBS
    ]
    pieces += [
        MapPiece(f"piece:{key}", key, name, "warship", "them", Place(lat, lon))
        for key, name, lat, lon in WARSHIPS
    ]
    pieces.append(
        MapPiece("piece:san-cristobal", "san-cristobal", "", "site", "us", Place(22.7, -83.25))
    )
    return tuple(pieces)


def staff_map():
    pieces = _pieces()
    return Page(
        id="map-9",
        kind="map",
        title="Map",
        header=_header("Map"),
        main=(
            MapBlock(
                centre=Place(20.25, -74.14),
                width=5050,
                note="Drawn from Cape Maisi, so every distance measured from there is true. Coasts: Natural Earth.",
                pieces=pieces,
                circles=(
                    MapCircle(
                        "R-12 missiles reach here",
                        "2,080 km from San Cristóbal",
                        Place(22.7, -83.3),
                        2080,
                        "reach",
                        "us",
                    ),
                    MapCircle(
                        "Quarantine line",
                        "500 nautical miles from Cape Maisi",
                        Place(20.25, -74.14),
                        926,
                        "line",
                        "them",
                        20,
                        92,
                    ),
                ),
                names=(
                    MapName("United States", Place(34.2, -91.5), "country", "them"),
                    MapName("Cuba", Place(20.2, -79.4), "host", "host"),
                    MapName("Atlantic Ocean", Place(36.9, -64.5), "sea", "other"),
                    MapName("Gulf of Mexico", Place(25.4, -90.2), "sea", "other"),
                    MapName("Caribbean Sea", Place(14.9, -73.5), "sea", "other"),
                    MapName("Washington", Place(38.9, -77.04), "city", "them"),
                    MapName("Miami", Place(25.77, -80.2), "city", "them"),
                    MapName("Havana", Place(23.13, -82.38), "city", "host"),
                    MapName("Guantánamo", Place(19.95, -75.15), "base", "them"),
                    MapName("Moscow 9,600 km", Place(55.75, 37.62), "far", "us"),
                ),
                alternative="Ships and submarines as last reported.",
            ),
        ),
        side=(
            Heading("Selected", 3, "3 of 14"),
            Heading("Bucharest", 1),
            Prose("Soviet tanker, bound for Havana"),
            Facts(
                (
                    ("Cargo", "oil, no weapons"),
                    ("To the line", "at the line now"),
                    ("Nearest American", "destroyer, in sight"),
                    ("Last report", "16:10 Moscow, 50 min ago"),
                    ("Her orders", "hold course"),
                )
            ),
            Heading("Key", 3),
            Card("", "Soviet ship with arms", icon="arms-ship"),
            Card("", "Soviet ship, no arms", icon="ship"),
            Card("", "Submarine, within the ring", icon="submarine"),
            Card("", "American warship", icon="warship"),
            Card("", "R-12 ready; R-14 unfinished", icon="sites"),
            Card("", "Quarantine line", icon="line"),
            Card("", "Reach of missiles, courses", icon="reach"),
            Group("Look ahead", ("ahead:0", "ahead:6", "ahead:12", "ahead:24")),
        ),
        actions=(
            *_steps("Map"),
            *(
                Action(piece.action, piece.name or piece.id, "piece", pressed=piece.selected)
                for piece in pieces
            ),
            Action("ahead:0", "Now", "toggle", pressed=True),
            Action("ahead:6", "+6 h", "toggle", pressed=False),
            Action("ahead:12", "+12 h", "toggle", pressed=False),
            Action("ahead:24", "+24 h", "toggle", pressed=False),
            Action("go:decision", "To the decision", "main"),
        ),
        keys=(
            ("Tab", "next ship"),
            ("L", "ships as a list"),
            ("+ -", "zoom"),
            ("K", "key"),
            ("Enter", "go on"),
        ),
        note="Positions as last reported. Some are guesses.",
        focus="go:decision",
        back="step:council",
    )


def title():
    return Page(
        id="title",
        kind="title",
        title="The Knot of War",
        subtitle="Moscow, October 1962",
        native="Узел войны",
        main=(
            Quote(
                "“We and you ought not now to pull on the ends of the rope in which you have tied the knot of war.”",
                "N. S. Khrushchev to J. F. Kennedy",
                "26 October 1962",
            ),
        ),
        actions=(
            Action("new", "New game", "main"),
            Action("continue", "Continue: day 6", "secondary"),
            Action("classroom", "Classroom", "secondary"),
            Action("settings", "Settings", "secondary"),
            Action("sources", "Sources", "secondary"),
        ),
        keys=(("Tab, arrows", "move"), ("Enter", "choose"), ("F1", "help")),
        note="Thirteen days at Khrushchev’s desk. A teaching game.",
        focus="new",
    )


def nuclear():
    return Page(
        id="ending-submarine",
        kind="nuclear-ending",
        title="There is no thirteenth day.",
        subtitle="Saturday 27 October 1962",
        ground="end",
        main=(
            DaySquares(13, 12),
            Prose(
                "A submarine captain, out of reach of Moscow and with charges bursting round him, believed that the war had begun. His torpedo destroyed an American ship. You could not call back what followed, and neither could the President.\n\nNo one is left who can say how many died. The estimates made beforehand, on both sides, were in the hundreds of millions.",
                "document",
            ),
            Heading("How it came to this", 3),
            Facts(
                (
                    ("Day 8", "The submarines sailed on to the line."),
                    ("Day 9", "No captain was to stop for boarding."),
                    ("Day 11", "His letter was left without an answer."),
                    ("Day 12", "B-59 came up for air among destroyers."),
                )
            ),
        ),
        side=(
            Heading("What happened", 3),
            Prose(
                "On that day in 1962 an officer on board B-59, Vasili Arkhipov, is said to have argued his captain out of it.",
                "document",
            ),
            Prose("Testimony of V. Orlov; historians differ.", "note"),
        ),
        actions=(
            Action("debrief", "See the thirteen days", "main"),
            Action("back-to", "Go back to day 11", "secondary"),
            Action("stop", "Stop here", "secondary"),
        ),
        note="This screen makes no sound.",
        focus="debrief",
    )


DAYS = (
    ("Told the ambassador: no offensive aims", "Told the ambassador: no offensive aims", True),
    ("Hurried the missile sites", "Hurried the missile sites", True),
    ("Gromyko stays silent about missiles", "Gromyko stays silent about missiles", True),
    ("Ordered the sites camouflaged", "Left the sites in the open", False),
    ("Waited", "Waited", True),
    ("Readied a statement", "Waited", False),
    ("No nuclear shot without Moscow", "No nuclear shot without Moscow", True),
    ("Turned most arms ships back", "Turned most arms ships back", True),
    ("Arms stop, the tanker sails", "Arms stop, the tanker sails", True),
    ("Waited for a better offer", "Told the Presidium: seek a deal", False),
    ("Offered: missiles for a pledge", "Offered: missiles for a pledge", True),
    ("Did not ask for Turkey", "Asked for Turkey, in public", False),
    ("Accepted, on the radio", "Accepted, on the radio", True),
)


def _tabs(current):
    names = ("Day by day", "Meters", "Letters", "Sources")
    return tuple(
        Action(f"tab:{name.lower()}", name, "tab", key=str(at + 1), pressed=name == current)
        for at, name in enumerate(names)
    )


def debrief_days():
    rows = tuple(
        DayRow(f"day:{at + 1}", at + 1, f"{16 + at} day {at + 1}", yours, theirs, alike, at == 11)
        for at, (yours, theirs, alike) in enumerate(DAYS)
    )
    return Page(
        id="debrief-days",
        kind="debrief-days",
        title="Thirteen days, twice",
        main=(Heading("October", 3), Timelines("You", "Khrushchev in 1962", rows)),
        side=(
            Heading("Day 12, Saturday 27 October", 3),
            Heading("The price of Turkey", 2),
            Facts(
                (
                    ("You", "let the first letter stand."),
                    ("knew", "the U-2 was down; Havana asked for nothing."),
                    ("He", "sent a second letter and had it read on the radio."),
                    ("knew", "a New York columnist had named Turkey as the price."),
                )
            ),
            Quote(
                "“But Turkey adjoins us; our sentries patrol back and forth and see each other.”",
                "Letter to Kennedy",
                "27 October 1962",
            ),
            Heading("Ask the class", 3),
            Prose("**Was a public price worth more than a quiet one? To whom?**"),
        ),
        actions=(
            *_tabs("Day by day"),
            *(Action(row.action, row.date, "card", pressed=row.selected) for row in rows),
            Action("letter", "Read the letter", "secondary"),
            Action("sources", "Sources (3)", "secondary"),
        ),
        keys=(("Up Down", "day"), ("Enter", "open"), ("1 to 4", "tab"), ("P", "print or save")),
        note="No score. Look at the reasons.",
        focus="day:12",
    )


YOU = (18, 20, 22, 24, 25, 27, 52, 58, 55, 60, 63, 71, 34)
HIS = (18, 20, 23, 25, 27, 30, 55, 60, 56, 54, 58, 84, 30)
METERS = (
    (
        "Grip",
        (66, 66, 64, 65, 64, 62, 58, 60, 58, 54, 52, 49, 55),
        (66, 66, 65, 65, 65, 64, 58, 57, 56, 58, 57, 52, 54),
    ),
    (
        "Havana",
        (70, 70, 71, 73, 73, 72, 68, 60, 44, 42, 40, 37, 26),
        (70, 70, 71, 71, 71, 71, 68, 58, 44, 41, 40, 32, 18),
    ),
    (
        "Your word",
        (40, 40, 34, 33, 33, 32, 22, 30, 37, 36, 44, 46, 64),
        (40, 40, 34, 34, 34, 33, 22, 29, 37, 40, 50, 41, 66),
    ),
    (
        "Control",
        (62, 62, 61, 60, 59, 58, 57, 55, 52, 50, 47, 41, 55),
        (62, 62, 61, 61, 60, 60, 59, 56, 54, 52, 49, 30, 50),
    ),
    (
        "Standing",
        (50, 50, 49, 49, 49, 49, 38, 44, 49, 51, 53, 54, 63),
        (50, 50, 49, 49, 49, 49, 38, 44, 49, 53, 55, 52, 68),
    ),
)


def _series(yours, his):
    return (
        Series("You", "yours", tuple((day + 1.0, float(v)) for day, v in enumerate(yours))),
        Series("1962", "history", tuple((day + 1.0, float(v)) for day, v in enumerate(his))),
    )


def debrief_gauges():
    return Page(
        id="debrief-gauges",
        kind="debrief-gauges",
        title="Thirteen days, twice",
        main=(
            Chart(
                "How tight was the knot?",
                "large",
                13,
                _series(YOU, HIS),
                "Shared risk of war: 0 slack",
                "100 war",
                (
                    ChartNote(7, 55, "Kennedy speaks"),
                    ChartNote(12, 84, "U-2 shot down; B-59"),
                    ChartNote(9, 55, "The line"),
                ),
                16,
            ),
            *(Chart(name, "small", 13, _series(a, b), first_date=16) for name, a, b in METERS),
        ),
        actions=_tabs("Meters"),
        keys=(
            ("Left Right", "day"),
            ("T", "as a table"),
            ("1 to 4", "tab"),
            ("P", "print or save"),
        ),
        focus="tab:meters",
    )


def debrief_quality():
    """All that draws numbers besides the gauges and their charts."""
    days = range(1, 13)
    marks = ("choice", "luck", "")
    chart = RiskChart(
        title="How close was it?",
        note="Of 100 ways on from each evening.",
        days=13,
        top=100,
        steps=tuple(RiskStep(day + 0.4, 5 + 6 * day, marks[day % 3]) for day in days),
        evenings=tuple((day, 5 + 6 * day) for day in days),
        errors=tuple(RiskRange(day + 0.4, 1 + 5 * day, 12 + 7 * day) for day in days),
        band=tuple(RiskRange(day, 0, 60 + 3 * day) for day in days),
        other=tuple((day, 40 - 2 * day) for day in days),
        key=("you", "1962", "calmest to boldest player", "your choices", "luck"),
        alternative="It rose day by day.",
        first_date=16,
    )
    bands = (
        CalibrationBand("0 to 20", 12, 30, 13, 4, 0, 5, "4 of 13 came true"),
        CalibrationBand("80 to 100", 90, 70, 10, 7, 8, 10, "7 of 10 came true"),
    )
    said = ("nuclear war", "limited war", "removal", "nothing settled", "a trade", "an exchange")
    return Page(
        id="debrief-quality",
        kind="debrief-quality",
        title="Quality and luck",
        main=(
            chart,
            Quadrants(
                "Two questions",
                ("Right", "Wrong"),
                ("Lucky", "Unlucky"),
                ((("The line",), ()), ((), ("The course",))),
                "none",
            ),
            Bars("Votes", (Bar("Stop", 7, 20, "7 of 20"), Bar("Sail", 13, 20, "13", "history"))),
            CodePicture(
                tuple(tuple((x * y + x + y) % 3 == 0 for x in range(21)) for y in range(21)),
                "The run code.",
            ),
        ),
        side=(
            Spread(
                "What becomes of 100 ways on",
                (("Before", (8, 2, 3, 46, 15, 26)), ("After", (30, 20, 14, 16, 10, 10))),
                said,
            ),
            Calibration("How well did you judge?", "A disc is what came.", bands),
        ),
        actions=_tabs("Meters"),
        keys=(("T", "as a table"),),
        focus="tab:meters",
    )


def setup():
    return Page(
        id="setup",
        kind="setup",
        title="A new game",
        subtitle="Everything can be changed later but the length.",
        main=(
            Group(
                "How long?",
                ("length:lesson", "length:full", "length:calendar"),
                "A lesson takes about forty minutes.",
            ),
            Group(
                "Whose luck?",
                ("luck:documented", "luck:drawn"),
                "Documented luck is what happened in 1962.",
            ),
            Group(
                "What drives you?",
                ("motive:none", "motive:cuba", "motive:balance", "motive:berlin"),
            ),
            Field(
                "field:word",
                "Word of the class",
                "",
                "Everybody who types the same word has the same luck.",
                24,
            ),
        ),
        side=(
            Heading("Before you begin", 3),
            Prose(
                "Some endings are a nuclear war. They are told in plain words, without pictures or sound."
            ),
            Group("Warn me before such an ending", ("warn:yes", "warn:no")),
        ),
        actions=(
            Action("length:lesson", "A lesson", "toggle", pressed=True),
            Action("length:full", "Full", "toggle", pressed=False),
            Action("length:calendar", "Day by day", "toggle", pressed=False),
            Action("luck:documented", "Documented", "toggle", pressed=True),
            Action("luck:drawn", "Drawn", "toggle", pressed=False),
            Action("motive:none", "None chosen", "toggle", pressed=True),
            Action("motive:cuba", "To defend Cuba", "toggle", pressed=False),
            Action("motive:balance", "To even the balance", "toggle", pressed=False),
            Action("motive:berlin", "To bargain for Berlin", "toggle", pressed=False),
            Action("field:word", "Word of the class", "field"),
            Action("warn:yes", "Yes", "toggle", pressed=False),
            Action("warn:no", "No", "toggle", pressed=True),
            Action("begin", "Begin", "main"),
        ),
        keys=(("Tab", "next"), ("Enter", "choose"), ("Esc", "back")),
        focus="length:lesson",
        back="title",
    )


def prologue():
    return Page(
        id="prologue-1",
        kind="prologue",
        title="Ninety miles",
        subtitle="1 of 4",
        native="Куба, лето 1962",
        main=(
            Prose(
                "In the summer of 1962 eighty-five ships carry soldiers, bombers and [R-12 missiles](codex:r-12) to Cuba. The crews are told that they sail for the north; sheepskin coats lie on top of the crates.\n\nNobody in Washington knows. Nobody in Moscow, outside a dozen rooms, knows either. You do: it was your idea.",
                "document",
            ),
            Quote(
                "“Throw a hedgehog at Uncle Sam’s pants.”",
                "N. S. Khrushchev to R. Ya. Malinovsky",
                "April 1962",
            ),
        ),
        actions=(
            Action("next", "Go on", "main"),
            Action("skip", "Skip to day 1", "secondary"),
        ),
        keys=(("Enter", "go on"), ("Esc", "back")),
        focus="next",
        back="title",
    )


def paper():
    return Page(
        id="paper-alekseev",
        kind="paper",
        title="Cable, Ambassador Alekseev",
        ground="desk",
        header=_header("Briefing"),
        main=(
            Sheet(
                "Cable from Havana",
                "From Havana   No. 1201",
                "24.X.62   09:15",
                (
                    Prose(
                        "Comrade Castro has put the country under arms. He expects [a landing](codex:landing) before the week is out and asks what we shall do then.",
                        "document",
                    ),
                    Quote(
                        "“The Cuban people will resist to the last.”",
                        "A. I. Alekseev",
                        "cable of 24 October 1962",
                    ),
                    Prose("Not the words of the cable: a summary for the desk.", "note"),
                ),
                stamp="Secret",
                stamp_native="СЕКРЕТНО",
            ),
        ),
        side=(
            Heading("How sure is it?", 3),
            Sureness(2, "Probable", "The ambassador saw it himself; he repeats what Castro said."),
            Facts(
                (
                    ("Source", "Ambassador, Havana"),
                    ("Age", "8 hours"),
                    ("Through", "cipher, six hours"),
                )
            ),
            Group(
                "What is it worth?",
                ("grade:1", "grade:2", "grade:3"),
                "Your grade is kept for the debrief.",
            ),
        ),
        actions=(
            *_steps("Briefing"),
            Action("grade:1", "Little", "toggle", pressed=False),
            Action("grade:2", "Something", "toggle", pressed=True),
            Action("grade:3", "Much", "toggle", pressed=False),
            Action(
                "check",
                "Have it checked: two hours",
                "secondary",
                key="c",
                enabled=False,
                why_not="Only half an hour is left today.",
            ),
            Action("close", "Put it back", "main"),
        ),
        keys=(("Up Down", "scroll"), ("Enter", "go on"), ("Esc", "back to the desk")),
        focus="close",
        back="close",
    )


def order():
    return Page(
        id="order-9",
        kind="order",
        title="How is it worded?",
        subtitle="Clause 1 of 2",
        native="Н. Хрущёв",
        header=_header("Decision"),
        main=(
            Prose(
                "To the captains of the four submarines. One sentence decides what they do when nobody can ask Moscow.",
                "document",
            ),
            OptionCard(
                "clause:wait",
                1,
                "Wait short of the line",
                "“Do not cross the line without an order.”",
                (1, 2),
                cost="No hours.",
            ),
            OptionCard(
                "clause:judge",
                2,
                "Act by your own judgement",
                "They know the sea; we do not.",
                (4,),
                stakes="Two of them have radios that fail.",
            ),
            OptionCard("clause:up", 3, "Come up and identify yourselves", "", ()),
        ),
        side=(
            KnotMeter("Shared risk of war", "tight", 54, 70, "54 to 70?", "30 min old", id="risk"),
            *gauges()[3:],
        ),
        actions=(
            *_steps("Decision"),
            Action("clause:wait", "Wait", "option", key="1", pressed=False),
            Action("clause:judge", "Judge", "option", key="2", pressed=False),
            Action(
                "clause:up",
                "Come up",
                "option",
                key="3",
                enabled=False,
                why_not="The signal table for this came into force only today.",
            ),
            Action("sign", "Sign", "main", enabled=False, why_not="Choose one first."),
            Action("undo", "Take it back", "secondary", key="z"),
        ),
        keys=(("1 to 3", "choose"), ("Enter", "sign"), ("Z", "take back")),
        focus="clause:wait",
    )


def forecast():
    steps = tuple(f"forecast:{value}" for value in range(0, 101, 10))
    return Page(
        id="forecast-9",
        kind="forecast",
        title="Before you sleep",
        subtitle="A question about tomorrow",
        ground="desk",
        header=_header("Decision"),
        main=(
            Prose(
                "How likely is it that an American warship stops one of our ships by tomorrow evening?",
                "lead",
            ),
            Scale("In how many cases out of a hundred?", steps, "surely not", "surely"),
            Prose(
                "Nobody sees your answer. The debrief compares thirteen of them with what came.",
                "note",
            ),
        ),
        actions=(
            *_steps("Decision"),
            *(
                Action(step, str(at * 10), "scale", pressed=at == 3)
                for at, step in enumerate(steps)
            ),
            Action("sleep", "Put out the light", "main"),
            Action("skip", "No answer tonight", "secondary"),
        ),
        keys=(("Left Right", "move"), ("Enter", "choose")),
        focus="forecast:30",
    )


def interruption():
    return Page(
        id="interruption-9",
        kind="interruption",
        title="The telephone, at ten to three",
        subtitle="Chief of the naval staff",
        ground="night",
        header=_header("Dispatch"),
        main=(
            Prose(
                "B-59 has come up among four destroyers. Her captain asks nothing, because he cannot; the staff asks for him.",
                "document",
            ),
            OptionCard(
                "option:up",
                1,
                "Let her stay up and signal",
                "A lamp, a flag, and a course for home.",
                (),
                expects=(("risk", Move(-1)),),
            ),
            OptionCard(
                "option:down",
                2,
                "Order her down at once",
                "If the order reaches her at all.",
                (),
                expects=(("risk", Move(1)),),
            ),
        ),
        side=(KnotMeter("Shared risk of war", "tight", 62, 78, "62 to 78?"), *gauges()[:2]),
        actions=(
            *_steps("Dispatch"),
            Action("option:up", "Up", "option", key="1", pressed=False),
            Action("option:down", "Down", "option", key="2", pressed=True),
            Action("say", "Say it into the telephone", "main"),
        ),
        keys=(("1 to 2", "choose"), ("Enter", "say it")),
        focus="option:down",
    )


def trace():
    return Page(
        id="trace-9",
        kind="trace",
        title="What moved today",
        subtitle="Because of whom",
        ground="desk",
        header=_header("Dispatch"),
        main=(
            Table(
                "Moved since this morning",
                ("Gauge", "From", "To", "Because"),
                (
                    (
                        "Havana",
                        "40",
                        "35",
                        "On the 24th you stopped the arms without asking Castro.",
                    ),
                    ("Control", "52", "57", "The captains were told plainly."),
                    ("Your word", "37", "41", "The tanker kept it."),
                ),
            ),
            Heading("On its way", 3),
            Facts(
                (
                    ("Letter to Kennedy", "cipher, arrives tomorrow morning"),
                    ("Cable to Havana", "arrives tonight"),
                )
            ),
        ),
        side=(
            KnotMeter("Shared risk of war", "drawn", 46, 60, "46 to 60?", before="54 to 70"),
            *gauges()[:3],
        ),
        actions=(*_steps("Dispatch"), Action("next-day", "To day 10", "main")),
        keys=(("Enter", "next day"),),
        focus="next-day",
    )


def codex():
    return Page(
        id="codex-quarantine",
        kind="codex",
        title="Codex",
        ground="desk",
        main=(
            Heading("Quarantine", 1, "a word chosen with care"),
            Prose(
                "A blockade is an act of war. On 22 October the President called it a *quarantine*, and only arms were to be stopped. The [Organization of American States](codex:oas) voted for it, which gave it a look of law.\n\nThe line lay five hundred nautical miles from Cape Maisi, so that bombers from Cuba could not reach the ships.",
                "document",
            ),
            Rule(),
            Sureness(3, "Documented", "Proclamation 3504 of 23 October 1962."),
            Quote(
                "“Any vessel or craft which may be proceeding toward Cuba may be intercepted.”",
                "Proclamation 3504",
                "23 October 1962",
            ),
        ),
        side=(
            Heading("More", 3),
            *(
                Card(f"open:codex:{key}", name, "", icon="book")
                for key, name in (
                    ("oas", "Organization of American States"),
                    ("jupiters", "Jupiter missiles"),
                    ("submarines", "The four submarines"),
                )
            ),
        ),
        actions=(
            *(
                Action(f"open:codex:{key}", key, "card")
                for key in ("oas", "jupiters", "submarines")
            ),
            Action("back", "Back", "main"),
        ),
        keys=(("Tab", "next"), ("Enter", "open"), ("Esc", "back")),
        focus="back",
        back="back",
    )


def sources():
    return Page(
        id="sources",
        kind="sources",
        title="Sources",
        subtitle="Everything that is claimed here",
        main=(
            Table(
                "",
                ("Source", "Kind", "Used for"),
                tuple(
                    (
                        f"Foreign Relations of the United States, volume XI, document {n}",
                        "document",
                        f"day {n % 13 + 1}",
                    )
                    for n in range(60, 84)
                ),
            ),
        ),
        actions=(Action("back", "Back", "main"),),
        keys=(("Up Down", "scroll"), ("Esc", "back")),
        focus="back",
        back="back",
    )


def settings():
    return Page(
        id="settings",
        kind="settings",
        title="Settings",
        main=(
            Group(
                "Size of text",
                ("text:100", "text:125", "text:150", "text:200"),
                "Also with the keys + and -.",
            ),
            Group("Colours", ("theme:normal", "theme:contrast")),
            Group(
                "Letters",
                ("font:normal", "font:reading"),
                "The reading font has wide letters and more room between lines.",
            ),
            Group("Motion", ("motion:full", "motion:reduced")),
            Group("Sound", ("sound:on", "sound:off")),
            Group(
                "Captions",
                ("captions:on", "captions:off"),
                "What can be heard is also written, in brackets.",
            ),
        ),
        actions=(
            *(
                Action(f"text:{n}", f"{n} %", "toggle", pressed=n == 100)
                for n in (100, 125, 150, 200)
            ),
            Action("theme:normal", "Paper", "toggle", pressed=True),
            Action("theme:contrast", "High contrast", "toggle", pressed=False),
            Action("font:normal", "Print of 1960", "toggle", pressed=True),
            Action("font:reading", "Reading font", "toggle", pressed=False),
            Action("motion:full", "As drawn", "toggle", pressed=True),
            Action("motion:reduced", "None", "toggle", pressed=False),
            Action("sound:on", "On", "toggle", pressed=True),
            Action("sound:off", "Off", "toggle", pressed=False),
            Action("captions:on", "On", "toggle", pressed=True),
            Action("captions:off", "Off", "toggle", pressed=False),
            Action("back", "Done", "main"),
        ),
        keys=(("Tab", "next"), ("Enter", "choose"), ("Esc", "back")),
        focus="text:100",
        back="back",
    )


def help_page():
    return Page(
        id="help",
        kind="help",
        title="Help",
        main=(
            Prose(
                "You sit at the desk in Moscow for thirteen days. Each morning papers come; each evening something happens because of what you signed."
            ),
            Table(
                "Keys",
                ("Key", "Does"),
                (
                    ("Tab, Shift and Tab", "next and last thing"),
                    ("Arrows", "move inside a group"),
                    ("Enter, Space", "press"),
                    ("Escape", "back"),
                    ("R", "read aloud"),
                    ("+ and -", "size of text"),
                ),
            ),
        ),
        side=(
            Heading("The gauges", 3),
            Prose("Both ends are bad. A hatched end means that others decide for you."),
            *gauges()[:3],
        ),
        actions=(Action("back", "Back", "main"),),
        keys=(("Esc", "back"),),
        focus="back",
        back="back",
    )


def ending():
    return Page(
        id="ending-settled",
        kind="ending",
        title="A bargain, half of it in public",
        subtitle="Sunday 28 October 1962",
        main=(
            DaySquares(13, 13),
            Prose(
                "At five in the afternoon, Moscow time, the radio read your answer. The missiles go home; a pledge stays; and in five months others will have been taken out of [Turkey](codex:jupiters), of which nobody may speak.",
                "document",
            ),
            Heading("That winter", 3),
            Facts(
                (
                    ("Cuba", "The bombers left by 6 December."),
                    ("Turkey", "The Jupiters were gone by April 1963."),
                    ("You", "Removed in October 1964."),
                )
            ),
        ),
        side=(
            Heading("How it stood at the end", 3),
            KnotMeter("Shared risk of war", "taut", 28, 36, "28 to 36"),
            *gauges()[:2],
        ),
        actions=(
            Action("debrief", "See the thirteen days", "main"),
            Action("save", "Save the code", "secondary"),
        ),
        keys=(("Enter", "go on"),),
        focus="debrief",
    )


def debrief_first():
    grades = tuple(f"reason:{n}" for n in range(1, 6))
    return Page(
        id="debrief-first",
        kind="debrief-first",
        title="Before you look",
        subtitle="No result is shown on this page.",
        main=(
            Prose("Think of the day on which you hesitated longest.", "lead"),
            Field(
                "field:reason",
                "Why did you decide as you did?",
                "Because nobody could say what follows a shot.",
                "One or two sentences. They stay on this machine.",
                300,
            ),
            Scale(
                "How good was the decision, judged by what you knew then?", grades, "poor", "good"
            ),
        ),
        side=(
            Heading("Why first?", 3),
            Prose(
                "A good decision can end badly and a bad one well. Whoever has seen the end can no longer judge the beginning."
            ),
        ),
        actions=(
            Action("field:reason", "Why", "field"),
            *(Action(one, str(at + 1), "scale", pressed=False) for at, one in enumerate(grades)),
            Action("next", "Open the envelopes", "main"),
        ),
        keys=(("Tab", "next"), ("Enter", "go on")),
        focus="field:reason",
    )


def debrief_envelopes():
    return Page(
        id="debrief-envelopes",
        kind="debrief-envelopes",
        title="What the other side knew",
        ground="desk",
        main=tuple(
            Card(
                f"envelope:{day}",
                f"Day {day}",
                "Opened" if day < 4 else "Sealed",
                "" if day < 4 else "Sealed",
                "letter",
            )
            for day in range(1, 14)
        ),
        side=(
            Heading("Day 3, Thursday 18 October", 3),
            Heading("He had the photographs in his desk", 2),
            Prose(
                "While Gromyko spoke of wheat and defence, the President had seen [the sites](codex:u-2) for two days.",
                "document",
            ),
            Quote(
                "“The most shameless performance.”", "recalled by an adviser", "memoir, disputed"
            ),
        ),
        actions=(
            *_tabs("Letters"),
            *(
                Action(f"envelope:{day}", f"Day {day}", "card", pressed=day == 3)
                for day in range(1, 14)
            ),
            Action("next", "Go on", "main"),
        ),
        keys=(("Up Down", "day"), ("Enter", "open")),
        focus="envelope:3",
    )


def debrief_endings():
    return Page(
        id="debrief-endings",
        kind="debrief-endings",
        title="What else could have come",
        subtitle="From the same decisions, with other luck",
        main=(
            Prose("A thousand runs of your decisions under other luck:", "interface"),
            Table(
                "How they ended",
                ("Ending", "Of a thousand", "What it meant"),
                (
                    ("Settled", "612", "a bargain, public or not"),
                    ("Retreat", "201", "the missiles home for nothing"),
                    ("Unsettled", "140", "the next crisis waits"),
                    ("Nuclear", "47", "no thirteenth day"),
                ),
            ),
            Chart("Risk, day by day", "large", 13, _series(YOU, HIS), "0 slack", "100 war", (), 16),
        ),
        actions=(
            *_tabs("Meters"),
            Action("next", "To the exam", "main"),
            Action("again", "Change one thing", "secondary"),
        ),
        keys=(("T", "as a table"),),
        focus="next",
    )


def message():
    return Page(
        id="message-saved",
        kind="message",
        title="Saved",
        main=(
            Prose(
                "Your run is in Documents, in the folder Knot of War. Its code is **9K4M-2XQ7-PL**."
            ),
            Prose("Write the code down: it plays the same run on any machine.", "note"),
        ),
        actions=(
            Action("ok", "Good", "main"),
            Action("copy", "Copy the code", "secondary", key="c"),
        ),
        focus="ok",
        back="ok",
    )


PAGES = {
    "title": title,
    "setup": setup,
    "prologue": prologue,
    "morning": morning,
    "paper": paper,
    "council": council,
    "map": staff_map,
    "matters": matters,
    "order": order,
    "forecast": forecast,
    "interruption": interruption,
    "dispatch": dispatch,
    "trace": trace,
    "standing": standing,
    "codex": codex,
    "sources": sources,
    "settings": settings,
    "help": help_page,
    "ending": ending,
    "nuclear-ending": nuclear,
    "debrief-first": debrief_first,
    "debrief-envelopes": debrief_envelopes,
    "debrief-days": debrief_days,
    "debrief-gauges": debrief_gauges,
    "debrief-quality": debrief_quality,
    "debrief-endings": debrief_endings,
    "message": message,
}
