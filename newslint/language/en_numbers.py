"""English: how numbers are written."""

from collections.abc import Mapping

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_TEENS = "fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

SMALL: Mapping[str, int] = {
    word: number for number, word in enumerate(f"{_ONES} {_TEENS}".split())
} | {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
"""Numbers that are one word."""

SCALES: Mapping[str, float] = {
    **{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12},
    **{"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12},
}
"""What stands behind a number and multiplies it."""

ONE = "a"
"""What stands for one before a word that multiplies: a billion."""

_SCALE = r"(?:hundred|thousand|million|billion|trillion|mln|bln|mn|bn|tn|[kmb])"
_WORD = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|(?:four|six|seven|eight|nine)teen|ten|eleven|twelve|thirteen|fifteen"
    r"|zero|one|two|three|four|five|six|seven|eight|nine)"
)
FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A number in figures."""
NUMBER = rf"(?:{FIGURE}|\b(?i:{_WORD})\b)(?:(?: |-)?(?i:{_SCALE})\b)?"
"""A number in figures or in words."""

COUNTED = frozenset(
    "books characters charts facts films images lessons lines maps moments myths paragraphs photos "
    "pictures questions quotes reasons recipes rules secrets signs songs steps stories takeaways "
    "things tips tricks tweets videos ways words".split()
)
"""What an article has as many of as its headline says, and need not count again."""

PERCENT = r"(?: ?%| percent| per cent)"
_OF = (
    r" (?:out )?of (?:(?:the|its|their|his|her|our|all|some|those|these|a total of|a possible)"
    r" ){0,2}"
)
_THINGS = r"(?: [\w’'-]+){0,4}"
_SHARE = rf"(?P<share>\d+(?:\.\d+)?){PERCENT}"

SHARES = (
    rf"(?P<part>{NUMBER}){_OF}(?P<whole>{NUMBER}){_THINGS} [(\[](?:or )?{_SHARE}[)\]]",
    rf"(?P<part>{NUMBER}){_OF}(?P<whole>{NUMBER}){_THINGS}(?:,| [-–—]) or {_SHARE}[,.;]",
    rf"{_SHARE}(?: of (?:[\w’'-]+ ?){{1,5}})? ?[(\[](?P<part>{NUMBER}){_OF}(?P<whole>{NUMBER})"
    rf"{_THINGS}[)\]]",
)
"""A part of a whole, with the share of it that the writer has worked out."""

HEDGES = (
    "about almost approximately around barely circa estimated just least less more most nearly "
    "over roughly some than under up"
).split()
"""Words before a number that say that it is not exact."""

_RISES = r"(?:increase|rise|jump|gain|growth|climb|decrease|decline|drop|fall|reduction|cut)"
_VERBS = (
    r"(?:rose|risen|rising|rise|rises|grew|grown|climbed|jumped|increased|went up|fell|fallen"
    r"|falling|fall|falls|dropped|declined|decreased|went down|dipped|slipped|slid"
    r"|edged up|edged down)"
)
_CHANGE = rf"(?P<change>\d+(?:\.\d+)?)(?:{PERCENT}|-percent)"
_FROM_TO = (
    rf"(?:from (?P<first>\d+(?:\.\d+)?)(?:{PERCENT})?,? to (?P<last>\d+(?:\.\d+)?){PERCENT}"
    rf"|to (?P<to>\d+(?:\.\d+)?){PERCENT}(?: in \w+)?,? (?:up |down )?from "
    rf"(?P<from>\d+(?:\.\d+)?){PERCENT})"
)
CHANGES = (
    rf"\b{_FROM_TO}(?:,| [-–—]|,? which is|, or|, that is)? (?:an? )?{_CHANGE} {_RISES}",
    rf"\b{_VERBS} (?:by )?{_CHANGE},? {_FROM_TO}",
    rf"\b{_CHANGE} {_RISES},? {_FROM_TO}",
)
"""A share before and after, with the change that the writer has worked out."""

GROWTH = rf"\b(?:{_VERBS}|{_RISES})s?\b"
"""What tells that a share is of what was, and not of a whole."""

REMAINDERS = (
    r"\b(?:(?:the )?remaining|the other|the rest,?|the remainder,?) "
    rf"(?P<rest>\d+(?:\.\d+)?){PERCENT}"
)
"""The share that is left when all others are told."""
FALLS = (
    r"\b(?:fell|fallen|falls|falling|dropped|drops|declined|declines|decreased|decreases|shrank"
    r"|shrunk|plunged|plummeted|slumped|sank|reduced|was cut|were cut) (?:by )?"
    r"(?:about |more than |nearly |almost |over |some )?(?P<share>\d{3,}(?:\.\d+)?)"
    rf"{PERCENT}",
    rf"(?<![\d.,])(?P<share>\d{{3,}})(?:{PERCENT}|-percent) (?:decrease|decline|drop|reduction"
    r"|less|fewer|lower|cheaper|smaller)\b",
)
"""A fall of a hundred percent or more."""

_BRACKETED = rf"[(\[](?:or )?\d[\d.]*{PERCENT}|[(\[][\w,.-]+ (?:out )?of \S+"
CLUES: Mapping[str, str] = {
    "share": rf"{_BRACKETED}|(?:,|[-–—]) or \d[\d.]*{PERCENT}",
    "points": r"\bfrom \d[\d.]*(?:%| percent| per cent)?,? to \d|\bto \d[\d.]*.{1,20} from \d",
    "fall": rf"\d{{3}}(?:\.\d+)?(?:{PERCENT}|-percent)",
    "remainder": r"(?:remaining|other|rest,?|remainder,?) \d",
}
"""What is found at once, and without which nothing of a kind stands in a text."""

PERCENTAGES = rf"(?<![\d.,-])(?P<share>\d+(?:\.\d+)?){PERCENT}"
"""A share in figures."""
