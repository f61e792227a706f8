"""English: how days are written."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week in their order."""

SHORT_WEEKDAYS = {
    **dict.fromkeys(("Mon", "Mon."), 0),
    **dict.fromkeys(("Tue", "Tue.", "Tues", "Tues."), 1),
    **dict.fromkeys(("Wed", "Wed.", "Weds", "Weds."), 2),
    **dict.fromkeys(("Thu", "Thu.", "Thur", "Thur.", "Thurs", "Thurs."), 3),
    **dict.fromkeys(("Fri", "Fri."), 4),
    **dict.fromkeys(("Sat", "Sat."), 5),
    **dict.fromkeys(("Sun", "Sun."), 6),
}
"""What is written for them in lists, by their number from 0."""

MONTHS = (
    ("January", "Jan", "Jan."),
    ("February", "Feb", "Feb."),
    ("March", "Mar", "Mar."),
    ("April", "Apr", "Apr."),
    ("May",),
    ("June", "Jun", "Jun."),
    ("July", "Jul", "Jul."),
    ("August", "Aug", "Aug."),
    ("September", "Sept", "Sept.", "Sep", "Sep."),
    ("October", "Oct", "Oct."),
    ("November", "Nov", "Nov."),
    ("December", "Dec", "Dec."),
)
"""The months in their order, each with what it is shortened to."""

_WEEKDAY = (
    r"(?P<weekday>Monday|Mon\.|Tuesday|Tue\.|Tues\.|Wednesday|Wed\.|Weds\.|Thursday|Thu\.|Thur\."
    r"|Thurs\.|Friday|Fri\.|Saturday|Sat\.|Sunday|Sun\.)"
)
_MONTH = (
    r"(?P<month>January|Jan\.|February|Feb\.|March|Mar\.|April|Apr\.|May|June|Jun\.|July|Jul\."
    r"|August|Aug\.|September|Sept\.|Sep\.|October|Oct\.|November|Nov\.|December|Dec\.)"
)
_DAY = r"(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?"
_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)(?![\d,]\d|%| percent| per cent| people)"
_NO_DAY = (
    r"(?!\w|[.:,/]\d|[-–—]\d| ?[-–—] ?\d| ?(?:%|[ap]\.?m\b)|-\w| (?:percent|per cent|people|men"
    r"|women|deaths|cases|votes|points|million|billion|hundred|thousand|of the|(?:and|to|or) \d|&)"
    r"|, \d{1,2}(?!\d)|, and \d)"
)
_MONTH_FIRST = rf"\b{_MONTH} {_DAY}{_NO_DAY}(?:,? {_YEAR})?"
_DAY_FIRST = rf"\b{_DAY} (?:of )?{_MONTH}(?![\w-])(?:,? {_YEAR})?"
DATES = (
    rf"(?<![\w.]){_MONTH} {_DAY}{_NO_DAY}",
    rf"(?<![\d.,:$£€-])\b{_DAY} (?:of )?{_MONTH}(?![\w-])",
)
"""The date of a day: the month first, and the day first."""

_LATE_DAY = r"(?P<day>29|30|31)(?P<ordinal>st|nd|rd|th)?"

_NOT_LISTED = (
    r"(?<!day and )(?<!day or )(?<!day to )(?<!day[-–,])(?<!day[-–,] )(?<!through )(?<!until )"
)
ON_WEEKDAYS = tuple(
    rf"{_NOT_LISTED}\b{_WEEKDAY},? (?:the )?{date}" for date in (_MONTH_FIRST, _DAY_FIRST)
)
"""A weekday and the date of one day beside it, with or without its year."""

LATE_DATES = (
    rf"(?<!\d[.,])(?<!\d)\b{_MONTH} {_LATE_DAY}{_NO_DAY}(?:,? {_YEAR})?",
    rf"(?<![\d.,:$£€-])(?<!and )(?<!or )(?<!to )\b{_LATE_DAY} (?:of )?{_MONTH}(?![\w-])"
    rf"(?:,? {_YEAR})?",
)
"""The date of a day that some months do not have."""

_SEAM = r"(?: to | until | through | till | ?[-–—] ?)"
_FROM = r"(?P<first>\d{1,2})(?:st|nd|rd|th)?"
_TO = r"(?P<last>\d{1,2})(?:st|nd|rd|th)?"
RANGES = (
    rf"\b{_MONTH} {_FROM}{_SEAM}(?:(?P<again>(?P=month)) )?{_TO}(?![\d:/%]|[.,]\d|-\w| ?[ap]\.?m\b"
    r"| (?:percent|points|win|victory|loss|record|vote|defeat|on ))",
    rf"(?<![\d.,:/$£€-]){_FROM}{_SEAM}{_TO} {_MONTH}(?![\w-])",
)
"""A range of days in one month."""
