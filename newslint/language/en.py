"""English: where a stop ends no sentence, and words that an apostrophe shortens at the front.

This is data. It is Python and not YAML because every article needs it before any rule runs.
"""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_TITLES = (
    "adm atty brig capt cmdr col cpl det dr esq fr gen gov hon insp lt maj messrs mr mrs ms msgr "
    "mx pfc pres prof pvt rep reps rev sen sens sgt spc sr ssgt st supt"
)
_DAYS = "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri"
_PLACES = (
    "ariz ave blvd calif colo conn ft ga hwy kan ky md mich minn mo mont mt neb nev okla ore pa "
    "rd tenn va vt wis wyo"
)
_REFERENCES = "approx ca ch cf dept ed eds est fig figs no nos p pp para sec vol vols viz vs v"
_PHRASES = "al e.g eg i.e ie a.k.a aka"

ABBREVIATIONS = _words(_TITLES, _DAYS, _PLACES, _REFERENCES, _PHRASES)
"""Words whose stop ends no sentence, in small letters; single letters need not be listed."""

ELISIONS = _words(
    "bout cause cept coz cos cuz em er fraid gainst kay kinda less m mid mon neath nother nuff n",
    "pon re round s sall scuse sup til till tis tisn twas tween twere twill twixt twould ud um ve",
    "way ya yall yer yo",
)
"""What stands after an apostrophe at the front of a word: ’em, ’cause, rock ’n’ roll."""
