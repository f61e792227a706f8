"""English: where a stop ends no sentence, and words that an apostrophe shortens at the front.

This is data. It is Python and not YAML because every article needs it before any rule runs.
"""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


TITLES = _words(
    "adm atty brig capt cmdr col cpl det dr fr gen gov hon insp lt maj messrs mr mrs ms msgr "
    "mx pfc pres prof pvt rep reps rev sen sens sgt spc ssgt st supt"
)
"""Words whose stop never ends a sentence: a name follows."""

_DAYS = "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri"
_PLACES = (
    "ariz ave blvd calif colo conn ft ga hwy kan ky md mich minn mo mont mt neb nev okla ore pa "
    "rd tenn va vt wis wyo"
)
_REFERENCES = "approx ca ch cf dept ed eds est fig figs no nos p pp para sec vol vols viz vs v"
_PHRASES = "al eg ie aka bros co corp inc jr ltd"

ABBREVIATIONS = TITLES | _words(_DAYS, _PLACES, _REFERENCES, _PHRASES)
"""Words whose stop seldom ends a sentence, in small letters; single letters need not be listed."""

SENTENCE_OPENERS = _words(
    "A After All Also Although An And As At Because Before Both But By Despite Each Even Every",
    "For Former From He Her His How However I If In Instead It Its Last Later Like Many Meanwhile",
    "More Most My No Nor Not Now Of On Once One Only Or Other Our Over She Since So Some Still",
    "Such That The Their Then There These They This Those Though Through Thus To Today Two Under",
    "Unlike Until We What When Where Whether Which While Who Why With Without Yet You Your",
)
"""Words that begin a sentence where an abbreviation (U.S., a.m., Inc.) leaves a doubt."""

NO_NAMES = frozenset(map(str.lower, SENTENCE_OPENERS)) | _words(
    "according asked earlier having holding here just many meanwhile today tomorrow yesterday",
    "monday tuesday wednesday thursday friday saturday sunday january february march april may",
    "june july august september october november december",
)
"""Capitalised words that are no part of a person's name, in small letters."""

ELISIONS = _words(
    "bout cause cept coz cos cuz em er fraid gainst kay kinda less m mid mon neath nother nuff n",
    "pon re round s sall scuse sup til till tis tisn twas tween twere twill twixt twould ud um ve",
    "way ya yall yer yo",
)
"""What stands after an apostrophe at the front of a word: ’em, ’cause, rock ’n’ roll."""

WORDS_TOO = _words("bout cause cept less mid round way re er um")
"""Those of them that stand without an apostrophe too."""

LABELS_BEFORE_DASHES = frozenset(
    "ALERT ANALYSIS BACKGROUND BREAKING COLUMN COMMENT COMMENTARY CORRECTED CORRECTION DEVELOPING "
    "EDITOR EDITORIAL EXCLUSIVE EXPLAINER FACT FACTBOX FEATURE FILE FINAL HAPPENING INTERACTIVE "
    "INTERVIEW JUST LATEST LIVE NEW NEWS NOTE NOW OPINION ORIGINAL PHOTO PHOTOS PODCAST POLL "
    "PREVIEW QUIZ READ REVIEW REWIND SPOILER SPONSORED THE TIMELINE UPDATE UPDATED UPDATES VIDEO "
    "WARNING WATCH WIRE YOUR".split()
)
"""First words of what stands where a dateline stands, in capitals and before a dash."""

TWO_WORD_CITIES = frozenset(
    ["THE HAGUE"]
    + [f"NEW {name}" for name in "BEDFORD BRITAIN BRUNSWICK CASTLE DELHI HAVEN JERSEY".split()]
    + [f"NEW {name}" for name in "LONDON ORLEANS YORK".split()]
)
"""Cities that begin with a word that a label may begin with."""

PERSONAL_PRONOUNS = _words("he she they we i it you")
"""Pronouns that may speak."""

NAME_PARTICLES = _words("de da del della der den di du dos la le ten van von bin ibn al")
"""Small words within a name: Vincent van Gogh."""

DETERMINERS = _words(
    "a an the this that these those his her its their our my one two three four five several some",
    "many most another other others each every any no both all few",
)
"""Words that open a noun phrase."""

NO_NAME_AFTER = _words(
    "a an another any every each no some most many few several all both more other such what which",
    "my your his her its our their whose",
)
"""Words after which a name in small letters is none, but what its words say: a state department."""

DEFINITE_ARTICLE = "the"

SOURCE_OPENER = "as"
"""What opens a clause of whose words follow: As the mayor wrote in March, …"""

CONJUNCTIONS = _words("and but or so yet that because nor then what how whom who still")
"""Words that join one clause to another."""

AUXILIARIES = _words(
    "has have had is are was were be been will would can could may might must shall should do does",
    "did not never also then later once again still even ever just now soon since often sometimes",
    "always recently too more less to who himself herself themselves first went on has hasn’t",
    "hadn’t didn’t",
)
"""What stands between a subject and its verb."""

ADVERBIALS = _words(
    "in on at by for from with after before during as when while where since if although though",
    "because despite under over into through about against between among amid near around outside",
    "inside upon toward towards within without lest following earlier later today yesterday",
    "tonight tomorrow monday tuesday wednesday thursday friday saturday sunday last next asked",
    "according however meanwhile instead ago this-week recently once again also then there here",
    "if until unlike like per via who whose which whom to even",
)
"""Words that open an adverbial phrase, before which a subject ends and after which none begins."""

CREDITS = (
    *(
        "REUTERS/",
        "Reuters/",
        "AP Photo",
        "(AP/",
        "/AP ",
        "/Getty",
        "/AFP",
        "/Reuters",
        "Getty Images",
    ),
    *("Photo by", "Photo:", "Photos:", "Photograph:", "File Photo", "Image:", "Hide Caption"),
    *("hide caption", "Image copyright", "This appears in the", "appears in print"),
)
"""What tells a caption, a credit or a line about the printed issue from the article's own text."""

FORMS = (
    "not a robot",
    "Invalid email",
    "Please re-enter",
    "enter your email",
    "Enter your email",
    "your inbox",
)
"""What tells a form of the page around the article."""

LINKS_END = "MORE"
"""What ends a list of other articles' headlines that was set into a sentence."""

NAME_JOINERS = _words("and of for the")
"""Small words between the capitals of one name: Center for Internet and Society."""

LEADS_TO_SHORT_FORMS = _words("the or hereafter also called known as aka")
"""What may stand in a bracket before an abbreviation: (or WTO)."""

OTHER_NAME_FOLLOWS = _words("as called named dubbed aka")
"""What stands before another name of something: known as the WTO."""

KNOWN_SLIP = "sic"
"""What stands in brackets behind a slip that is another's."""

ORDINALS = _words("st nd rd th")
"""What may stand behind the figure of a day: 5th."""
