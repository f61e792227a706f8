import pytest

from newslint.parsers.datelines import split_dateline
from newslint.text import Prose, ProseBuilder

DATELINES = [
    ("LONDON (Reuters) - ", "LONDON (Reuters)"),
    ("WASHINGTON — ", "WASHINGTON"),
    ("WASHINGTON—", "WASHINGTON"),
    ("WASHINGTON (AP) _ ", "WASHINGTON (AP)"),
    ("PARIS, Nov. 5 (AP) – ", "PARIS, Nov. 5 (AP)"),
    ("PARIS, 5 November -- ", "PARIS, 5 November"),
    ("SAN SALVADOR, El Salvador (AP) — ", "SAN SALVADOR, El Salvador (AP)"),
    ("NEW YORK/LONDON (Reuters) - ", "NEW YORK/LONDON (Reuters)"),
    ("NEW YORK — ", "NEW YORK"),
    ("ST. LOUIS — ", "ST. LOUIS"),
    ("WINSTON-SALEM, N.C. — ", "WINSTON-SALEM, N.C."),
    ("WINSTON-SALEM, N.C. - ", "WINSTON-SALEM, N.C."),
    ("Washington (CNN) - ", "Washington (CNN)"),
    ("RIO DE JANEIRO (AFP) – ", "RIO DE JANEIRO (AFP)"),
    ("SÃO PAULO — ", "SÃO PAULO"),
    ("WASHINGTON, D.C. — ", "WASHINGTON, D.C."),
    ("ORANGE, Texas/HOUSTON (Reuters) - ", "ORANGE, Texas/HOUSTON (Reuters)"),
    ("THE HAGUE, Netherlands -- ", "THE HAGUE, Netherlands"),
]
PROSE = [
    "WASHINGTON is a city — The capital, in fact.",
    "NATO — the alliance of 29 states — met.",
    "FBI - Its agents came.",
    "UPDATE - The road is open again.",
    "FILE PHOTO - The mayor speaks.",
    "NEW POLL — The race is tight.",
    "Washington — The mayor did not come.",
    "Democrats (and others) — They came.",
    "Sen. Ann Lee (R-Texas) — The deal is off.",
    "EDITOR’S NOTE — This story has changed.",
    "A dash — Then another.",
    "",
    "—",
    "LONDON (Reuters) -",
]


@pytest.mark.parametrize(("written", "dateline"), DATELINES)
@pytest.mark.parametrize("rest", ["The council met.", "“No,” she said.", "12 people came."])
def test_a_dateline_is_split_off(written: str, dateline: str, rest: str) -> None:
    source = f"xx{written}{rest}"
    found, left = split_dateline(Prose.verbatim(source, 2, len(source)))
    assert found is not None
    assert (found.text, left.text) == (dateline, rest)
    for prose in (found, left):
        span = prose.span(0, len(prose.text))
        assert source[span.start : span.end] == prose.text


@pytest.mark.parametrize("text", PROSE)
def test_prose_stays_whole(text: str) -> None:
    prose = Prose.verbatim(text, 0, len(text))
    assert split_dateline(prose) == (None, prose)


def test_a_dateline_of_many_pieces() -> None:
    source = "**LONDON** (Reuters)&nbsp;&mdash; The *council* met."
    builder = ProseBuilder(source)
    builder.keep(2, 8)
    builder.keep(10, 20)
    builder.translate("\u00a0", 20, 26)
    builder.translate("—", 26, 33)
    builder.keep(33, 38)
    builder.keep(39, 46)
    builder.keep(47, 52)
    found, left = split_dateline(builder.build())
    assert found is not None
    assert (found.text, left.text) == ("LONDON (Reuters)", "The council met.")
    assert left.span(4, 11) == (39, 46)
